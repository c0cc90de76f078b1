// Turns an HTTP connection whose request was checked into a WebSocket channel.
#pragma once

#include "websocket/websocket_connection.h"
#include "websocket/websocket_limits.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWebSocketServer>

namespace lancast::net {

class HttpConnection;
class QWebSocketAdapter;

class WebSocketUpgrader final : public QObject
{
    Q_OBJECT

public:
    static constexpr char subprotocol[] = "lancast.v1";

    WebSocketUpgrader(const WebSocketLimits &limits, const RelayClock &clock, QObject *parent = nullptr);

    /// Answers a wrong handshake. For a right one upgraded() follows, and takes the connection's socket.
    void upgrade(HttpConnection *connection, const RequestHead &head);

signals:
    /// The receiver owns the channel.
    void upgraded(lancast::net::WebSocketConnection *channel);

private:
    void takeNext();
    void refuse(const QString &id);

    struct Waiting
    {
        QPointer<HttpConnection> connection;
        QWebSocketAdapter *adapter = nullptr; ///< child of this
        RequestHead head;
        QByteArray answer; ///< of QWebSocketServer
    };

    const WebSocketLimits m_limits;
    const RelayClock &m_clock;
    QWebSocketServer m_server;
    QHash<QString, Waiting> m_waiting; ///< by the path that QWebSocketServer was given
    quint64 m_lastId = 0;
};

} // namespace lancast::net
