// RTP packets (RFC 3550 section 5.1) of encoded frames: VP8 (RFC 7741), VP9 (RFC 9628), Opus (RFC 7587).
// Pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <span>
#include <vector>

namespace lancast::rtc {

/// What each of a frame's packets carries of it: the frame's bytes are shared, not copied.
struct RtpPayload
{
    std::array<char, 6> descriptor{}; ///< of the payload format
    int descriptorSize = 0;
    QByteArray frame;
    qsizetype offset = 0; ///< in the frame
    qsizetype size = 0;   ///< of the frame's part
    bool isLast = false;  ///< of its frame: RTP's marker of video

    [[nodiscard]] qsizetype totalSize() const { return descriptorSize + size; }
};

/// Bytes of descriptor and frame in a packet at most: what SRTP, UDP and IPv6 add fits into an Ethernet
/// frame.
inline constexpr qsizetype maxPayloadBytes = 1'180;

/// Of equal sizes but for the last, which is not larger (UDP GSO asks for that). \a pictureId: 15 bits, one
/// more than the frame's before. Nothing for an empty frame.
[[nodiscard]] std::vector<RtpPayload> packetizeVp8(const QByteArray &frame, quint16 pictureId);
/// Flexible mode off, one spatial layer; \a isKeyframe: the frame is not predicted from another one.
[[nodiscard]] std::vector<RtpPayload> packetizeVp9(const QByteArray &frame, bool isKeyframe,
                                                   quint16 pictureId);
/// One packet, with the marker off; nothing for an empty frame or one that is larger than maxPayloadBytes.
[[nodiscard]] std::vector<RtpPayload> packetizeOpus(const QByteArray &frame);

struct RtpHeader
{
    quint8 payloadType = 0;
    bool hasMarker = false;
    quint16 sequence = 0;
    quint32 timestamp = 0;
    quint32 ssrc = 0;
};

/// The playout-delay header extension: how long the viewer's browser may keep a frame before it shows it.
struct PlayoutDelay
{
    int id = 0;        ///< of the offer, 1 to 14; 0: none is written
    int minimumMs = 0; ///< written in steps of 10 ms, up to 40,950
    int maximumMs = 0;
};

inline constexpr qsizetype maxRtpHeaderBytes = 12 + 4 + 4;

/// Writes a header with a one-byte extension (RFC 8285 section 4.2) if \a delay has an id, and the payload.
/// Returns the size; \a packet has room for maxRtpHeaderBytes and the payload's totalSize().
qsizetype writeRtpPacket(const RtpHeader &header, const PlayoutDelay &delay, const RtpPayload &payload,
                         std::span<char> packet);

} // namespace lancast::rtc
