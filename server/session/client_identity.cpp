#include "session/client_identity.h"

#include "base/plain_text.h"
#include "http/http_connection.h"
#include "network/peer_address.h"
#include "session/status.h"
#include "websocket/websocket_connection.h"

#include <QTcpSocket>

namespace lancast::net {

namespace {

ClientIdentity identityOf(const QHostAddress &address, quint16 port, const RequestHead &head)
{
    return {peerIdentity(address), plainAddress(address), port, plainText(head.field("user-agent"))};
}

} // namespace

ClientIdentity identityOf(const WebSocketConnection &channel)
{
    return identityOf(channel.peerAddress(), channel.peerPort(), channel.head());
}

ClientIdentity identityOf(const HttpConnection &connection, const RequestHead &head)
{
    return identityOf(connection.visitor().address, connection.socket()->peerPort(), head);
}

void appendTo(ClientStatus &status, const ClientIdentity &identity)
{
    status.address = identity.address;
    status.port = identity.port;
    status.agent = identity.agent;
}

} // namespace lancast::net
