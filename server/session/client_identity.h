// How a client is named: on the dashboard, in limits, and where the host blocks it.
#pragma once

#include <QHostAddress>
#include <QString>

namespace lancast::net {

class WebSocketConnection;
class HttpConnection;
struct ClientStatus;
struct RequestHead;

struct ClientIdentity
{
    QHostAddress peer; ///< a peerIdentity()
    QString address;   ///< as people write it
    quint16 port = 0;
    QString agent; ///< User-Agent, cleaned and shortened
};

[[nodiscard]] ClientIdentity identityOf(const WebSocketConnection &channel);
[[nodiscard]] ClientIdentity identityOf(const HttpConnection &connection, const RequestHead &head);

void appendTo(ClientStatus &status, const ClientIdentity &identity);

} // namespace lancast::net
