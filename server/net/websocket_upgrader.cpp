#include "net/websocket_upgrader.h"

#include "net/http_connection.h"
#include "net/websocket_handshake.h"
#include "net/websocket_inlet.h"

#include <QTimer>
#include <QWebSocket>

namespace lancast::net {

WebSocketUpgrader::WebSocketUpgrader(const RelayLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_server(QStringLiteral("LanCast"), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketUpgrader::takeNext);
}

void WebSocketUpgrader::upgrade(HttpConnection *connection, const RequestHead &head)
{
    if (const auto refusal = handshakeRefusal(head)) {
        connection->respond(*refusal);
        return;
    }
    QTcpSocket *socket = connection->takeSocket();
    socket->setParent(this);
    const Peer peer{socket->peerAddress(), socket->peerPort()};
    const QByteArray all = socket->readAll();
    auto *inlet = new WebSocketInlet(*socket, socket);
    m_waiting.insert(peer, {socket, inlet, head, all.mid(head.size)});
    connect(inlet, &WebSocketInlet::wantsToSend, socket,
            [socket](const QByteArray &bytes) { socket->write(bytes); });
    connect(socket, &QObject::destroyed, this, [this, peer, socket] {
        if (m_waiting.value(peer).socket == socket)
            m_waiting.remove(peer);
    });
    // The head is complete and right, so the handshake is a matter of one turn of the event loop. Should
    // QWebSocketServer not think so, it says nothing.
    QTimer::singleShot(m_limits.headDeadline, inlet, [this, peer, socket] {
        if (m_waiting.value(peer).socket == socket) {
            socket->abort();
            socket->deleteLater();
        }
    });
    connect(socket, &QTcpSocket::disconnected, this, [this, peer, socket] {
        if (m_waiting.value(peer).socket == socket)
            socket->deleteLater();
    });
    m_server.handleConnection(inlet);
    inlet->receive(all.left(head.size)); // no more: it would throw away what comes behind
}

void WebSocketUpgrader::takeNext()
{
    while (QWebSocket *webSocket = m_server.nextPendingConnection()) {
        const Waiting waiting = m_waiting.take({webSocket->peerAddress(), webSocket->peerPort()});
        if (!waiting.socket) {
            webSocket->abort();
            webSocket->deleteLater();
            continue;
        }
        disconnect(waiting.socket, &QTcpSocket::disconnected, this, nullptr);
        disconnect(waiting.inlet, &WebSocketInlet::wantsToSend, waiting.socket, nullptr);
        auto *channel = new Channel({webSocket, waiting.inlet, waiting.socket}, waiting.head, m_limits, this);
        emit upgraded(channel);
        channel->start(waiting.rest);
    }
}

} // namespace lancast::net
