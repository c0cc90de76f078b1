#include "stream/feed.h"

#include "stream/relayed_tracks.h"
#include "stream/webm_packager.h"

#include <utility>

namespace lancast::stream {

Feed::Feed(const GopCacheLimits &gopCache, const webm::InitSegmentOptions &initSegment)
    : Feed(std::make_unique<WebmPackager>(initSegment), gopCache)
{
}

Feed::Feed(std::unique_ptr<Packager> packager, const GopCacheLimits &gopCache)
    : m_packager(std::move(packager))
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

void Feed::add(std::span<const webm::Frame> frames)
{
    if (!hasMedia())
        return;
    for (webm::MuxedChunk &muxed : m_packager->package(frames)) {
        MemoryTicket ticket = m_memory.hold(muxed.size());
        const Chunk chunk{std::move(muxed), std::move(ticket)};
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
    return {m_start.id, m_head.mime, m_start.tracks, m_head.initSegment, m_gopCache.chunks(), m_start.origin};
}

void Feed::join(Subscriber &subscriber)
{
    m_fanOut.add(subscriber, m_gopCache.isEmpty() ? JoinPoint::AtSyncPoint : JoinPoint::Now);
    if (hasMedia())
        subscriber.begin(burst());
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

} // namespace lancast::stream
