// Under which addresses the stream can be reached, the most useful first. Pure.
#pragma once

#include "share/network_kind.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace lancast::app {

/// One address of one running interface.
struct InterfaceAddress
{
    QString interfaceName; ///< "eth0"
    NetworkKind kind = NetworkKind::Other;
    QHostAddress address;
    bool hasDefaultRoute = false; ///< see net::NetworkAddress

    friend bool operator==(const InterfaceAddress &, const InterfaceAddress &) = default;
};

/// One address of each interface, in the order of net::networkRank(): the network with the default route,
/// then other real ones (cable, then Wi-Fi), then modems and VPNs, virtual ones last. IPv4 goes before IPv6,
/// which phones and people find harder. Loopback and link-local addresses are left out, and so is what \a
/// bind does not cover.
[[nodiscard]] QList<InterfaceAddress> rankedAddresses(const QList<InterfaceAddress> &addresses,
                                                      const QHostAddress &bind);

/// Whether it is one that guests are usually in: no modem, VPN or virtual network.
[[nodiscard]] bool isRealNetwork(NetworkKind kind);

} // namespace lancast::app
