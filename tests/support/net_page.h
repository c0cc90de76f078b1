// A page's session in this process, and the peers at the other ends of its two connections.
#pragma once

#include "session/viewer_session.h"
#include "tests/support/net_socket.h"

#include <QTcpServer>

#include <memory>

namespace lancast::test {

/// Its connections are opened without a handshake.
class Page final
{
public:
    Page(QTcpServer &listener, quint64 id, const net::ViewerContext &context)
        : session(std::make_unique<net::ViewerSession>(id, context))
        , blob(listener.serverPort())
        , chunk(listener.serverPort())
    {
        for (const net::ChannelSlot slot : {net::ChannelSlot::Blob, net::ChannelSlot::Chunk}) {
            while (!listener.hasPendingConnections())
                listener.waitForNewConnection(1'000);
            auto *connection = new net::WebSocketConnection(
                listener.nextPendingConnection(), net::RequestHead(), context.limits, context.clock, nullptr);
            session->attach(slot, connection);
            connection->start();
        }
    }

    std::unique_ptr<net::ViewerSession> session;
    RawSocket blob;
    RawSocket chunk;
};

} // namespace lancast::test
