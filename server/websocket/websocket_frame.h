// The frames of WebSocket (RFC 6455 section 5.2): what a server writes, one unmasked frame for each message,
// and what it reads of a client, checked before.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

#include <array>
#include <vector>

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

struct ClientFrame
{
    enum class Kind : quint8 { Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xA };

    Kind kind = Kind::Text;
    QByteArray payload; ///< unmasked
};

/// \a bytes: of a client, as WebSocketFrameValidator lets them pass: whole messages and control frames, each
/// one frame.
[[nodiscard]] std::vector<ClientFrame> readClientFrames(QByteArrayView bytes);

} // namespace lancast::net
