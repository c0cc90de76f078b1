#include "relay/gop_cache.h"

#include <algorithm>

namespace lancast::relay {

using std::chrono::milliseconds;

GopCache::GopCache(const GopCacheLimits &limits)
    : m_limits(limits)
{
}

void GopCache::start(const webm::Tracks &tracks)
{
    clear();
    m_tracks = tracks;
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
    m_olderList.clear();
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
    qsizetype bytes = 0;
    for (auto chunk = gop.chunks.begin(); chunk != first; ++chunk) {
        addOlder(*chunk);
        bytes += chunk->size();
    }
    gop.chunks.erase(gop.chunks.begin(), first);
    gop.bytes -= bytes;
    m_bytes -= bytes;
    m_olderChunk.reset();
    if (m_olderFrames > m_limits.maxFrames)
        dropOldest();
}

/// Its video, a millisecond from frame to frame.
void GopCache::addOlder(const Chunk &chunk)
{
    if (!m_olderMuxer)
        m_olderMuxer.emplace(m_tracks);
    for (const webm::MuxedFrame &frame : chunk.frames) {
        if (frame.type != webm::TrackType::Video)
            continue;
        const QByteArrayView payload = chunk.payload(frame);
        webm::Block block;
        block.trackNumber = m_tracks[frame.trackNumber - 1].number;
        block.type = frame.type;
        block.isKeyframe = frame.isKeyframe;
        block.time = milliseconds(m_olderFrames++);
        block.payload = QByteArray::fromRawData(payload.data(), payload.size());
        for (const webm::MuxedChunk &muxed : m_olderMuxer->mux(std::span(&block, 1))) {
            for (webm::MuxedFrame older : muxed.frames) {
                older.offset += m_older.size();
                m_olderList.append(older);
            }
            m_older.append(muxed.blocks);
            m_bytes += muxed.blocks.size();
        }
    }
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
        chunk.frames = m_olderList;
        m_olderChunk = std::move(chunk);
    }
    return *m_olderChunk;
}

} // namespace lancast::relay
