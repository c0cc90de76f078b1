#include "relay/viewer_queue.h"

#include <algorithm>
#include <utility>

namespace lancast::relay {

ViewerQueue::Offer ViewerQueue::offer(const Chunk &chunk, bool withHeader)
{
    const Offer answer = judge(chunk);
    if (answer == Offer::Dropped)
        return answer;
    OutgoingBytes bytes = withHeader ? chunk.withHeader() : chunk.withoutHeader();
    m_bytes += bytes.size();
    m_items.push_back({std::move(bytes), true, false, false});
    return answer;
}

ViewerQueue::Offer ViewerQueue::offerRetimed(const Chunk &chunk, const QByteArray &clusterHeader)
{
    const Offer answer = judge(chunk);
    if (answer == Offer::Dropped)
        return answer;
    OutgoingBytes blocks = chunk.blocks();
    m_bytes += clusterHeader.size() + blocks.size();
    m_items.push_back({{clusterHeader, 0}, true, false, false});
    m_items.push_back({std::move(blocks), true, false, true});
    return answer;
}

ViewerQueue::Offer ViewerQueue::judge(const Chunk &chunk)
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
    return resumes ? Offer::TakenAfterDrop : Offer::Taken;
}

void ViewerQueue::push(OutgoingBytes bytes)
{
    if (bytes.size() == 0)
        return; // nobody would ever report it sent
    m_bytes += bytes.size();
    m_items.push_back({std::move(bytes), false, false, false});
}

std::size_t ViewerQueue::peek(std::span<QByteArrayView> views) const
{
    const std::size_t count = std::min(views.size(), m_items.size());
    for (std::size_t i = 0; i < count; ++i)
        views[i] = m_items[i].bytes.view();
    return count;
}

void ViewerQueue::consume(qsizetype count)
{
    m_bytes -= count;
    while (!m_items.empty()) {
        Item &item = m_items.front();
        const qsizetype part = std::min(count, item.bytes.size());
        item.bytes.offset += part;
        item.isBegun = true;
        if (m_items.size() > 1 && m_items[1].isTail)
            m_items[1].isBegun = true;
        count -= part;
        if (item.bytes.size() > 0)
            return;
        m_items.pop_front();
        if (count == 0)
            return;
    }
}

void ViewerQueue::clear()
{
    m_items.clear();
    m_bytes = 0;
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
            if (!item.isTail)
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
