#include "relay/gop_cache.h"

namespace lancast::relay {

GopCache::GopCache(const GopCacheLimits &limits)
    : m_limits(limits)
{
}

void GopCache::append(const Chunk &chunk)
{
    if (chunk.isSyncPoint)
        m_gops.emplace_back();
    if (m_gops.empty())
        return;
    Gop &newest = m_gops.back();
    newest.chunks.push_back(chunk);
    newest.bytes += chunk.wire.size();
    m_bytes += chunk.wire.size();
    while (m_gops.size() > 1 && chunk.endTime - m_gops[1].chunks.front().time >= m_limits.minSpan)
        dropOldest();
    while (!m_gops.empty() && (m_bytes > m_limits.maxBytes || span() > m_limits.maxSpan))
        dropOldest();
}

void GopCache::clear()
{
    m_gops.clear();
    m_bytes = 0;
}

std::vector<Chunk> GopCache::chunks() const
{
    std::vector<Chunk> all;
    for (const Gop &gop : m_gops)
        all.insert(all.end(), gop.chunks.begin(), gop.chunks.end());
    return all;
}

std::chrono::milliseconds GopCache::span() const
{
    if (m_gops.empty())
        return {};
    return m_gops.back().chunks.back().endTime - m_gops.front().chunks.front().time;
}

void GopCache::dropOldest()
{
    m_bytes -= m_gops.front().bytes;
    m_gops.pop_front();
}

} // namespace lancast::relay
