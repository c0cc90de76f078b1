// This machine's addresses with what is known about their networks, the most useful to guests first.
#pragma once

#include "network/network_kind.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace lancast::net {

/// One address of one running interface.
struct NetworkAddress
{
    QString interfaceName; ///< "eth0"
    NetworkKind kind = NetworkKind::Other;
    QHostAddress address;
    bool hasDefaultRoute = false; ///< the most preferred one of those that guests may be behind
    bool isTemporary = false;     ///< an IPv6 address that changes every day

    friend bool operator==(const NetworkAddress &, const NetworkAddress &) = default;
};

/// The lower, the likelier guests are in that network: the one with the default route, then a cable, Wi-Fi,
/// others, modems and VPNs, and what is only inside of this machine.
[[nodiscard]] int networkRank(NetworkKind kind, bool hasDefaultRoute);

/// \a addresses by networkRank(); within one network IPv4 before IPv6, and temporary ones last.
[[nodiscard]] QList<NetworkAddress> inOrderOfUse(QList<NetworkAddress> addresses);

/// Marks those of the first interface in \a defaultRoutes that is no modem and no VPN: guests do not come
/// through these. Pure.
[[nodiscard]] QList<NetworkAddress> withDefaultRoute(QList<NetworkAddress> addresses,
                                                     const QStringList &defaultRoutes);

/// Every address of every interface that is up and running, in that order, but for loopback addresses.
[[nodiscard]] QList<NetworkAddress> networkAddresses();

/// Whether a certificate may name it: guests use it, and it stays for a while.
[[nodiscard]] bool isLasting(const NetworkAddress &address);

/// Whether it means all machines of a network, so that nobody can connect to it.
[[nodiscard]] bool isBroadcast(const QHostAddress &address);

} // namespace lancast::net
