// Turns an HTTP connection whose request was checked into a WebSocket channel.
#pragma once

#include "websocket/channel.h"
#include "websocket/websocket_limits.h"

#include <QObject>

namespace lancast::net {

class HttpConnection;

class WebSocketUpgrader final : public QObject
{
    Q_OBJECT

public:
    static constexpr char subprotocol[] = "lancast.v1";

    explicit WebSocketUpgrader(const WebSocketLimits &limits, QObject *parent = nullptr);

    /// Answers a wrong handshake. For a right one upgraded() follows, and takes the connection's socket.
    void upgrade(HttpConnection *connection, const RequestHead &head);

signals:
    /// The receiver owns the channel.
    void upgraded(lancast::net::Channel *channel);

private:
    void openChannel(HttpConnection &connection, const RequestHead &head);

    const WebSocketLimits m_limits;
};

} // namespace lancast::net
