#include "output/backlog.h"

namespace lancast::output {

Backlog::Offer Backlog::offer(const stream::Chunk &chunk)
{
    if (m_awaitsSyncPoint && !chunk.isSyncPoint)
        return Offer::AwaitsSyncPoint;
    m_awaitsSyncPoint = m_bytes + chunk.size() > m_maxBytes;
    if (m_awaitsSyncPoint)
        return Offer::NoRoom;
    m_holds.push_back({chunk.size(), chunk.ticket});
    m_bytes += chunk.size();
    return Offer::Taken;
}

void Backlog::release(qsizetype bytes)
{
    m_bytes -= bytes;
    while (bytes > 0 && !m_holds.empty()) {
        bytes -= m_holds.front().bytes;
        m_holds.pop_front();
    }
}

} // namespace lancast::output
