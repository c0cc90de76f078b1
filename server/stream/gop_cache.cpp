#include "stream/gop_cache.h"

#include <algorithm>
#include <span>

namespace lancast::stream {

using std::chrono::milliseconds;

namespace {

milliseconds timeOf(const Chunk &chunk, const webm::MuxedFrame &frame)
{
    return chunk.time + frame.relativeTime - chunk.frames.front().relativeTime;
}

/// Of \a chunks, the first of which starts a Cluster.
milliseconds earliestVideo(std::span<const Chunk> chunks)
{
    milliseconds earliest = chunks.front().time;
    for (const Chunk &chunk : chunks) {
        for (const webm::MuxedFrame &frame : chunk.frames) {
            if (frame.type == webm::TrackType::Video)
                earliest = std::min(earliest, timeOf(chunk, frame));
        }
    }
    return earliest;
}

/// A millisecond apart, in the order in which they are shown.
void moveBefore(milliseconds end, std::vector<webm::Frame> &frames)
{
    std::vector<webm::Frame *> shown;
    shown.reserve(frames.size());
    for (webm::Frame &frame : frames)
        shown.push_back(&frame);
    std::ranges::stable_sort(shown, {}, &webm::Frame::time);
    milliseconds time = std::max(end - milliseconds(frames.size()), milliseconds(0));
    for (webm::Frame *frame : shown)
        frame->time = time++;
}

} // namespace

GopCache::GopCache(const Packager &packager, MemoryAccountant &memory, const GopCacheLimits &limits)
    : m_packager(packager)
    , m_memory(memory)
    , m_limits(limits)
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
    if (m_older)
        all.push_back(*m_older);
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
    m_bytes -= m_gops.front().bytes + olderBytes();
    m_gops.pop_front();
    m_older.reset();
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
    std::vector<webm::Frame> frames;
    if (m_older)
        collectVideo(*m_older, frames);
    qsizetype condensedBytes = 0;
    for (auto chunk = gop.chunks.begin(); chunk != first; ++chunk) {
        collectVideo(*chunk, frames);
        condensedBytes += chunk->size();
    }
    if (std::ssize(frames) > m_limits.maxFrames) {
        dropOldest();
        return;
    }
    moveBefore(earliestVideo({first, gop.chunks.end()}), frames);
    const Chunk older{m_packager.packageApart(frames), {}, gop.chunks.front().feed};
    m_bytes += older.size() - olderBytes() - condensedBytes;
    m_older = older;
    m_older->ticket = m_memory.hold(older.heldBytes());
    gop.chunks.erase(gop.chunks.begin(), first);
    gop.bytes -= condensedBytes;
}

/// Payloads are those of \a chunk, not copied.
void GopCache::collectVideo(const Chunk &chunk, std::vector<webm::Frame> &frames) const
{
    for (const webm::MuxedFrame &muxed : chunk.frames) {
        if (muxed.type != webm::TrackType::Video)
            continue;
        const QByteArrayView payload = chunk.payload(muxed);
        webm::Frame frame;
        frame.time = timeOf(chunk, muxed);
        frame.trackNumber = m_tracks[muxed.trackNumber - 1].number;
        frame.type = muxed.type;
        frame.isKeyframe = muxed.isKeyframe;
        frame.payload = QByteArray::fromRawData(payload.data(), payload.size());
        frames.push_back(std::move(frame));
    }
}

} // namespace lancast::stream
