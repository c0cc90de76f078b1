// The stream as the relay puts it together: what comes in, and the feed that it leaves by.
#pragma once

#include "relay/feed.h"
#include "relay/ingest.h"

namespace lancast::test {

/// Constructed before what uses it.
struct FeedOwner
{
    relay::Feed ownFeed;
};

struct StreamOptions : relay::IngestOptions
{
    relay::GopCacheLimits gopCache;
    webm::InitSegmentOptions initSegment;
};

class LiveStream final : private FeedOwner, public relay::Ingest
{
public:
    explicit LiveStream(const StreamOptions &options = {})
        : FeedOwner{relay::Feed(options.gopCache, options.initSegment)}
        , Ingest(ownFeed, options)
    {
    }

    [[nodiscard]] relay::Feed &feed() { return ownFeed; }
    void join(relay::StreamSink &sink) { ownFeed.join(sink); }
    void leave(relay::StreamSink &sink) { ownFeed.leave(sink); }
    [[nodiscard]] bool hasMedia() const { return ownFeed.hasMedia(); }
    [[nodiscard]] qsizetype mediaBytes() const { return ownFeed.memory().bytes() + bufferedBytes(); }
    [[nodiscard]] relay::StatusSnapshot snapshot(Time now) const
    {
        relay::StatusSnapshot status;
        appendTo(status, now);
        ownFeed.appendTo(status);
        return status;
    }
};

} // namespace lancast::test
