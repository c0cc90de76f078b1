// RTCP: what a receiver reports (RFC 3550 section 6.4, RFC 4585) and what a sender tells. Pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace lancast::rtc {

/// Of one stream, as its receiver sees it.
struct ReportBlock
{
    quint32 ssrc = 0;
    double fractionLost = 0;            ///< since the last report, 0 to 1
    qint32 lostPackets = 0;             ///< in all; negative: more came than were expected
    quint32 highestSequence = 0;        ///< with the count of cycles in its upper half
    quint32 jitter = 0;                 ///< in the stream's clock
    quint32 lastSenderReport = 0;       ///< the middle 32 bits of its NTP time; 0: none came
    quint32 delaySinceSenderReport = 0; ///< in 1/65536 s

    bool operator==(const ReportBlock &) const = default;
};

struct LostPacket
{
    quint32 ssrc = 0;
    quint16 sequence = 0;

    bool operator==(const LostPacket &) const = default;
};

/// What one compound packet says; what is not understood is passed over.
struct RtcpFeedback
{
    std::vector<ReportBlock> reports;
    std::vector<LostPacket> lost;         ///< of generic NACKs, in their order
    std::vector<quint32> keyframesWanted; ///< streams of PLI and FIR, each once
    bool isGoodbye = false;
};

/// What is longer is not read: browsers keep below an Ethernet frame.
inline constexpr qsizetype maxRtcpBytes = 2'048;
/// Lost packets that one datagram can name: what it names beyond is ignored.
inline constexpr std::size_t maxLostPackets = 512;

/// Whether a datagram that is RTP or RTCP (RFC 7983) is RTCP (RFC 5761 section 4).
[[nodiscard]] bool isRtcp(QByteArrayView datagram);
/// Empty if the packets' lengths do not fit into \a compound, which has been decrypted, or it is over
/// maxRtcpBytes.
[[nodiscard]] std::optional<RtcpFeedback> parseRtcp(QByteArrayView compound);

struct SenderReport
{
    quint32 ssrc = 0;
    double epochMs = 0;  ///< milliseconds since the Unix epoch
    quint32 rtpTime = 0; ///< of the same moment
    quint32 packets = 0;
    quint32 payloadBytes = 0;
    QByteArray cname; ///< at most 255 bytes
};

/// SR and SDES. \a reports: one for each stream (at most 31), together in one compound packet.
[[nodiscard]] QByteArray writeSenderReports(const std::vector<SenderReport> &reports);

/// The middle 32 bits of the NTP time of \a epochMs, as ReportBlock::lastSenderReport gives it back.
[[nodiscard]] quint32 shortNtp(double epochMs);

} // namespace lancast::rtc
