// What sessions share. It outlives them.
#pragma once

#include "base/relay_clock.h"
#include "session/room_options.h"
#include "stream/feed.h"
#include "stream/ingest.h"

namespace lancast::net {

/// Numbers for everybody connected: each is given once.
class ClientIds final
{
public:
    [[nodiscard]] quint64 next() { return ++m_last; }

private:
    quint64 m_last = 0;
};

/// For sessions in any thread: it does not change.
struct ViewerContext
{
    const RelayClock &clock;
    const RelayLimits &limits;
};

/// For sessions in the relay's thread.
struct SessionContext : ViewerContext
{
    stream::Ingest &ingest;
    stream::Feeds &feeds;
    ClientIds &ids;
};

} // namespace lancast::net
