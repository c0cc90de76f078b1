// The stream in one form: WebM chunks, what a joiner needs of the past, and everybody who takes them.
#pragma once

#include "relay/gop_cache.h"
#include "relay/media_memory.h"
#include "relay/seats.h"
#include "relay/status.h"
#include "webm/chunk_muxer.h"

#include <chrono>
#include <optional>
#include <span>

namespace lancast::relay {

/// Sinks may join and leave from within their own callbacks.
class Feed final
{
public:
    explicit Feed(const GopCacheLimits &gopCache = {}, const webm::InitSegmentOptions &initSegment = {});

    /// The frames that follow are of \a tracks: every sink starts over. \a origin: see Blob.
    void start(const webm::Tracks &tracks, std::chrono::nanoseconds origin);
    /// Frames in stream order; nothing leaves before start().
    void give(std::span<const webm::Block> frames);
    /// Nobody can join until the next start().
    void end();

    /// Init segment and GOP cache at once (if there is media), then every chunk.
    void join(StreamSink &sink);
    void leave(StreamSink &sink);

    [[nodiscard]] bool hasMedia() const { return m_muxer.has_value(); }
    /// Empty without media.
    [[nodiscard]] webm::Tracks tracks() const { return m_muxer ? m_muxer->tracks() : webm::Tracks(); }
    /// Counts the bytes of chunks that are held anywhere.
    [[nodiscard]] MediaMemory &memory() { return m_memory; }
    [[nodiscard]] const MediaMemory &memory() const { return m_memory; }
    /// What it is made of, and the GOP cache.
    void appendTo(StatusSnapshot &status) const;

private:
    [[nodiscard]] Blob blob() const;

    webm::InitSegmentOptions m_options;
    MediaMemory m_memory;
    std::optional<webm::ChunkMuxer> m_muxer;
    QByteArray m_initSegment;
    std::chrono::nanoseconds m_origin{0};
    GopCache m_gopCache;
    quint64 m_blobId = 0;
    Seats m_seats;
};

} // namespace lancast::relay
