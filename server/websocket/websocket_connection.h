// One upgraded WebSocket of a publisher or viewer.
#pragma once

#include "base/send_stall_detector.h"
#include "http/close_code.h"
#include "http/request_head.h"
#include "websocket/keepalive.h"
#include "websocket/socket_writer.h"
#include "websocket/websocket_frame.h"
#include "websocket/websocket_frame_validator.h"
#include "websocket/websocket_limits.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QObject>

#include <chrono>

class QTcpSocket;

namespace lancast::net {

/// What comes passes the frame guard, and what it asks for is answered; everything outgoing goes through the
/// writer, in order. After closed() the owner deletes it (deleteLater).
class WebSocketConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes \a socket over; nothing is read before start().
    WebSocketConnection(QTcpSocket *socket, RequestHead head, const WebSocketLimits &limits,
                        const RelayClock &clock, QObject *parent);
    ~WebSocketConnection() override;

    /// From now on messages are read, also those that came right behind the handshake, and head() is empty.
    void start();

    [[nodiscard]] const RequestHead &head() const { return m_head; }
    [[nodiscard]] SocketWriter &writer() { return m_writer; }
    [[nodiscard]] const SocketWriter &writer() const { return m_writer; }
    /// Also when the peer has gone. Behind a proxy that of the one whom it serves: see setVisitorAddress().
    [[nodiscard]] const QHostAddress &peerAddress() const { return m_peerAddress; }
    void setVisitorAddress(const QHostAddress &address) { m_peerAddress = address; }
    [[nodiscard]] quint16 peerPort() const { return m_peerPort; }
    void setFrameLimits(const FrameLimits &limits) { m_validator.setLimits(limits); }
    /// Its peer has another connection, which is pinged: here it is enough that bytes are acknowledged.
    void setPingedElsewhere() { m_isPingedElsewhere = true; }
    /// Of a message that is not whole yet.
    [[nodiscard]] qsizetype heldBytes() const { return m_validator.heldBytes(); }

    void sendText(const QJsonObject &message);
    /// \a frame: whole, as webSocketFrame() makes it; its bytes may be shared.
    void sendFrame(const QByteArray &frame) { m_writer.send(frame); }
    /// As sendText(), but not to a peer that does not read its answers.
    void answer(const QJsonObject &message);
    /// Sends what is queued, then the close frame; after the limits' deadline the connection is aborted.
    void closeWith(CloseCode code, const QString &reason);
    void abort();
    /// Finds out (faulted()) about a peer that is gone, takes nothing, or never ends its message. \a elapsed:
    /// since the last call, without times in which the relay itself stood still.
    void tick(RelayClock::Time elapsed);

signals:
    void textReceived(const QJsonObject &message);
    void binaryReceived(const QByteArray &message);
    /// The peer broke a rule or is gone; the receiver answers with closeWith().
    void faulted(lancast::net::CloseCode code, const QString &reason);
    void closed();

private:
    void onArrived();
    void receive(const QByteArray &bytes);
    void onFrame(const ClientFrame &frame);
    void onText(const QByteArray &text);
    void onPing(const QByteArray &payload);
    void onClose(const QByteArray &payload);
    void closeFor(FrameFault fault);
    void onDisconnected();
    void pingUnlessAlive();
    void endOwnDirection();
    void disconnectSocket();
    void callAfter(std::chrono::milliseconds delay, void (WebSocketConnection::*call)());
    void endWith(const QByteArray &closeFrame);

    QTcpSocket *m_socket;
    const RelayClock &m_clock;
    QHostAddress m_peerAddress;
    const quint16 m_peerPort;
    RequestHead m_head; ///< some 1 KiB of a browser: nobody needs it while the connection lasts
    const qsizetype m_maxReadBytes;
    const std::chrono::milliseconds m_closeDeadline;
    WebSocketFrameValidator m_validator{{}};
    Keepalive m_pings;
    SendStallDetector m_progress;
    SocketWriter m_writer;
    quint64 m_acknowledgedAtTick = 0;
    quint64 m_acknowledgedAtRelease = 0; ///< of Qt's buffers
    quint64 m_acknowledgedAtPing = 0;
    bool m_isPingedElsewhere = false;
    bool m_isClosing = false;
    bool m_isDisconnected = false;
    qsizetype m_discardedBytes = 0; ///< since it is closing
};

} // namespace lancast::net
