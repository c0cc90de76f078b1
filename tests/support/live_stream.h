// The stream as the relay puts it together: what comes in, and the feed that it leaves by.
#pragma once

#include "stream/feed.h"
#include "stream/ingest.h"

namespace lancast::test {

/// Constructed before what uses it.
struct FeedOwner
{
    stream::Feed ownFeed;
};

struct StreamOptions : stream::IngestOptions
{
    stream::GopCacheLimits gopCache;
    webm::InitSegmentOptions initSegment;
};

class LiveStream final : private FeedOwner, public stream::Ingest
{
public:
    explicit LiveStream(const StreamOptions &options = {})
        : FeedOwner{stream::Feed(options.gopCache, options.initSegment)}
        , Ingest(ownFeed, options)
    {
    }

    [[nodiscard]] stream::Feed &feed() { return ownFeed; }
    void join(stream::Subscriber &sink) { ownFeed.join(sink); }
    void leave(stream::Subscriber &sink) { ownFeed.leave(sink); }
    [[nodiscard]] bool hasMedia() const { return ownFeed.hasMedia(); }
    [[nodiscard]] qsizetype mediaBytes() const { return ownFeed.memory().bytes() + bufferedBytes(); }
    [[nodiscard]] stream::StreamStatus snapshot(Time now) const
    {
        stream::StreamStatus status;
        appendTo(status, now);
        ownFeed.appendTo(status);
        return status;
    }
};

} // namespace lancast::test
