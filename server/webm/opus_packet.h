// How long an Opus packet plays, from its first bytes (RFC 6716 section 3.1).
#pragma once

#include <QByteArrayView>

#include <chrono>

namespace lancast::webm {

/// 0 if \a packet is not a valid Opus packet.
[[nodiscard]] std::chrono::microseconds opusPacketDuration(QByteArrayView packet);

} // namespace lancast::webm
