#include "stream/feed.h"

#include "stream/relayed_tracks.h"
#include "stream/webm_packager.h"

#include <algorithm>
#include <utility>

namespace lancast::stream {

Feed::Feed(const GopCacheLimits &gopCache, const webm::InitSegmentOptions &initSegment)
    : Feed(std::make_unique<WebmPackager>(initSegment), gopCache)
{
}

Feed::Feed(std::unique_ptr<Packager> packager, const GopCacheLimits &gopCache, FeedId id)
    : m_id(id)
    , m_packager(std::move(packager))
    , m_gopCache(*m_packager, m_memory, gopCache)
{
}

void Feed::start(const StreamStart &start)
{
    m_start = start;
    m_head = m_packager->start(start.tracks);
    m_gopCache.start(start.tracks);
    m_fanOut.begin(burst());
}

void Feed::add(std::vector<webm::Frame> frames)
{
    if (!hasMedia())
        return;
    for (webm::MuxedChunk &muxed : m_packager->package(std::move(frames))) {
        MemoryTicket ticket = m_memory.hold(muxed.heldBytes());
        const Chunk chunk{std::move(muxed), std::move(ticket), m_id};
        m_gopCache.append(chunk);
        m_fanOut.deliver(chunk);
    }
}

void Feed::setState(StreamState state)
{
    if (state == StreamState::Ended) {
        m_start = {};
        m_gopCache.clear();
    }
    m_fanOut.setStreamState(state);
}

Burst Feed::burst() const
{
    Burst burst = head();
    burst.chunks = m_gopCache.chunks();
    return burst;
}

Burst Feed::head() const
{
    return {m_start.id, m_head.mime, m_start.tracks, m_head.initSegment, {}, m_start.origin, m_id};
}

void Feed::join(Subscriber &subscriber)
{
    m_fanOut.join(subscriber, burst());
}

void Feed::leave(Subscriber &subscriber)
{
    m_fanOut.remove(subscriber);
}

void Feed::appendTo(StreamStatus &status) const
{
    if (hasMedia()) {
        status.mime = QString::fromLatin1(m_head.mime);
        if (const webm::Track *video = firstOf(m_start.tracks, webm::TrackType::Video)) {
            status.width = video->pixelWidth;
            status.height = video->pixelHeight;
        }
    }
    status.mediaBytes += m_memory.bytes();
    status.gopCacheBytes = m_gopCache.bytes();
    status.gopCacheLimitBytes = m_gopCache.limits().maxBytes;
    status.gopCacheSpan = m_gopCache.span();
}

/// Passes on what comes to all that take the frames of one encoding.
class Feeds::Encoding final : public FrameSink
{
public:
    void addSink(FrameSink &sink) { m_sinks.push_back(&sink); }

    void start(const StreamStart &start) override
    {
        for (FrameSink *sink : m_sinks)
            sink->start(start);
    }
    /// The last one gets the frames themselves: what nobody else uses it can make chunks of.
    void add(std::vector<webm::Frame> frames) override
    {
        if (m_sinks.empty())
            return;
        for (auto sink = m_sinks.begin(); sink + 1 != m_sinks.end(); ++sink)
            (*sink)->add(frames);
        m_sinks.back()->add(std::move(frames));
    }
    void addUnordered(const std::vector<webm::Frame> &frames) override
    {
        for (FrameSink *sink : m_sinks)
            sink->addUnordered(frames);
    }
    void setState(StreamState state) override
    {
        for (FrameSink *sink : m_sinks)
            sink->setState(state);
    }

private:
    std::vector<FrameSink *> m_sinks;
};

Feeds::Feeds(const GopCacheLimits &gopCache)
    : m_gopCache(gopCache)
{
    add({}, std::make_unique<WebmPackager>());
}

Feeds::~Feeds() = default;

Feed &Feeds::add(FeedId id, std::unique_ptr<Packager> packager)
{
    std::unique_ptr<Feed> &feed = m_feeds[id];
    if (!feed) {
        feed = std::make_unique<Feed>(std::move(packager), m_gopCache, id);
        addSink(id.encoding, *feed);
        for (Subscriber *subscriber : m_everywhere)
            feed->join(*subscriber);
    }
    return *feed;
}

Feed *Feeds::find(FeedId id) const
{
    const auto feed = m_feeds.find(id);
    return feed == m_feeds.end() ? nullptr : feed->second.get();
}

void Feeds::addSink(EncodingId id, FrameSink &sink)
{
    static_cast<Encoding &>(encoding(id)).addSink(sink);
}

FrameSink &Feeds::encoding(EncodingId id)
{
    std::unique_ptr<Encoding> &encoding = m_encodings[id];
    if (!encoding)
        encoding = std::make_unique<Encoding>();
    return *encoding;
}

void Feeds::joinAll(Subscriber &subscriber)
{
    m_everywhere.push_back(&subscriber);
    for (const auto &[id, feed] : m_feeds)
        feed->join(subscriber);
}

void Feeds::leaveAll(Subscriber &subscriber)
{
    std::erase(m_everywhere, &subscriber);
    for (const auto &[id, feed] : m_feeds)
        feed->leave(subscriber);
}

qsizetype Feeds::heldBytes() const
{
    qsizetype bytes = 0;
    for (const auto &[id, feed] : m_feeds)
        bytes += feed->memory().bytes();
    return bytes;
}

void Feeds::appendTo(StreamStatus &status) const
{
    main().appendTo(status);
    status.mediaBytes += heldBytes() - main().memory().bytes();
}

} // namespace lancast::stream
