#include "rtc/rtcp.h"

#include "rtc/big_endian.h"

#include <algorithm>
#include <cmath>

namespace lancast::rtc {

namespace {

enum RtcpType : quint8 {
    SenderReportType = 200,
    ReceiverReportType = 201,
    SourceDescriptionType = 202,
    GoodbyeType = 203,
    TransportFeedbackType = 205,
    PayloadFeedbackType = 206,
};

constexpr qsizetype rtcpHeaderSize = 4;
constexpr qsizetype senderInfoSize = 20;
constexpr qsizetype reportBlockSize = 24;
constexpr qsizetype feedbackHeaderSize = 12; // with the streams of the sender and of the media
constexpr quint8 rtcpVersion2 = 0x80;

/// One packet of a compound one, with its header and without padding.
struct RtcpPacket
{
    quint8 count = 0; ///< or format
    quint8 type = 0;
    QByteArrayView bytes;
};

/// Cuts the first packet off \a rest. RFC 3550 section 6.4.1: only the last one may be padded.
std::optional<RtcpPacket> nextRtcpPacket(QByteArrayView &rest)
{
    constexpr quint8 isPadded = 0x20;
    if (rest.size() < rtcpHeaderSize)
        return std::nullopt;
    const auto first = quint8(rest[0]);
    const qsizetype size = (readNumber<quint16>(rest, 2) + qsizetype(1)) * 4;
    if ((first & 0xC0) != rtcpVersion2 || size > rest.size())
        return std::nullopt;
    RtcpPacket packet{quint8(first & 0x1F), quint8(rest[1]), rest.first(size)};
    rest = rest.sliced(size);
    if ((first & isPadded) != 0) {
        const auto padding = quint8(packet.bytes.back());
        if (padding == 0 || padding % 4 != 0 || padding > size - rtcpHeaderSize || !rest.isEmpty())
            return std::nullopt;
        packet.bytes.chop(padding);
    }
    return packet;
}

/// The 24-bit number at \a at, which has a sign.
qint32 readLostPackets(QByteArrayView bytes, qsizetype at)
{
    return qint32(readNumber<quint32>(bytes, at) << 8) >> 8;
}

bool readReports(const RtcpPacket &packet, RtcpFeedback &feedback)
{
    const qsizetype start = 8 + (packet.type == SenderReportType ? senderInfoSize : 0);
    if (packet.bytes.size() < start + packet.count * reportBlockSize)
        return false;
    for (qsizetype i = 0; i < packet.count; ++i) {
        const QByteArrayView block = packet.bytes.sliced(start + i * reportBlockSize, reportBlockSize);
        feedback.reports.push_back({readNumber<quint32>(block, 0), quint8(block[4]) / 256.0,
                                    readLostPackets(block, 4), readNumber<quint32>(block, 8),
                                    readNumber<quint32>(block, 12), readNumber<quint32>(block, 16),
                                    readNumber<quint32>(block, 20)});
    }
    return true;
}

/// RFC 4585 section 6.2.1: a packet, and a bit for each of the 16 behind it.
bool readTransportFeedback(const RtcpPacket &packet, RtcpFeedback &feedback)
{
    constexpr quint8 genericNack = 1;
    if (packet.bytes.size() < feedbackHeaderSize)
        return false;
    if (packet.count != genericNack)
        return true;
    const auto ssrc = readNumber<quint32>(packet.bytes, 8);
    for (qsizetype at = feedbackHeaderSize; at < packet.bytes.size(); at += 4) {
        const auto sequence = readNumber<quint16>(packet.bytes, at);
        // The lowest bit is the packet itself.
        const quint32 lost = quint32(readNumber<quint16>(packet.bytes, at + 2)) << 1 | 1;
        for (int i = 0; i <= 16; ++i) {
            if ((lost >> i & 1) != 0 && feedback.lost.size() < maxLostPackets)
                feedback.lost.push_back({ssrc, quint16(sequence + i)});
        }
    }
    return true;
}

void addOnce(std::vector<quint32> &streams, quint32 ssrc)
{
    if (std::ranges::find(streams, ssrc) == streams.end())
        streams.push_back(ssrc);
}

/// PLI names its stream in the header (RFC 4585 section 6.3.1), FIR in entries (RFC 5104 section 4.3.1).
bool readPayloadFeedback(const RtcpPacket &packet, RtcpFeedback &feedback)
{
    constexpr quint8 pictureLoss = 1;
    constexpr quint8 fullIntraRequest = 4;
    constexpr qsizetype entrySize = 8;
    if (packet.bytes.size() < feedbackHeaderSize)
        return false;
    if (packet.count == pictureLoss)
        addOnce(feedback.keyframesWanted, readNumber<quint32>(packet.bytes, 8));
    if (packet.count != fullIntraRequest)
        return true;
    for (qsizetype at = feedbackHeaderSize; at + entrySize <= packet.bytes.size(); at += entrySize)
        addOnce(feedback.keyframesWanted, readNumber<quint32>(packet.bytes, at));
    return true;
}

bool readRtcpPacket(const RtcpPacket &packet, RtcpFeedback &feedback)
{
    switch (packet.type) {
    case SenderReportType:
    case ReceiverReportType:
        return readReports(packet, feedback);
    case GoodbyeType:
        feedback.isGoodbye = feedback.isGoodbye || packet.count > 0;
        return packet.bytes.size() >= rtcpHeaderSize + packet.count * 4;
    case TransportFeedbackType:
        return readTransportFeedback(packet, feedback);
    case PayloadFeedbackType:
        return readPayloadFeedback(packet, feedback);
    default:
        return true;
    }
}

/// RFC 3550 section 4: seconds since 1900 and their fraction. The seconds begin again at 0 in 2036.
quint64 ntpTime(double epochMs)
{
    constexpr quint64 secondsFrom1900To1970 = 2'208'988'800;
    const double seconds = std::floor(epochMs / 1'000);
    const auto fraction = quint64((epochMs / 1'000 - seconds) * 4'294'967'296.0);
    return (quint64(qint64(seconds)) + secondsFrom1900To1970) << 32 | fraction;
}

/// \a size: of the whole packet, a multiple of 4.
void appendHeader(QByteArray &bytes, std::size_t count, quint8 type, qsizetype size)
{
    appendNumber(bytes, quint8(rtcpVersion2 | count));
    appendNumber(bytes, type);
    appendNumber(bytes, quint16(size / 4 - 1));
}

void appendReport(QByteArray &bytes, const SenderReport &report)
{
    appendHeader(bytes, 0, SenderReportType, 8 + senderInfoSize);
    appendNumber(bytes, report.ssrc);
    appendNumber(bytes, ntpTime(report.epochMs));
    appendNumber(bytes, report.rtpTime);
    appendNumber(bytes, report.packets);
    appendNumber(bytes, report.payloadBytes);
}

/// RFC 3550 section 6.5: items end with at least one zero byte.
QByteArray descriptionChunk(const SenderReport &report)
{
    constexpr quint8 cnameItem = 1;
    const QByteArray cname = report.cname.left(255);
    QByteArray chunk;
    appendNumber(chunk, report.ssrc);
    appendNumber(chunk, cnameItem);
    appendNumber(chunk, quint8(cname.size()));
    chunk.append(cname);
    chunk.append(4 - chunk.size() % 4, '\0');
    return chunk;
}

} // namespace

bool isRtcp(QByteArrayView datagram)
{
    return datagram.size() >= rtcpHeaderSize && (quint8(datagram[0]) & 0xC0) == rtcpVersion2 &&
           quint8(datagram[1]) >= 192 && quint8(datagram[1]) <= 223;
}

std::optional<RtcpFeedback> parseRtcp(QByteArrayView compound)
{
    if (compound.isEmpty() || compound.size() > maxRtcpBytes)
        return std::nullopt;
    RtcpFeedback feedback;
    while (!compound.isEmpty()) {
        const std::optional<RtcpPacket> packet = nextRtcpPacket(compound);
        if (!packet || !readRtcpPacket(*packet, feedback))
            return std::nullopt;
    }
    return feedback;
}

QByteArray writeSenderReports(const std::vector<SenderReport> &reports)
{
    Q_ASSERT(reports.size() <= 31); // what the count of a SDES packet can say
    QByteArray bytes;
    QByteArray chunks;
    for (const SenderReport &report : reports) {
        appendReport(bytes, report);
        chunks += descriptionChunk(report);
    }
    if (reports.empty())
        return bytes;
    appendHeader(bytes, reports.size(), SourceDescriptionType, rtcpHeaderSize + chunks.size());
    return bytes + chunks;
}

quint32 shortNtp(double epochMs)
{
    return quint32(ntpTime(epochMs) >> 16);
}

} // namespace lancast::rtc
