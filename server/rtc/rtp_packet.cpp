#include "rtc/rtp_packet.h"

#include <QtEndian>

#include <algorithm>

namespace lancast::rtc {

namespace {

constexpr int maxPictureId = 0x7FFF;
constexpr int playoutDelayStepMs = 10;
constexpr int maxPlayoutDelaySteps = 0xFFF;

/// Parts of equal sizes, whose descriptors have \a descriptorSize bytes and are still to be written.
std::vector<RtpPayload> splitFrame(const QByteArray &frame, int descriptorSize)
{
    const qsizetype maxPart = maxPayloadBytes - descriptorSize;
    const qsizetype count = (frame.size() + maxPart - 1) / maxPart;
    std::vector<RtpPayload> parts;
    if (count == 0)
        return parts;
    const qsizetype part = (frame.size() + count - 1) / count;
    parts.reserve(size_t(count));
    for (qsizetype offset = 0; offset < frame.size(); offset += part)
        parts.push_back({{}, descriptorSize, frame, offset, std::min(part, frame.size() - offset), false});
    parts.back().isLast = true;
    return parts;
}

void writePictureId(char *to, quint16 pictureId)
{
    constexpr quint16 hasFifteenBits = 0x8000;
    qToBigEndian(quint16(hasFifteenBits | (pictureId & maxPictureId)), to);
}

bool hasExtension(const PlayoutDelay &delay)
{
    return delay.id >= 1 && delay.id <= 14;
}

quint32 playoutDelaySteps(int milliseconds)
{
    return quint32(std::clamp(milliseconds / playoutDelayStepMs, 0, maxPlayoutDelaySteps));
}

} // namespace

std::vector<RtpPayload> packetizeVp8(const QByteArray &frame, quint16 pictureId)
{
    // RFC 7741 section 4.2. All is told to be of partition 0: where the others begin is of no use to anybody.
    constexpr quint8 isExtended = 0x80;
    constexpr quint8 startsPartition = 0x10;
    constexpr quint8 hasPictureId = 0x80;
    std::vector<RtpPayload> payloads = splitFrame(frame, 4);
    for (RtpPayload &payload : payloads) {
        payload.descriptor[0] = char(isExtended | (payload.offset == 0 ? startsPartition : 0));
        payload.descriptor[1] = char(hasPictureId);
        writePictureId(&payload.descriptor[2], pictureId);
    }
    return payloads;
}

std::vector<RtpPayload> packetizeVp9(const QByteArray &frame, bool isKeyframe, quint16 pictureId)
{
    // RFC 9628 section 4.2.
    constexpr quint8 hasPictureId = 0x80;
    constexpr quint8 isPredicted = 0x40;
    constexpr quint8 startsFrame = 0x08;
    constexpr quint8 endsFrame = 0x04;
    std::vector<RtpPayload> payloads = splitFrame(frame, 3);
    for (RtpPayload &payload : payloads) {
        payload.descriptor[0] =
            char(hasPictureId | (isKeyframe ? 0 : isPredicted) | (payload.offset == 0 ? startsFrame : 0) |
                 (payload.isLast ? endsFrame : 0));
        writePictureId(&payload.descriptor[1], pictureId);
    }
    return payloads;
}

std::vector<RtpPayload> packetizeOpus(const QByteArray &frame)
{
    if (frame.isEmpty() || frame.size() > maxPayloadBytes)
        return {};
    return {{{}, 0, frame, 0, frame.size(), false}};
}

qsizetype writeRtpPacket(const RtpHeader &header, const PlayoutDelay &delay, const RtpPayload &payload,
                         std::span<char> packet)
{
    constexpr quint8 version2 = 0x80;
    constexpr quint8 isExtended = 0x10;
    constexpr quint8 marker = 0x80;
    constexpr quint32 oneByteExtensionOfOneWord = 0xBEDE0001;
    Q_ASSERT(qsizetype(packet.size()) >= maxRtpHeaderBytes + payload.totalSize());

    char *to = packet.data();
    to[0] = char(version2 | (hasExtension(delay) ? isExtended : 0));
    to[1] = char((header.hasMarker ? marker : 0) | (header.payloadType & 0x7F));
    qToBigEndian(header.sequence, to + 2);
    qToBigEndian(header.timestamp, to + 4);
    qToBigEndian(header.ssrc, to + 8);
    to += 12;
    if (hasExtension(delay)) {
        constexpr quint32 lengthLessOne = 2;
        qToBigEndian(oneByteExtensionOfOneWord, to);
        qToBigEndian(quint32(delay.id) << 28 | lengthLessOne << 24 |
                         playoutDelaySteps(delay.minimumMs) << 12 | playoutDelaySteps(delay.maximumMs),
                     to + 4);
        to += 8;
    }
    to = std::copy_n(payload.descriptor.data(), payload.descriptorSize, to);
    to = std::copy_n(payload.frame.constData() + payload.offset, payload.size, to);
    return to - packet.data();
}

} // namespace lancast::rtc
