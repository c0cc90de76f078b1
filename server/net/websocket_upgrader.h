// Turns an HTTP connection whose request was checked into a WebSocket channel.
#pragma once

#include "net/channel.h"
#include "net/relay_limits.h"

#include <QHash>
#include <QObject>
#include <QWebSocketServer>

#include <utility>

namespace lancast::net {

class HttpConnection;
class WebSocketInlet;

class WebSocketUpgrader final : public QObject
{
    Q_OBJECT

public:
    static constexpr char subprotocol[] = "lancast.v1";

    explicit WebSocketUpgrader(const RelayLimits &limits, QObject *parent = nullptr);

    /// Answers a wrong handshake. For a right one takes the connection's socket, and upgraded() follows.
    void upgrade(HttpConnection *connection, const RequestHead &head);

signals:
    /// The receiver owns the channel.
    void upgraded(lancast::net::Channel *channel);

private:
    void takeNext();

    using Peer = std::pair<QHostAddress, quint16>;
    struct Waiting
    {
        QTcpSocket *socket = nullptr;
        WebSocketInlet *inlet = nullptr; ///< child of the socket
        RequestHead head;
        QByteArray rest; ///< frames that came right behind the handshake
    };

    const RelayLimits m_limits;
    QWebSocketServer m_server;
    QHash<Peer, Waiting> m_waiting;
};

} // namespace lancast::net
