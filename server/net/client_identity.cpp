#include "net/client_identity.h"

#include "net/channel.h"
#include "net/http_connection.h"
#include "net/peer_address.h"
#include "net/plain_text.h"
#include "stream/status.h"

#include <QTcpSocket>

namespace lancast::net {

namespace {

ClientIdentity identityOf(const QHostAddress &address, quint16 port, const RequestHead &head)
{
    return {peerIdentity(address), plainAddress(address), port, plainText(head.field("user-agent"))};
}

} // namespace

ClientIdentity identityOf(const Channel &channel)
{
    return identityOf(channel.peerAddress(), channel.peerPort(), channel.head());
}

ClientIdentity identityOf(const HttpConnection &connection, const RequestHead &head)
{
    const QTcpSocket *socket = connection.socket();
    return identityOf(socket->peerAddress(), socket->peerPort(), head);
}

void appendTo(stream::ClientStatus &status, const ClientIdentity &identity)
{
    status.address = identity.address;
    status.port = identity.port;
    status.agent = identity.agent;
}

} // namespace lancast::net
