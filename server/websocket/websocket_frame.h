// What a server writes around the payload of a WebSocket message (RFC 6455 section 5.2): one unmasked frame.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

#include <array>

namespace lancast::net {

enum class FrameKind { Text, Binary };

/// What comes before the payload; needs no memory of its own.
class WebSocketHeader final
{
public:
    WebSocketHeader(FrameKind kind, qsizetype payloadSize);

    [[nodiscard]] QByteArrayView bytes() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, 10> m_bytes;
    qsizetype m_size = 2;
};

/// A whole frame.
[[nodiscard]] QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload);
/// A whole frame with \a message as its text.
[[nodiscard]] QByteArray textFrame(const QJsonObject &message);

} // namespace lancast::net
