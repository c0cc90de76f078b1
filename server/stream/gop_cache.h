// What a joining viewer needs from the past: the video since the newest keyframe, and the newest audio.
#pragma once

#include "stream/chunk.h"
#include "stream/packager.h"

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace lancast::stream {

struct GopCacheLimits
{
    qsizetype maxBytes = 16 * 1024 * 1024;
    /// A GOP that is longer is condensed: a player that began at its keyframe would be so late.
    std::chrono::milliseconds maxSpan{8'000};
    /// The GOP before the newest is kept until the newest spans this much, so that a viewer that joins
    /// right at a keyframe still finds something to play from.
    std::chrono::milliseconds minSpan{500};
    int maxFrames = 4'500; ///< condensed, a millisecond each
};

/// Of a long GOP the older frames are kept, but not their times, and no audio of their time: a joining viewer
/// gets them a millisecond apart, in the order in which they are shown, right before the newest Clusters, so
/// that it can decode what comes, at once.
///
/// Over a limit the cache empties and waits for the next sync point: a publisher that never sends a keyframe
/// cannot grow it, and what it gives always starts at a sync point.
class GopCache final
{
public:
    /// \a packager made the chunks and \a memory counts them; both outlive this object.
    GopCache(const Packager &packager, MemoryAccountant &memory, const GopCacheLimits &limits = {});

    void append(const Chunk &chunk);
    void clear();
    /// As clear(); the chunks that follow belong to a stream of \a tracks.
    void start(const webm::Tracks &tracks);

    /// Oldest first.
    [[nodiscard]] std::vector<Chunk> chunks() const;
    [[nodiscard]] const GopCacheLimits &limits() const { return m_limits; }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] std::chrono::milliseconds span() const;
    [[nodiscard]] bool isEmpty() const { return m_gops.empty(); }

private:
    struct Gop
    {
        std::vector<Chunk> chunks;
        qsizetype bytes = 0;
    };

    void dropOldest();
    void condense();
    void collectVideo(const Chunk &chunk, std::vector<webm::Frame> &frames) const;
    [[nodiscard]] qsizetype olderBytes() const { return m_older ? m_older->size() : 0; }

    const Packager &m_packager;
    MemoryAccountant &m_memory;
    GopCacheLimits m_limits;
    webm::Tracks m_tracks;
    std::optional<Chunk> m_older; ///< the first GOP's older video, condensed
    std::deque<Gop> m_gops;
    qsizetype m_bytes = 0;
};

} // namespace lancast::stream
