// What an output has been given of the stream and has not done yet: limited in bytes.
#pragma once

#include "stream/chunk.h"

#include <deque>

namespace lancast::output {

/// Over its limit it takes nothing until the next sync point: what an output misses is whole, and what it
/// gets can be decoded.
class Backlog final
{
public:
    explicit Backlog(qsizetype maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    enum class Offer {
        Taken,
        NoRoom,          ///< it is left out, with what follows up to the next sync point
        AwaitsSyncPoint, ///< left out as well: it continues what was left out
    };
    [[nodiscard]] Offer offer(const stream::Chunk &chunk);
    /// What comes next goes on from nothing.
    void awaitSyncPoint() { m_awaitsSyncPoint = true; }
    /// The oldest chunks, of so many bytes together, are done.
    void release(qsizetype bytes);

    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    struct Hold
    {
        qsizetype bytes = 0;
        stream::MemoryTicket ticket; ///< the bytes count as memory in this thread
    };

    qsizetype m_maxBytes;
    qsizetype m_bytes = 0;
    bool m_awaitsSyncPoint = true;
    std::deque<Hold> m_holds;
};

} // namespace lancast::output
