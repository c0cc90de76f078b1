// A WebSocket client that shows every frame as it came (RFC 6455 section 5.2).
#pragma once

#include "tests/support/net_socket.h"

#include <QJsonObject>

#include <vector>

namespace lancast::test {

struct Frame
{
    enum Opcode { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    int opcode = 0;
    QByteArray payload;

    [[nodiscard]] QJsonObject json() const;
};

/// The bytes of a handshake for \a path; \a fields are further ones, each ended by CR LF.
[[nodiscard]] QByteArray handshake(const QByteArray &path, const QByteArray &fields = {});
/// A whole masked frame, as a client sends it.
[[nodiscard]] QByteArray clientFrame(int opcode, const QByteArray &payload);

class WebSocketPeer final : public RawSocket
{
    Q_OBJECT

public:
    /// Sends the handshake, and \a glued in the same packet; frames arrive as the event loop runs.
    WebSocketPeer(quint16 port, const QByteArray &path, const QByteArray &fields = {},
                  const QByteArray &glued = {}, const QString &from = {});

    void sendText(const QJsonObject &message);
    void ping(const QByteArray &payload) { send(clientFrame(Frame::Ping, payload)); }

    [[nodiscard]] int handshakeStatus() const { return m_handshakeStatus; }
    [[nodiscard]] bool isOpen() const { return m_handshakeStatus == 101; }
    [[nodiscard]] const std::vector<Frame> &frames() const { return m_frames; }
    /// True if something came that no server may send: masked, fragmented, with a reserved bit or opcode.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] qsizetype bytesOfPartialFrame() const { return received().size(); }

    /// All texts whose type is \a type.
    [[nodiscard]] std::vector<QJsonObject> texts(const QString &type) const;
    [[nodiscard]] QByteArray binaries() const;
    [[nodiscard]] int count(int opcode) const;
    [[nodiscard]] int closeCode() const; ///< -1: no close frame yet
    [[nodiscard]] QString closeReason() const;

private:
    void readFrames();
    [[nodiscard]] bool readFrame();
    [[nodiscard]] const Frame *closeFrame() const;

    int m_handshakeStatus = 0;
    bool m_isBroken = false;
    std::vector<Frame> m_frames;
};

} // namespace lancast::test
