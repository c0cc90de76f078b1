// One that watches over WebRTC and is no LanCast page.
#pragma once

#include "session/viewer.h"

namespace lancast::net {

/// Stands for a peer among the viewers. WhepRoutes ends the peer with it, and it with the peer.
class WhepPlayer final : public Viewer
{
    Q_OBJECT

public:
    WhepPlayer(quint64 id, const ViewerContext &context)
        : Viewer(id, context)
    {
    }

    [[nodiscard]] qsizetype queuedBytes() const override { return 0; } // datagrams leave or are lost
    void tick(RelayClock::Time) override {}
    void closeWith(CloseCode, const QString &) override { emit finished(); }
    void abort() override { emit finished(); }
};

} // namespace lancast::net
