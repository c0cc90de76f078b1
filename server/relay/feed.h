// The stream in one form: WebM chunks, what a joiner needs of the past, and everybody who takes them.
#pragma once

#include "relay/frame_sink.h"
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
class Feed final : public FrameSink
{
public:
    explicit Feed(const GopCacheLimits &gopCache = {}, const webm::InitSegmentOptions &initSegment = {});

    /// Everybody starts over.
    void start(const StreamStart &start) override;
    void add(std::span<const webm::Block> frames) override;
    /// A sink that joins then waits for the next start.
    void end() override;

    /// Init segment and GOP cache at once (if there is media), then every chunk.
    void join(StreamSink &sink);
    void leave(StreamSink &sink);

    [[nodiscard]] bool hasMedia() const { return m_muxer.has_value(); }
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
    quint64 m_startId = 0;
    Seats m_seats;
};

} // namespace lancast::relay
