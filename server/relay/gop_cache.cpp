#include "relay/gop_cache.h"

#include "webm/demuxer.h"

#include <algorithm>

namespace lancast::relay {

using std::chrono::milliseconds;

GopCache::GopCache(const GopCacheLimits &limits)
    : m_limits(limits)
{
}

void GopCache::start(const webm::Tracks &tracks, const QByteArray &initSegment)
{
    clear();
    m_tracks = tracks;
    m_initSegment = initSegment;
}

void GopCache::append(const Chunk &chunk)
{
    if (chunk.isSyncPoint)
        m_gops.emplace_back();
    if (m_gops.empty())
        return;
    Gop &newest = m_gops.back();
    newest.chunks.push_back(chunk);
    newest.bytes += chunk.size();
    m_bytes += chunk.size();
    while (m_gops.size() > 1 && chunk.endTime - m_gops[1].chunks.front().time >= m_limits.minSpan)
        dropOldest();
    if (m_gops.size() > 1 && span() > m_limits.maxSpan)
        dropOldest();
    if (m_gops.size() == 1 && span() > m_limits.maxSpan)
        condense();
    while (!m_gops.empty() && m_bytes > m_limits.maxBytes)
        dropOldest();
}

void GopCache::clear()
{
    while (!m_gops.empty())
        dropOldest();
}

std::vector<Chunk> GopCache::chunks() const
{
    std::vector<Chunk> all;
    if (m_olderFrames > 0)
        all.push_back(older());
    for (const Gop &gop : m_gops)
        all.insert(all.end(), gop.chunks.begin(), gop.chunks.end());
    return all;
}

milliseconds GopCache::span() const
{
    if (m_gops.empty())
        return {};
    return m_gops.back().chunks.back().endTime - m_gops.front().chunks.front().time;
}

void GopCache::dropOldest()
{
    m_bytes -= m_gops.front().bytes + m_older.size();
    m_gops.pop_front();
    m_olderMuxer.reset();
    m_older.clear();
    m_olderFrames = 0;
    m_olderChunk.reset();
}

/// Of the only GOP, the newest Clusters stay as they are.
void GopCache::condense()
{
    Gop &gop = m_gops.front();
    const milliseconds end = gop.chunks.back().endTime;
    const auto staysWhole = [&](const Chunk &chunk) {
        return chunk.startsCluster() && end - chunk.time >= m_limits.minSpan;
    };
    const auto last = std::find_if(gop.chunks.rbegin(), gop.chunks.rend(), staysWhole);
    if (last == gop.chunks.rend() || last.base() == gop.chunks.begin() + 1)
        return;
    const auto first = last.base() - 1;
    webm::Demuxer demuxer;
    std::vector<webm::Block> blocks;
    (void)demuxer.feed(m_initSegment, blocks);
    qsizetype bytes = 0;
    bool isReadable = true;
    for (auto chunk = gop.chunks.begin(); chunk != first; ++chunk) {
        for (const QByteArray &part : {chunk->clusterHeader, chunk->blocks})
            isReadable = isReadable && demuxer.feed(part, blocks) == webm::DemuxError::None;
        bytes += chunk->size();
    }
    gop.chunks.erase(gop.chunks.begin(), first);
    gop.bytes -= bytes;
    m_bytes -= bytes;
    if (!isReadable || !addOlder(blocks))
        dropOldest();
}

/// False if there are too many.
bool GopCache::addOlder(const std::vector<webm::Block> &blocks)
{
    if (!m_olderMuxer)
        m_olderMuxer.emplace(m_tracks);
    for (webm::Block block : blocks) {
        if (block.type != webm::TrackType::Video)
            continue;
        block.time = milliseconds(m_olderFrames++);
        for (const webm::MuxedChunk &muxed : m_olderMuxer->mux(std::span(&block, 1))) {
            m_older.append(muxed.blocks);
            m_bytes += muxed.blocks.size();
        }
    }
    m_olderChunk.reset();
    return m_olderFrames <= m_limits.maxFrames;
}

Chunk GopCache::older() const
{
    if (!m_olderChunk) {
        const milliseconds next = m_gops.front().chunks.front().time;
        Chunk chunk;
        chunk.time = std::max(next - milliseconds(m_olderFrames), milliseconds(0));
        chunk.endTime = chunk.time + milliseconds(m_olderFrames - 1);
        chunk.isSyncPoint = true;
        chunk.clusterHeader = webm::writeClusterHeader(chunk.time);
        chunk.blocks = m_older;
        m_olderChunk = std::move(chunk);
    }
    return *m_olderChunk;
}

} // namespace lancast::relay
