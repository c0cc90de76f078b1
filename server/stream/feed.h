// The stream in one form: its chunks, what a joining subscriber needs of the past, and all subscribers.
#pragma once

#include "stream/fan_out.h"
#include "stream/frame_sink.h"
#include "stream/gop_cache.h"
#include "stream/memory_accountant.h"
#include "stream/packager.h"

#include <chrono>
#include <memory>
#include <span>

namespace lancast::stream {

/// Subscribers may join and leave from within their own callbacks.
class Feed final : public FrameSink
{
public:
    /// WebM.
    explicit Feed(const GopCacheLimits &gopCache = {}, const webm::InitSegmentOptions &initSegment = {});
    explicit Feed(std::unique_ptr<Packager> packager, const GopCacheLimits &gopCache = {});

    /// Everybody starts over.
    void start(const StreamStart &start) override;
    void add(std::span<const webm::Frame> frames) override;
    /// A subscriber that joins after the end waits for the next start.
    void setState(StreamState state) override;

    /// Init segment and GOP cache at once (if there is media), then every chunk.
    void join(Subscriber &subscriber);
    void leave(Subscriber &subscriber);

    [[nodiscard]] bool hasMedia() const { return !m_start.tracks.empty(); }
    /// Counts the bytes of chunks that are held anywhere.
    [[nodiscard]] MemoryAccountant &memory() { return m_memory; }
    [[nodiscard]] const MemoryAccountant &memory() const { return m_memory; }
    /// What it is made of, and the GOP cache.
    void appendTo(StreamStatus &status) const;

private:
    [[nodiscard]] Burst burst() const;

    std::unique_ptr<Packager> m_packager;
    MemoryAccountant m_memory;
    GopCache m_gopCache;
    StreamStart m_start; ///< without tracks: nothing is to be had
    StreamHead m_head;
    FanOut m_fanOut;
};

} // namespace lancast::stream
