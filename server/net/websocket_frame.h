// What a server writes around the payload of a WebSocket message (RFC 6455 section 5.2): one unmasked frame.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lancast::net {

enum class FrameKind { Text, Binary };

/// What comes before a payload of \a payloadSize bytes.
[[nodiscard]] QByteArray webSocketHeader(FrameKind kind, qsizetype payloadSize);

/// A whole frame.
[[nodiscard]] QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload);

} // namespace lancast::net
