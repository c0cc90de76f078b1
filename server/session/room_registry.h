// The rooms of a relay, by name.
#pragma once

#include "session/room.h"

#include <QByteArray>

#include <map>
#include <memory>

namespace lancast::net {

/// There is one so far, and every path leads to it.
class RoomRegistry final
{
public:
    explicit RoomRegistry(const Room::Shared &shared)
    {
        m_rooms.emplace(QByteArray(), std::make_unique<Room>(shared));
    }

    /// The room that paths without a name stand for.
    [[nodiscard]] Room &main() const { return *m_rooms.at({}); }
    /// The one that a request for \a path is about.
    [[nodiscard]] Room &roomOf(const QByteArray &) const { return main(); }

    template<typename Action> void forEach(Action action) const
    {
        for (const auto &[name, room] : m_rooms)
            action(*room);
    }

private:
    std::map<QByteArray, std::unique_ptr<Room>> m_rooms;
};

} // namespace lancast::net
