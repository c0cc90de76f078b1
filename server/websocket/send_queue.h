// One viewer's unsent bytes, limited; decides what a lagging viewer misses.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <memory>
#include <span>

namespace lancast::net {

/// Bytes of one peer, and behind them bytes that it shares with others.
struct OutgoingBytes
{
    QByteArray head;
    QByteArray shared{};
    std::shared_ptr<const void> ticket{}; ///< kept as long as the bytes are: its end tells that they are gone

    [[nodiscard]] qsizetype size() const { return head.size() + shared.size(); }
};

/// Whether a peer that has missed messages can continue with one.
enum class Continuity { NeedsEarlier, StartsAfresh };

/// Shares its messages' bytes with other queues, so many queues with the same content cost its bytes once.
/// Over its limit it forgets the messages that nobody has begun to send, for they are old by the time the
/// peer reads again, and takes none until one that starts afresh finds no media in it.
class SendQueue final
{
public:
    explicit SendQueue(qsizetype maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    enum class Offer {
        Taken,
        TakenAfterDrop, ///< as Taken; messages before it are missing, see takeDroppedRun()
        Dropped,
    };

    /// A message that may be dropped: all of its bytes are kept, or none.
    [[nodiscard]] Offer offer(OutgoingBytes message, Continuity continuity);
    /// What the peer has not got yet of a message of which it has \a sent bytes; the queue is empty.
    void pushRest(OutgoingBytes bytes, qsizetype sent);
    /// Bytes that must not be dropped: texts. They count but are not refused.
    void push(OutgoingBytes bytes);
    /// As push(), for the beginning of the stream: it may be larger than the limit, which counts from there
    /// on.
    void pushBeginning(OutgoingBytes bytes);

    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    /// A copy of what is next, at most \a most bytes and of one item.
    [[nodiscard]] QByteArray front(qsizetype most) const;
    /// Fills \a views with front() and what comes behind it; returns how many there are.
    [[nodiscard]] std::size_t peek(std::span<QByteArrayView> views) const;
    /// \a count bytes, from front() on, have left. 0: the peer is about to get some of front().
    void consume(qsizetype count);
    /// The peer is gone.
    void clear();

    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    /// What the items take beside their bytes.
    [[nodiscard]] qsizetype overheadBytes() const { return std::ssize(m_items) * qsizetype(sizeof(Item)); }
    [[nodiscard]] bool isLagging() const { return m_isLagging; }
    [[nodiscard]] quint64 droppedMessages() const { return m_droppedMessages; }
    /// Messages dropped since the last call: what a viewer is told when it resumes.
    [[nodiscard]] quint64 takeDroppedRun();

private:
    struct Item
    {
        OutgoingBytes bytes;
        bool isDroppable = false;
        bool isBeginning = false;
        bool isBegun = false;
        qsizetype sent = 0; ///< of bytes

        [[nodiscard]] qsizetype rest() const { return bytes.size() - sent; }
    };

    [[nodiscard]] bool mayResume() const;
    void append(Item item);
    void fallBehind();
    void countDropped();

    qsizetype m_maxBytes;
    std::deque<Item> m_items;
    qsizetype m_bytes = 0;
    qsizetype m_beginningBytes = 0; ///< of m_bytes
    bool m_isLagging = false;
    quint64 m_droppedMessages = 0;
    quint64 m_droppedRun = 0;
};

} // namespace lancast::net
