#include "websocket/websocket_upgrader.h"

#include "http/http_connection.h"
#include "websocket/websocket_handshake.h"

#include <QPointer>

namespace lancast::net {

WebSocketUpgrader::WebSocketUpgrader(const WebSocketLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
}

/// Not from within the connection's signal: it still works on its socket.
void WebSocketUpgrader::upgrade(HttpConnection *connection, const RequestHead &head)
{
    if (const auto refusal = handshakeRefusal(head)) {
        connection->respond(*refusal);
        return;
    }
    const auto open = [this, connection = QPointer(connection), head] {
        if (connection)
            openChannel(*connection, head);
    };
    QMetaObject::invokeMethod(this, open, Qt::QueuedConnection);
}

void WebSocketUpgrader::openChannel(HttpConnection &connection, const RequestHead &head)
{
    auto *channel = new Channel(connection.takeSocketAfterHead(), head, m_limits, this);
    channel->writer().send(handshakeAnswer(head, subprotocol));
    emit upgraded(channel);
    channel->start();
}

} // namespace lancast::net
