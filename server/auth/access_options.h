// Who may publish and watch, as the user said at start.
#pragma once

#include <QByteArray>
#include <QString>

namespace lancast::net {

/// Publishers on other machines, over HTTPS and with the token.
enum class RemotePublishing {
    Refused,
    AfterAsking, ///< RelayServer::publisherAsks(), and allowPublisher() for each address
    Allowed,
};

struct AccessOptions
{
    QByteArray publishToken; ///< empty: 32 random bytes are drawn at start
    QString passcode;        ///< empty: everybody who reaches the relay may watch
    RemotePublishing remotePublishing = RemotePublishing::Refused;
};

} // namespace lancast::net
