#include "net/websocket_upgrader.h"

#include "net/http_connection.h"

#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

namespace lancast::net {

namespace {

void putBack(QTcpSocket &socket, const QByteArray &bytes)
{
    for (qsizetype i = bytes.size(); i > 0; --i)
        socket.ungetChar(bytes[i - 1]);
}

} // namespace

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
    QTcpSocket *socket = connection->takeSocket();
    socket->setParent(this);
    const Peer peer{socket->peerAddress(), socket->peerPort()};
    // QWebSocketServer throws away what came behind the handshake: it gets to see nothing of that.
    const QByteArray all = socket->readAll();
    putBack(*socket, all.left(head.size));
    socket->setReadBufferSize(head.size);
    m_waiting.insert(peer, {socket, head, all.mid(head.size)});
    connect(socket, &QObject::destroyed, this, [this, peer, socket] {
        if (m_waiting.value(peer).socket == socket)
            m_waiting.remove(peer);
    });
    // The head is complete, so the handshake is a matter of one turn of the event loop. QWebSocketServer sets
    // no timer for sockets that it was handed: one whose handshake it refuses silently would stay for ever.
    QTimer::singleShot(m_limits.headDeadline, socket, [this, peer, socket] {
        if (m_waiting.value(peer).socket == socket) {
            socket->abort();
            socket->deleteLater();
        }
    });
    connect(socket, &QTcpSocket::disconnected, this, [this, peer, socket] {
        if (m_waiting.value(peer).socket == socket)
            socket->deleteLater();
    });
    m_server.handleConnection(socket);
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
        auto *channel =
            new Channel(webSocket, waiting.socket, waiting.head, m_limits.maxQueuedBytesPerViewer, this);
        emit upgraded(channel);
        waiting.socket->setReadBufferSize(0);
        putBack(*waiting.socket, waiting.rest);
        if (waiting.socket->bytesAvailable() > 0)
            QMetaObject::invokeMethod(waiting.socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
    }
}

} // namespace lancast::net
