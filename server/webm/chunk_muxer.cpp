#include "webm/chunk_muxer.h"

#include "webm/ebml_writer.h"
#include "webm/element_ids.h"

#include <algorithm>
#include <limits>

namespace lancast::webm {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds maxRelativeTime{std::numeric_limits<qint16>::max()};
constexpr milliseconds minRelativeTime{std::numeric_limits<qint16>::min()};
/// Within this, a stream that has keyframes has one. Both are far less than a 16-bit relative time reaches.
constexpr milliseconds maxSyncInterval{5'000};
constexpr milliseconds clusterLengthWithoutSync{2'000};
constexpr milliseconds audioClusterLength{1000};
constexpr int relativeTimeBytes = 2;
constexpr qsizetype maxHeaderBytes = 32; // of a BlockGroup, with its padding

/// True for a codec whose frames may be shown in another order than they are decoded. Each frame of VP8 and
/// VP9 and each temporal unit of AV1 is shown before the next.
bool isShownInOtherOrder(const Track &track)
{
    const bool isInOrder = track.codecId.isEmpty() || track.codecId == "V_VP8" || track.codecId == "V_VP9" ||
                           track.codecId == "V_AV1";
    return track.type == TrackType::Video && !isInOrder;
}

/// What stands before the payload in SimpleBlock and Block alike.
QByteArray blockHeader(quint64 trackNumber, milliseconds relativeTime, quint8 flags)
{
    QByteArray header;
    writeVint(header, trackNumber);
    writeBigEndian(header, static_cast<quint64>(relativeTime.count()), relativeTimeBytes);
    header.append(static_cast<char>(flags));
    return header;
}

/// Returns where its payload ends, as writeBlockGroup() does.
qsizetype writeSimpleBlock(QByteArray &out, QByteArrayView header, QByteArrayView payload)
{
    writeId(out, id::SimpleBlock);
    writeVint(out, static_cast<quint64>(header.size() + payload.size()));
    out.append(header).append(payload);
    return out.size();
}

// Only a BlockGroup has room for DiscardPadding. Only audio has such padding, so that no reference is needed.
qsizetype writeBlockGroup(QByteArray &out, QByteArrayView header, const Frame &block)
{
    QByteArray padding;
    writeSigned(padding, id::DiscardPadding, block.discardPadding.count());
    const auto blockSize = static_cast<quint64>(header.size() + block.payload.size());
    const quint64 groupSize =
        1 + static_cast<quint64>(vintLength(blockSize)) + blockSize + static_cast<quint64>(padding.size());
    writeId(out, id::BlockGroup);
    writeVint(out, groupSize);
    writeId(out, id::Block);
    writeVint(out, blockSize);
    out.append(header).append(block.payload).append(padding);
    return out.size() - padding.size();
}

} // namespace

QByteArray writeClusterHeader(milliseconds time)
{
    QByteArray header;
    writeUnknownSizeHeader(header, id::Cluster);
    writeUnsigned(header, id::Timestamp, static_cast<quint64>(time.count()));
    return header;
}

ChunkMuxer::ChunkMuxer(Tracks tracks)
    : m_tracks(std::move(tracks))
{
    m_hasVideo = std::ranges::find(m_tracks, TrackType::Video, &Track::type) != m_tracks.end();
    m_reorders = std::ranges::any_of(m_tracks, isShownInOtherOrder);
}

std::vector<MuxedChunk> ChunkMuxer::mux(std::span<const Frame> blocks)
{
    std::vector<MuxedChunk> chunks;
    for (const Frame &block : blocks) {
        const auto track = std::ranges::find(m_tracks, block.trackNumber, &Track::number);
        if (track == m_tracks.end())
            continue;
        const auto stated = std::chrono::round<milliseconds>(block.time);
        const auto time = std::max(stated, m_reorders ? milliseconds(0) : m_lastTime);
        const bool isSyncPoint = startsSyncPoint(block, time);
        if (!isSyncPoint && !m_clusterTime)
            continue;
        const bool startsCluster = isSyncPoint || isOverdue(block, time);
        m_lastTime = time;
        if (isSyncPoint)
            m_syncTime = time;
        if (block.type == TrackType::Video)
            m_newestVideo = isSyncPoint ? time : std::max(m_newestVideo, time);
        if (startsCluster || chunks.empty()) {
            chunks.push_back({{}, {}, time, time, isSyncPoint});
            chunks.back().body.reserve(block.payload.size() + maxHeaderBytes);
        }
        if (startsCluster) {
            m_clusterTime = time;
            chunks.back().header = writeClusterHeader(time);
        }
        const auto number = static_cast<quint64>(track - m_tracks.begin()) + 1;
        append(chunks.back(), block, number, time);
    }
    return chunks;
}

bool ChunkMuxer::startsSyncPoint(const Frame &block, milliseconds time) const
{
    if (m_hasVideo)
        return block.type == TrackType::Video && block.isKeyframe;
    return !m_clusterTime || time - *m_clusterTime >= audioClusterLength;
}

/// Whether \a block needs a new Cluster, although no sync point comes.
bool ChunkMuxer::isOverdue(const Frame &block, milliseconds time) const
{
    const milliseconds relative = time - *m_clusterTime;
    const bool isLate = time - m_syncTime > maxSyncInterval && relative > clusterLengthWithoutSync;
    // Frames that refer to it, and are shown before it, follow it.
    const bool isShownNext = !m_reorders || (block.type == TrackType::Video && time > m_newestVideo);
    return (isLate && isShownNext) || relative > maxRelativeTime || relative < minRelativeTime;
}

void ChunkMuxer::append(MuxedChunk &chunk, const Frame &block, quint64 trackNumber, milliseconds time)
{
    const bool isGroup = block.discardPadding.count() != 0 && block.type == TrackType::Audio;
    const bool isFlagged = block.isKeyframe && !isGroup; // a Block has no such flag
    const milliseconds relative = time - *m_clusterTime;
    const QByteArray header = blockHeader(trackNumber, relative, isFlagged ? keyframeFlag : 0);
    chunk.endTime = std::max(chunk.endTime, time);
    const qsizetype payloadEnd = isGroup ? writeBlockGroup(chunk.body, header, block)
                                         : writeSimpleBlock(chunk.body, header, block.payload);
    const qsizetype size = block.payload.size();
    chunk.frames.append({trackNumber, block.type, relative, isFlagged, payloadEnd - size, size});
}

} // namespace lancast::webm
