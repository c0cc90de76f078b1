#include "webm/frame_kind.h"

namespace lancast::webm {

namespace {

quint8 byteAt(QByteArrayView bytes, qsizetype offset)
{
    return offset < bytes.size() ? quint8(bytes[offset]) : 0;
}

// RFC 6386 section 9.1: frame tag of three bytes, then in a keyframe a start code.
std::optional<bool> isVp8Keyframe(QByteArrayView frame)
{
    constexpr qsizetype tagBytes = 3;
    if (frame.size() < tagBytes)
        return std::nullopt;
    const quint32 tag = byteAt(frame, 0) | byteAt(frame, 1) << 8U | quint32(byteAt(frame, 2)) << 16U;
    const auto firstPartitionBytes = qsizetype(tag >> 5);
    const bool isVersionKnown = (tag >> 1 & 7) <= 3;
    if (!isVersionKnown || firstPartitionBytes > frame.size() - tagBytes)
        return std::nullopt;
    if ((tag & 1) != 0)
        return false;
    return frame.sliced(tagBytes).startsWith("\x9D\x01\x2A") ? std::optional(true) : std::nullopt;
}

// VP9 bitstream specification, section 6.2: uncompressed header, highest bit first. A superframe begins with
// its first frame.
std::optional<bool> isVp9Keyframe(QByteArrayView frame)
{
    const quint8 first = byteAt(frame, 0);
    if (first >> 6 != 2)
        return std::nullopt;
    const bool hasReservedBit = (first >> 4 & 3) == 3; // profile 3
    const int bits = hasReservedBit ? first << 1 : first;
    if ((bits & 0x08) != 0) // show_existing_frame
        return false;
    const bool isKey = (bits & 0x04) == 0;
    if (!isKey)
        return false;
    return frame.sliced(1).startsWith("\x49\x83\x42") || hasReservedBit ? std::optional(true) : std::nullopt;
}

// AV1 bitstream specification, sections 5.3 to 5.9: a temporal unit of OBUs with sizes.
std::optional<bool> isAv1Keyframe(QByteArrayView unit)
{
    constexpr int sequenceHeader = 1;
    constexpr int frameHeader = 3;
    constexpr int wholeFrame = 6;
    constexpr int maxSizeBytes = 4;
    bool hasSequence = false;
    while (!unit.isEmpty()) {
        const quint8 header = byteAt(unit, 0);
        if ((header & 0x81) != 0)
            return std::nullopt;
        qsizetype at = (header & 0x04) != 0 ? 2 : 1;
        qsizetype size = unit.size() - at;
        if ((header & 0x02) != 0) {
            size = 0;
            for (int i = 0; i < maxSizeBytes; ++i) {
                const quint8 byte = byteAt(unit, at++);
                size |= qsizetype(byte & 0x7F) << (7 * i);
                if ((byte & 0x80) == 0)
                    break;
            }
        }
        if (size < 0 || at > unit.size() || size > unit.size() - at)
            return std::nullopt;
        const int type = header >> 3 & 0x0F;
        const quint8 content = size > 0 ? byteAt(unit, at) : 0;
        if (type == sequenceHeader) {
            hasSequence = true;
            if ((content & 0x08) != 0) // reduced_still_picture_header
                return true;
        } else if ((type == frameHeader || type == wholeFrame) && size > 0) {
            if ((content & 0xE0) != 0) // show_existing_frame, or another frame_type than KEY_FRAME
                return false;
            return hasSequence ? std::optional(true) : std::nullopt;
        }
        unit = unit.sliced(at + size);
    }
    return std::nullopt;
}

} // namespace

std::optional<bool> isKeyframe(QByteArrayView codecId, QByteArrayView frame)
{
    if (codecId == QByteArrayView("V_VP8"))
        return isVp8Keyframe(frame);
    if (codecId == QByteArrayView("V_VP9"))
        return isVp9Keyframe(frame);
    if (codecId == QByteArrayView("V_AV1"))
        return isAv1Keyframe(frame);
    return std::nullopt;
}

} // namespace lancast::webm
