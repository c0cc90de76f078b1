#include "webm/block_reader.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"
#include "webm/frame_kind.h"
#include "webm/lacing.h"
#include "webm/tracks_reader.h"

#include <algorithm>

namespace lancast::webm {

using std::chrono::nanoseconds;

namespace {

constexpr qsizetype fixedHeaderBytes = 3; // relative time (16 bits), flags (8 bits)
constexpr int lacingShift = 1;
constexpr quint8 lacingMask = 3;

} // namespace

// What says how a Block is to be read: the SimpleBlock's own bytes, or the BlockGroup around it.
struct BlockReader::Group
{
    QByteArrayView block;
    bool isSimple = false;
    bool hasReference = false;
    nanoseconds duration{0}; // of all frames together
    nanoseconds discardPadding{0};
    bool isMalformed = false; // matters only where its track is wanted
};

DemuxError BlockReader::readSimpleBlock(QByteArrayView content, std::vector<Frame> &blocks)
{
    Group group;
    group.block = content;
    group.isSimple = true;
    return readBlock(group, blocks);
}

DemuxError BlockReader::readBlockGroup(QByteArrayView content, std::vector<Frame> &blocks)
{
    Group group;
    int blockCount = 0;
    ElementCursor cursor(content);
    while (cursor.next()) {
        const QByteArrayView value = cursor.content();
        if (cursor.id() == id::Block) {
            group.block = value;
            ++blockCount;
        } else if (cursor.id() == id::ReferenceBlock) {
            group.hasReference = true;
        } else if (cursor.id() == id::BlockDuration) {
            group.isMalformed |=
                value.size() > maxIntegerBytes || !toDuration(readUnsigned(value), group.duration);
        } else if (cursor.id() == id::DiscardPadding) {
            group.discardPadding = nanoseconds(readSigned(value));
            group.isMalformed |= value.size() > maxIntegerBytes || group.discardPadding > maxDuration ||
                                 group.discardPadding < -maxDuration;
        }
    }
    if (cursor.isMalformed() || blockCount != 1)
        return DemuxError::Malformed;
    return readBlock(group, blocks);
}

void BlockReader::setTracks(Tracks tracks, std::vector<FrameEncodings> encodings)
{
    m_tracks = std::move(tracks);
    m_encodings = std::move(encodings);
    m_steps = std::vector<FrameSteps>(m_tracks.begin(), m_tracks.end());
}

DemuxError BlockReader::readBlock(const Group &group, std::vector<Frame> &blocks)
{
    const Vint number = readVint(group.block);
    if (number.status != EbmlStatus::Element || group.block.size() < number.length + fixedHeaderBytes)
        return DemuxError::Malformed;
    const auto track = std::ranges::find(m_tracks, number.value, &Track::number);
    if (track == m_tracks.end())
        return DemuxError::None;
    if (group.isMalformed)
        return DemuxError::Malformed;

    const auto index = static_cast<size_t>(track - m_tracks.begin());
    const QByteArrayView fixedHeader = group.block.sliced(number.length, fixedHeaderBytes);
    const auto flags = static_cast<quint8>(fixedHeader[2]);
    auto frames = readFrames(m_encodings[index], group.block.sliced(number.length + fixedHeaderBytes), flags);
    Frame block;
    if (!frames || !toTime(static_cast<qint16>(readUnsigned(fixedHeader.first(2))), block.time))
        return DemuxError::Malformed;
    block.trackNumber = track->number;
    block.type = track->type;
    block.duration = group.duration / static_cast<qint64>(frames->size());
    const bool isFlagged = group.isSimple ? (flags & keyframeFlag) != 0 : !group.hasReference;
    m_steps[index].startBlock(block.time, frames->size());
    for (QByteArray &frame : *frames) {
        // Padding is cut from the end of the lace, or where it is negative from its start.
        const bool isPadded =
            &frame == (group.discardPadding.count() < 0 ? &frames->front() : &frames->back());
        block.discardPadding = isPadded ? group.discardPadding : nanoseconds(0);
        block.isKeyframe =
            track->type == TrackType::Audio || isKeyframe(track->codecId, frame).value_or(isFlagged);
        const nanoseconds step = m_steps[index].next(frame, block.duration);
        block.payload = std::move(frame);
        if (!block.payload.isEmpty())
            blocks.push_back(block);
        block.time += step;
    }
    return DemuxError::None;
}

std::optional<BlockReader::Frames> BlockReader::readFrames(const FrameEncodings &encodings,
                                                           QByteArrayView payload, quint8 flags)
{
    const auto laces = splitLaces(payload, static_cast<Lacing>((flags >> lacingShift) & lacingMask));
    if (!laces)
        return std::nullopt;
    Frames frames;
    qsizetype room = m_maxBlockBytes;
    for (const QByteArrayView &lace : *laces) {
        auto frame = encodings.isEmpty() || lace.isEmpty() ? QByteArray::fromRawData(lace.data(), lace.size())
                                                           : decoded(encodings, lace, room);
        if (!frame)
            return std::nullopt;
        frames.push_back(std::move(*frame));
    }
    return frames;
}

std::optional<QByteArray> BlockReader::decoded(const FrameEncodings &encodings, QByteArrayView lace,
                                               qsizetype &blockRoom)
{
    const qsizetype allowance = maxExpansion * lace.size() + m_freeExpansion;
    qsizetype room = std::min(blockRoom, allowance);
    const qsizetype before = room;
    std::optional<QByteArray> frame = encodings.frame(lace, room);
    m_freeExpansion = std::clamp<qsizetype>(allowance - (before - room), 0, freeExpansion);
    blockRoom -= frame ? frame->size() : 0;
    return frame;
}

bool BlockReader::toTime(qint16 relativeTicks, nanoseconds &time)
{
    qint64 ticks = 0;
    qint64 count = 0;
    if (__builtin_add_overflow(m_clusterTimestamp, relativeTicks, &ticks) ||
        __builtin_mul_overflow(ticks, m_timestampScale, &count))
        return false;
    const nanoseconds stated(count);
    if (stated > maxStatedTime || stated < -maxStatedTime)
        return false;
    if (!m_base)
        m_base = stated > maxTime || stated < -maxTime ? stated : nanoseconds(0);
    time = stated - *m_base;
    return time <= maxTime && time >= -maxTime;
}

bool BlockReader::toDuration(quint64 ticks, nanoseconds &duration) const
{
    qint64 count = 0;
    if (__builtin_mul_overflow(ticks, m_timestampScale, &count))
        return false;
    duration = nanoseconds(count);
    return duration <= maxDuration;
}

} // namespace lancast::webm
