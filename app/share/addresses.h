// Under which addresses the stream can be reached, the most useful first. Pure.
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

namespace lancast::app {

enum class NetworkKind { Ethernet, WiFi, Other, Vpn, Virtual };

/// One address of one running interface.
struct InterfaceAddress
{
    QString interfaceName; ///< "eth0"
    NetworkKind kind = NetworkKind::Other;
    QHostAddress address;

    friend bool operator==(const InterfaceAddress &, const InterfaceAddress &) = default;
};

/// What the system says about an interface's hardware.
enum class HardwareType { Unknown, Ethernet, WiFi, PointToPoint, Virtual };

/// The name decides first: containers and VPNs often pose as Ethernet.
[[nodiscard]] NetworkKind networkKind(const QString &interfaceName, HardwareType type);

/// Real networks first (cable, then Wi-Fi), then VPNs, virtual ones last; IPv4 before IPv6, of which one per
/// interface is enough. Loopback and link-local addresses are left out, and so is what \a bind does not
/// cover.
[[nodiscard]] QList<InterfaceAddress> rankedAddresses(const QList<InterfaceAddress> &addresses,
                                                      const QHostAddress &bind);

/// "Wi-Fi", "Ethernet", "VPN", "Virtual network".
[[nodiscard]] QString networkTitle(NetworkKind kind);

} // namespace lancast::app
