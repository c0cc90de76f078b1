// What a joining viewer needs from the past: the chunks since the newest sync point(s).
#pragma once

#include "relay/chunk.h"

#include <chrono>
#include <deque>
#include <vector>

namespace lancast::relay {

struct GopCacheLimits
{
    qsizetype maxBytes = 16 * 1024 * 1024;
    std::chrono::milliseconds maxSpan{30'000};
    /// The GOP before the newest is kept until the newest spans this much, so that a viewer that joins
    /// right at a keyframe still finds something to play from.
    std::chrono::milliseconds minSpan{500};
};

/// Over a limit the cache empties and waits for the next sync point: a publisher that never sends a keyframe
/// cannot grow it, and what it gives always starts at a sync point.
class GopCache final
{
public:
    explicit GopCache(const GopCacheLimits &limits = {});

    void append(const Chunk &chunk);
    void clear();

    /// Oldest first.
    [[nodiscard]] std::vector<Chunk> chunks() const;
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

    GopCacheLimits m_limits;
    std::deque<Gop> m_gops;
    qsizetype m_bytes = 0;
};

} // namespace lancast::relay
