#include "relay/viewer_queue.h"

#include <utility>

namespace lancast::relay {

ViewerQueue::Offer ViewerQueue::offer(const Chunk &chunk, bool withHeader)
{
    const bool resumes = m_isLagging && chunk.isSyncPoint && m_items.empty();
    if (m_isLagging && !resumes) {
        countDropped();
        return Offer::Dropped;
    }
    if (m_bytes + chunk.wire.size() > m_maxBytes && !m_items.empty()) {
        fallBehind();
        countDropped();
        return Offer::Dropped;
    }
    m_isLagging = false;
    OutgoingBytes bytes{chunk.wire, withHeader ? 0 : chunk.headerSize};
    m_bytes += bytes.size();
    m_items.push_back({std::move(bytes), true, false});
    return resumes ? Offer::TakenAfterDrop : Offer::Taken;
}

void ViewerQueue::push(OutgoingBytes bytes)
{
    m_bytes += bytes.size();
    m_items.push_back({std::move(bytes), false, false});
}

void ViewerQueue::consume(qsizetype count)
{
    Item &item = m_items.front();
    m_bytes -= count;
    item.bytes.offset += count;
    item.isBegun = true;
    if (item.bytes.size() == 0)
        m_items.pop_front();
}

quint64 ViewerQueue::takeDroppedRun()
{
    return std::exchange(m_droppedRun, 0);
}

void ViewerQueue::fallBehind()
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

void ViewerQueue::countDropped()
{
    ++m_droppedChunks;
    ++m_droppedRun;
}

} // namespace lancast::relay
