#include "relay/feed.h"

#include "relay/relayed_tracks.h"

#include <utility>

namespace lancast::relay {

Feed::Feed(const GopCacheLimits &gopCache, const webm::InitSegmentOptions &initSegment)
    : m_options(initSegment)
    , m_gopCache(gopCache)
{
}

void Feed::start(const StreamStart &start)
{
    m_muxer.emplace(start.tracks);
    m_initSegment = webm::writeInitSegment(start.tracks, m_options);
    m_origin = start.origin;
    m_gopCache.start(start.tracks);
    m_startId = start.id;
    m_seats.startBlob(blob());
}

void Feed::add(std::span<const webm::Block> frames)
{
    if (!m_muxer)
        return;
    for (webm::MuxedChunk &muxed : m_muxer->mux(frames)) {
        const MediaHold hold = m_memory.hold(muxed.size());
        const Chunk chunk{std::move(muxed), hold};
        m_gopCache.append(chunk);
        m_seats.deliver(chunk);
    }
}

void Feed::end()
{
    m_muxer.reset();
    m_gopCache.clear();
}

Blob Feed::blob() const
{
    const webm::Tracks &tracks = m_muxer->tracks();
    return {m_startId, webm::mimeType(tracks), tracks, m_initSegment, m_gopCache.chunks(), m_origin};
}

void Feed::join(StreamSink &sink)
{
    m_seats.add(sink, m_gopCache.isEmpty() ? Seats::Start::AtSyncPoint : Seats::Start::Now);
    if (m_muxer)
        sink.startBlob(blob());
}

void Feed::leave(StreamSink &sink)
{
    m_seats.remove(sink);
}

void Feed::appendTo(StatusSnapshot &status) const
{
    if (m_muxer) {
        status.mime = QString::fromLatin1(webm::mimeType(m_muxer->tracks()));
        if (const webm::Track *video = firstOf(m_muxer->tracks(), webm::TrackType::Video)) {
            status.width = video->pixelWidth;
            status.height = video->pixelHeight;
        }
    }
    status.mediaBytes += m_memory.bytes();
    status.gopCacheBytes = m_gopCache.bytes();
    status.gopCacheLimitBytes = m_gopCache.limits().maxBytes;
    status.gopCacheSpan = m_gopCache.span();
}

} // namespace lancast::relay
