#include "network/peer_address.h"

namespace lancast::net {

QHostAddress peerIdentity(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    QHostAddress identity = address;
    identity.setScopeId({});
    return identity;
}

bool isThisMachine(const QHostAddress &address)
{
    const QHostAddress identity = peerIdentity(address);
    return identity == QHostAddress(QHostAddress::LocalHost) ||
           identity == QHostAddress(QHostAddress::LocalHostIPv6);
}

QString plainAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4).toString() : address.toString();
}

} // namespace lancast::net
