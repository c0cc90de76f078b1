#include "websocket/websocket_upgrader.h"

#include "http/http_connection.h"
#include "websocket/qwebsocket_adapter.h"
#include "websocket/websocket_handshake.h"

#include <QWebSocket>

namespace lancast::net {

WebSocketUpgrader::WebSocketUpgrader(const WebSocketLimits &limits, const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_clock(clock)
    , m_server(QStringLiteral("LanCast"), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    m_server.setHandshakeTimeout(m_limits.headDeadline);
    connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketUpgrader::takeNext);
}

/// Until QWebSocketServer has taken the handshake the connection keeps its socket, which reads nothing. Its
/// QWebSocket ends there: for each connection it would hold some 50 KiB, to read what the guard has read.
void WebSocketUpgrader::upgrade(HttpConnection *connection, const RequestHead &head)
{
    if (const auto refusal = handshakeRefusal(head)) {
        connection->respond(*refusal);
        return;
    }
    const QString id = QStringLiteral("/%1").arg(++m_lastId);
    auto *adapter = new QWebSocketAdapter(*connection->socket(), this);
    m_waiting.insert(id, {connection, adapter, head, {}});
    connect(adapter, &QWebSocketAdapter::wantsToSend, this,
            [this, id](const QByteArray &bytes) { m_waiting[id].answer += bytes; });
    connect(
        adapter, &QWebSocketAdapter::wantsToClose, this, [this, id] { refuse(id); }, Qt::QueuedConnection);
    connect(connection, &QObject::destroyed, adapter, [this, id] { refuse(id); });
    m_server.handleConnection(adapter);
    // Of our own making, so that the server cannot think otherwise of the client's.
    adapter->receive(plainHandshake(id.toLatin1(), head, subprotocol));
}

void WebSocketUpgrader::refuse(const QString &id)
{
    const Waiting waiting = m_waiting.take(id);
    if (waiting.connection)
        waiting.connection->respond(plainResponse(400, "The WebSocket could not be opened."));
    if (waiting.adapter) {
        waiting.adapter->disconnect(this);
        waiting.adapter->deleteLater();
    }
}

void WebSocketUpgrader::takeNext()
{
    while (QWebSocket *webSocket = m_server.nextPendingConnection()) {
        const Waiting waiting = m_waiting.take(webSocket->requestUrl().path());
        if (waiting.adapter) {
            waiting.adapter->disconnect(this); // what QWebSocket says at its end goes nowhere
            waiting.adapter->deleteLater();
        }
        delete webSocket;
        if (!waiting.connection)
            continue;
        waiting.connection->disconnect(waiting.adapter);
        const QHostAddress visitor = waiting.connection->visitor().address;
        auto *channel = new WebSocketConnection(waiting.connection->takeSocketAfterHead(), waiting.head,
                                                m_limits, m_clock, this);
        channel->setVisitorAddress(visitor);
        channel->writer().send(waiting.answer);
        emit upgraded(channel);
        channel->start();
    }
}

} // namespace lancast::net
