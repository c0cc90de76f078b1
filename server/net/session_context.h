// What the sessions of all clients share. It outlives them.
#pragma once

#include "net/client_ids.h"
#include "net/relay_clock.h"
#include "net/relay_limits.h"
#include "net/sent_media.h"
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
