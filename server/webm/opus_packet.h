// How long an Opus packet plays, from its first bytes (RFC 6716 section 3.1).
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>

namespace lancast::webm {

/// RFC 6716 section 2.1.4.
inline constexpr std::chrono::microseconds shortestOpusPacket{2'500};

/// 0 if \a packet is not a valid Opus packet.
[[nodiscard]] std::chrono::microseconds opusPacketDuration(QByteArrayView packet);

/// A packet in the mode of \a packet whose only frame did not come: a decoder conceals it. Empty if \a packet
/// is.
[[nodiscard]] QByteArray opusLoss(QByteArrayView packet);

} // namespace lancast::webm
