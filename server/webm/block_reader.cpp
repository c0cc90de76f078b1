#include "webm/block_reader.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"
#include "webm/lacing.h"
#include "webm/opus_packet.h"
#include "webm/tracks_reader.h"

#include <algorithm>

namespace lancast::webm {

using std::chrono::nanoseconds;

namespace {

constexpr qsizetype fixedHeaderBytes = 3; // relative time (16 bits), flags (8 bits)
constexpr quint8 keyframeFlag = 0x80;
constexpr int lacingShift = 1;
constexpr quint8 lacingMask = 3;
constexpr qsizetype maxIntegerBytes = 8;

// How far the next frame of the same lace is from this one.
nanoseconds laceStep(const Track &track, nanoseconds statedDuration, QByteArrayView frame)
{
    if (track.defaultDuration.count() > 0)
        return track.defaultDuration;
    const nanoseconds opusDuration = track.codecId == "A_OPUS" ? opusPacketDuration(frame) : nanoseconds(0);
    return opusDuration.count() > 0 ? opusDuration : statedDuration;
}

} // namespace

// What says how a Block is to be read: the SimpleBlock's own bytes, or the BlockGroup around it.
struct BlockReader::Group
{
    QByteArrayView block;
    bool isSimple = false;
    bool hasReference = false;
    nanoseconds duration{0}; // of all frames together
    nanoseconds discardPadding{0};
};

DemuxError BlockReader::readSimpleBlock(QByteArrayView content, std::vector<Block> &blocks) const
{
    Group group;
    group.block = content;
    group.isSimple = true;
    return readBlock(group, blocks);
}

DemuxError BlockReader::readBlockGroup(QByteArrayView content, std::vector<Block> &blocks) const
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
            if (value.size() > maxIntegerBytes || !toDuration(readUnsigned(value), group.duration))
                return DemuxError::Malformed;
        } else if (cursor.id() == id::DiscardPadding) {
            group.discardPadding = nanoseconds(readSigned(value));
            if (value.size() > maxIntegerBytes || group.discardPadding > maxDuration ||
                group.discardPadding < -maxDuration)
                return DemuxError::Malformed;
        }
    }
    if (cursor.isMalformed() || blockCount != 1)
        return DemuxError::Malformed;
    return readBlock(group, blocks);
}

DemuxError BlockReader::readBlock(const Group &group, std::vector<Block> &blocks) const
{
    const Vint number = readVint(group.block);
    if (number.status != EbmlStatus::Element || group.block.size() < number.length + fixedHeaderBytes)
        return DemuxError::Malformed;
    const Track *track = findTrack(number.value);
    if (!track)
        return DemuxError::None;

    const QByteArrayView fixedHeader = group.block.sliced(number.length, fixedHeaderBytes);
    const auto flags = static_cast<quint8>(fixedHeader[2]);
    const auto frames = splitLaces(group.block.sliced(number.length + fixedHeaderBytes),
                                   static_cast<Lacing>((flags >> lacingShift) & lacingMask));
    Block block;
    if (!frames || !toTime(static_cast<qint16>(readUnsigned(fixedHeader.first(2))), block.time))
        return DemuxError::Malformed;
    block.trackNumber = track->number;
    block.type = track->type;
    block.duration = group.duration / static_cast<qint64>(frames->size());
    block.isKeyframe = track->type == TrackType::Audio ||
                       (group.isSimple ? (flags & keyframeFlag) != 0 : !group.hasReference);
    for (const QByteArrayView &frame : *frames) {
        // Padding is cut from the end of the lace, or where it is negative from its start.
        const bool isPadded =
            &frame == (group.discardPadding.count() < 0 ? &frames->front() : &frames->back());
        block.discardPadding = isPadded ? group.discardPadding : nanoseconds(0);
        block.payload = frame.toByteArray();
        if (!frame.isEmpty())
            blocks.push_back(block);
        if (frames->size() > 1)
            block.time += laceStep(*track, block.duration, frame);
    }
    return DemuxError::None;
}

const Track *BlockReader::findTrack(quint64 number) const
{
    const auto found = std::ranges::find(m_tracks, number, &Track::number);
    return found == m_tracks.end() ? nullptr : &*found;
}

bool BlockReader::toTime(qint16 relativeTicks, nanoseconds &time) const
{
    qint64 ticks = 0;
    qint64 count = 0;
    if (__builtin_add_overflow(m_clusterTimestamp, relativeTicks, &ticks) ||
        __builtin_mul_overflow(ticks, m_timestampScale, &count))
        return false;
    time = nanoseconds(count);
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
