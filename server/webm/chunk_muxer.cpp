#include "webm/chunk_muxer.h"

#include "webm/ebml_writer.h"
#include "webm/element_ids.h"
#include "webm/payload.h"

#include <algorithm>
#include <limits>
#include <utility>

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
constexpr int flagBytes = 1;
constexpr qsizetype maxStartBytes = 32; // of a BlockGroup, up to the payload

/// True for a codec whose frames may be shown in another order than they are decoded. Each frame of VP8 and
/// VP9 and each temporal unit of AV1 is shown before the next.
bool isShownInOtherOrder(const Track &track)
{
    const bool isInOrder = track.codecId.isEmpty() || track.codecId == "V_VP8" || track.codecId == "V_VP9" ||
                           track.codecId == "V_AV1";
    return track.type == TrackType::Video && !isInOrder;
}

/// What a block consists of.
struct Part
{
    QByteArray before;
    QByteArray payload;
    QByteArray behind;

    [[nodiscard]] qsizetype size() const { return before.size() + payload.size() + behind.size(); }
};

/// Only a BlockGroup has room for DiscardPadding.
bool needsGroup(const Frame &block)
{
    return block.discardPadding.count() != 0 && block.type == TrackType::Audio;
}

/// SimpleBlock and Block alike, up to the payload.
void writeBlockStart(QByteArray &out, quint32 id, quint64 blockSize, const MuxedFrame &frame)
{
    writeId(out, id);
    writeVint(out, blockSize);
    writeVint(out, frame.trackNumber);
    writeBigEndian(out, static_cast<quint64>(frame.relativeTime.count()), relativeTimeBytes);
    out.append(static_cast<char>(frame.isKeyframe ? keyframeFlag : 0));
}

/// \a frame: what \a block becomes.
Part partOf(Frame block, const MuxedFrame &frame)
{
    Part part;
    part.before.reserve(maxStartBytes);
    const auto blockSize =
        static_cast<quint64>(vintLength(frame.trackNumber) + relativeTimeBytes + flagBytes) +
        static_cast<quint64>(block.payload.size());
    if (needsGroup(block)) {
        // Only audio has such padding, so that no reference is needed.
        writeSigned(part.behind, id::DiscardPadding, block.discardPadding.count());
        writeId(part.before, id::BlockGroup);
        writeVint(part.before, 1 + static_cast<quint64>(vintLength(blockSize)) + blockSize +
                                   static_cast<quint64>(part.behind.size()));
    }
    writeBlockStart(part.before, needsGroup(block) ? id::Block : id::SimpleBlock, blockSize, frame);
    part.payload = std::move(block.payload);
    return part;
}

/// Copies no payload more than once, and that of an only block not at all if it can be left where it is.
void writeBody(MuxedChunk &chunk, std::vector<Part> parts)
{
    if (parts.size() == 1 && parts[0].behind.isEmpty() && prependInPlace(parts[0].payload, parts[0].before)) {
        chunk.frames[0].offset = parts[0].before.size();
        chunk.body = std::move(parts[0].payload);
        return;
    }
    qsizetype size = 0;
    for (const Part &part : parts)
        size += part.size();
    chunk.body.reserve(size);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        chunk.body.append(parts[i].before);
        chunk.frames[qsizetype(i)].offset = chunk.body.size();
        chunk.body.append(parts[i].payload).append(parts[i].behind);
    }
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

std::vector<MuxedChunk> ChunkMuxer::mux(std::vector<Frame> blocks)
{
    std::vector<MuxedChunk> chunks;
    std::vector<Part> parts; // of the last chunk
    for (Frame &block : blocks) {
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
            if (!chunks.empty())
                writeBody(chunks.back(), std::exchange(parts, {}));
            chunks.push_back({{}, {}, time, time, isSyncPoint});
        }
        if (startsCluster) {
            m_clusterTime = time;
            chunks.back().header = writeClusterHeader(time);
        }
        const auto number = static_cast<quint64>(track - m_tracks.begin()) + 1;
        const MuxedFrame frame = describe(block, number, time);
        chunks.back().endTime = std::max(chunks.back().endTime, time);
        chunks.back().frames.append(frame);
        parts.push_back(partOf(std::move(block), frame));
    }
    if (!chunks.empty())
        writeBody(chunks.back(), std::move(parts));
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

/// But for where its payload lies.
MuxedFrame ChunkMuxer::describe(const Frame &block, quint64 trackNumber, milliseconds time) const
{
    const bool isFlagged = block.isKeyframe && !needsGroup(block); // a Block has no such flag
    return {trackNumber, block.type, time - *m_clusterTime, isFlagged, 0, block.payload.size()};
}

} // namespace lancast::webm
