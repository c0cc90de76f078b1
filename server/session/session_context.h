// What the sessions of all clients share. It outlives them.
#pragma once

#include "base/relay_clock.h"
#include "session/client_ids.h"
#include "session/relay_limits.h"
#include "session/sent_media.h"
#include "stream/feed.h"
#include "stream/ingest.h"

namespace lancast::net {

struct SessionContext
{
    stream::Ingest &ingest;
    stream::Feed &feed;
    const RelayClock &clock;
    const RelayLimits &limits;
    ClientIds &ids;
    SentMedia &sent;
};

} // namespace lancast::net
