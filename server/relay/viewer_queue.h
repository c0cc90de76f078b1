// One viewer's unsent bytes, limited; decides what a lagging viewer misses.
#pragma once

#include "relay/chunk.h"

#include <QByteArray>

#include <deque>
#include <span>

namespace lancast::relay {

enum class Delivery {
    Sent,    ///< handed on without waiting
    Queued,  ///< waits for the peer
    Dropped, ///< the viewer is lagging; it resumes at a sync point
};

/// Holds references to shared chunks, so many queues with the same content cost its bytes once.
/// Over its limit it forgets the chunks that nobody has begun to send, for they are old by the time the peer
/// reads again, and takes none until a sync point finds it empty.
class ViewerQueue final
{
public:
    explicit ViewerQueue(qsizetype maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    enum class Offer {
        Taken,
        TakenAfterDrop, ///< as Taken; chunks before it are missing, see takeDroppedRun()
        Dropped,
    };

    /// \a headerSize of the chunk's bytes are left out for peers that are no WebSockets.
    [[nodiscard]] Offer offer(const Chunk &chunk, bool withHeader);
    /// As offer(), with \a clusterHeader in place of the chunk's own: both are kept, or both dropped.
    [[nodiscard]] Offer offerRetimed(const Chunk &chunk, const QByteArray &clusterHeader);
    /// Bytes that must not be dropped: blobs and texts. They count but are not refused.
    void push(OutgoingBytes bytes);

    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] const OutgoingBytes &front() const { return m_items.front().bytes; }
    /// Fills \a views with front() and what comes behind it; returns how many there are.
    [[nodiscard]] std::size_t peek(std::span<QByteArrayView> views) const;
    /// \a count bytes, from front() on, have left. 0: the peer is about to get some of front().
    void consume(qsizetype count);
    /// The peer is gone.
    void clear();

    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] bool isLagging() const { return m_isLagging; }
    [[nodiscard]] quint64 droppedChunks() const { return m_droppedChunks; }
    /// Chunks dropped since the last call: what a viewer is told when it resumes.
    [[nodiscard]] quint64 takeDroppedRun();

private:
    struct Item
    {
        OutgoingBytes bytes;
        bool isDroppable = false;
        bool isBegun = false;
        bool isTail = false; ///< of the item before it: begun once that one is
    };

    /// The answer to \a chunk; unless it is Offer::Dropped its bytes have to follow.
    [[nodiscard]] Offer judge(const Chunk &chunk);

    void fallBehind();
    void countDropped();

    qsizetype m_maxBytes;
    std::deque<Item> m_items;
    qsizetype m_bytes = 0;
    bool m_isLagging = false;
    quint64 m_droppedChunks = 0;
    quint64 m_droppedRun = 0;
};

} // namespace lancast::relay
