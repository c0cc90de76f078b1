// A browser's end of one WebSocket without a network: sends frames, reads what the relay sends and checks its
// form.
#pragma once

#include "websocket/websocket_connection.h"

#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/server_frame.h"

#include <QByteArray>

namespace lancast::fuzz {

class SocketPeer final
{
public:
    /// Behind its handshake.
    SocketPeer(const net::WebSocketLimits &limits, const net::RelayClock &clock);
    ~SocketPeer();
    SocketPeer(const SocketPeer &) = delete;
    SocketPeer &operator=(const SocketPeer &) = delete;

    /// To be attached to a session, which owns it from then on.
    [[nodiscard]] net::WebSocketConnection *channel() const { return m_channel; }

    void sendText(const QByteArray &utf8) { send(frame(0x81, utf8)); }
    void sendBinary(const QByteArray &payload) { send(frame(0x82, payload)); }
    /// Any bytes at all.
    void send(const QByteArray &bytes);
    void hangUp();
    void readAll();

private:
    [[nodiscard]] static QByteArray frame(quint8 first, const QByteArray &payload);

    int m_descriptor = -1;
    net::WebSocketConnection *m_channel = nullptr;
    QByteArray m_received;
};

} // namespace lancast::fuzz
