// Whose visits the host has ended, so that they get nothing of the past either.
#pragma once

#include "base/relay_clock.h"

#include <QByteArray>
#include <QHash>

namespace lancast::net {

/// By the session's id, or whatever else tells one visitor from the others. Knows no clock.
class EndedVisits final
{
public:
    using Time = RelayClock::Time;

    static constexpr qsizetype maxVisits = 1024; ///< beyond it the oldest is forgotten
    static constexpr std::chrono::hours memory{1};

    void add(const QByteArray &visitor, Time now);
    /// It has come again, and was let in.
    void remove(const QByteArray &visitor) { m_endedAt.remove(visitor); }
    [[nodiscard]] bool contains(const QByteArray &visitor, Time now) const;
    [[nodiscard]] qsizetype size() const { return m_endedAt.size(); }

private:
    QHash<QByteArray, Time> m_endedAt;
};

} // namespace lancast::net
