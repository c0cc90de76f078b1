#include "websocket/send_queue.h"

#include <algorithm>
#include <utility>

namespace lancast::net {

namespace {

/// What is left of \a bytes behind the first \a sent, of which \a before belong to others.
QByteArrayView restOf(const QByteArray &bytes, qsizetype sent, qsizetype before)
{
    return QByteArrayView(bytes).sliced(std::clamp<qsizetype>(sent - before, 0, bytes.size()));
}

} // namespace

SendQueue::Offer SendQueue::offer(OutgoingBytes message, Continuity continuity)
{
    const bool resumes = m_isLagging && continuity == Continuity::StartsAfresh && mayResume();
    if (m_isLagging && !resumes) {
        countDropped();
        return Offer::Dropped;
    }
    if (m_bytes - m_beginningBytes + message.size() > m_maxBytes && !m_items.empty()) {
        fallBehind();
        countDropped();
        return Offer::Dropped;
    }
    m_isLagging = false;
    append({std::move(message), true});
    return resumes ? Offer::TakenAfterDrop : Offer::Taken;
}

/// Over TLS the text that tells the viewer what it has missed is still on its way to the kernel.
bool SendQueue::mayResume() const
{
    const bool isTold = m_droppedRun == 0;
    const bool holdsMedia =
        std::ranges::any_of(m_items, [](const Item &item) { return item.isDroppable || item.isBeginning; });
    return m_items.empty() || (isTold && !holdsMedia);
}

void SendQueue::pushRest(OutgoingBytes bytes, qsizetype sent)
{
    Q_ASSERT(m_items.empty());
    append({.bytes = std::move(bytes), .isDroppable = true, .isBegun = sent > 0});
    m_items.back().sent = sent;
    m_bytes -= sent;
}

void SendQueue::push(OutgoingBytes bytes)
{
    append({std::move(bytes)});
}

void SendQueue::pushBeginning(OutgoingBytes bytes)
{
    m_beginningBytes += bytes.size();
    append({std::move(bytes), false, true});
}

void SendQueue::append(Item item)
{
    if (item.bytes.size() == 0)
        return; // nobody would ever report it sent
    m_bytes += item.bytes.size();
    m_items.push_back(std::move(item));
}

QByteArray SendQueue::front(qsizetype most) const
{
    const Item &item = m_items.front();
    const auto &[head, shared, ticket] = item.bytes;
    const qsizetype size = std::min(most, item.rest());
    QByteArray bytes;
    bytes.reserve(size);
    for (const QByteArrayView part : {restOf(head, item.sent, 0), restOf(shared, item.sent, head.size())})
        bytes.append(part.first(std::min(part.size(), size - bytes.size())));
    return bytes;
}

std::size_t SendQueue::peek(std::span<QByteArrayView> views) const
{
    std::size_t count = 0;
    for (const Item &item : m_items) {
        const auto &[head, shared, ticket] = item.bytes;
        for (const QByteArrayView part :
             {restOf(head, item.sent, 0), restOf(shared, item.sent, head.size())}) {
            if (count == views.size())
                return count;
            if (!part.isEmpty())
                views[count++] = part;
        }
    }
    return count;
}

void SendQueue::consume(qsizetype count)
{
    m_bytes -= count;
    while (!m_items.empty()) {
        Item &item = m_items.front();
        const qsizetype part = std::min(count, item.rest());
        item.sent += part;
        m_beginningBytes -= item.isBeginning ? part : 0;
        item.isBegun = true;
        count -= part;
        if (item.rest() > 0)
            return;
        m_items.pop_front();
        if (count == 0)
            return;
    }
}

void SendQueue::clear()
{
    m_items.clear();
    m_bytes = 0;
    m_beginningBytes = 0;
}

quint64 SendQueue::takeDroppedRun()
{
    return std::exchange(m_droppedRun, 0);
}

void SendQueue::fallBehind()
{
    m_isLagging = true;
    std::deque<Item> kept;
    for (Item &item : m_items) {
        if (item.isDroppable && !item.isBegun) {
            m_bytes -= item.bytes.size();
            countDropped();
        } else {
            kept.push_back(std::move(item));
        }
    }
    m_items = std::move(kept);
}

void SendQueue::countDropped()
{
    ++m_droppedMessages;
    ++m_droppedRun;
}

} // namespace lancast::net
