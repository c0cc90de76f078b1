#include "network/network_addresses.h"

#include "base/descriptor.h"
#include "network/default_routes.h"
#include "network/interface_facts.h"

#include <QFile>
#include <QNetworkInterface>

#include <algorithm>
#include <cerrno>
#include <tuple>

#include <netinet/in.h>
#include <sys/socket.h>

namespace lancast::net {

namespace {

/// More routes than that belong to no machine at the edge of a network.
constexpr qint64 maxTableBytes = 1024 * 1024;

QByteArray readSystemFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(maxTableBytes) : QByteArray();
}

HardwareType hardwareType(QNetworkInterface::InterfaceType type)
{
    if (type == QNetworkInterface::Ethernet)
        return HardwareType::Ethernet;
    if (type == QNetworkInterface::Wifi)
        return HardwareType::WiFi;
    if (type == QNetworkInterface::Ppp || type == QNetworkInterface::Slip)
        return HardwareType::PointToPoint;
    return type == QNetworkInterface::Virtual ? HardwareType::Virtual : HardwareType::Unknown;
}

/// Guests come through it.
bool leadsToGuests(NetworkKind kind)
{
    return kind != NetworkKind::Mobile && kind != NetworkKind::Vpn;
}

QList<NetworkAddress> addressesOf(const QNetworkInterface &interface, const QSet<QHostAddress> &temporary)
{
    const auto flags = interface.flags();
    if (!flags.testFlag(QNetworkInterface::IsUp) || !flags.testFlag(QNetworkInterface::IsRunning))
        return {};
    const bool isLoopback = flags.testFlag(QNetworkInterface::IsLoopBack);
    // The names for people say more where there are some: "vEthernet (WSL)".
    const NetworkKind kind =
        isLoopback
            ? NetworkKind::Virtual
            : networkKind(interfaceFacts(QStringLiteral("/sys/class/net"), interface.humanReadableName(),
                                         hardwareType(interface.type())));
    QList<NetworkAddress> addresses;
    for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
        if (entry.ip().isLoopback())
            continue;
        QHostAddress unscoped = entry.ip();
        unscoped.setScopeId({});
        addresses.append({interface.name(), kind, entry.ip(), false, temporary.contains(unscoped)});
    }
    return addresses;
}

} // namespace

int networkRank(NetworkKind kind, bool hasDefaultRoute)
{
    if (hasDefaultRoute)
        return 0;
    switch (kind) {
    case NetworkKind::Ethernet:
        return 1;
    case NetworkKind::WiFi:
        return 2;
    case NetworkKind::Other:
        return 3;
    case NetworkKind::Mobile:
    case NetworkKind::Vpn:
        return 4;
    case NetworkKind::Virtual:
        return 5;
    }
    Q_UNREACHABLE();
}

QList<NetworkAddress> inOrderOfUse(QList<NetworkAddress> addresses)
{
    std::ranges::stable_sort(addresses, {}, [](const NetworkAddress &one) {
        return std::tuple(networkRank(one.kind, one.hasDefaultRoute),
                          one.address.protocol() != QAbstractSocket::IPv4Protocol, one.isTemporary);
    });
    return addresses;
}

QList<NetworkAddress> withDefaultRoute(QList<NetworkAddress> addresses, const QStringList &defaultRoutes)
{
    for (const QString &name : defaultRoutes) {
        bool isFound = false;
        for (NetworkAddress &one : addresses) {
            one.hasDefaultRoute = one.interfaceName == name && leadsToGuests(one.kind);
            isFound = isFound || one.hasDefaultRoute;
        }
        if (isFound)
            break;
    }
    return addresses;
}

QList<NetworkAddress> networkAddresses()
{
    const QSet<QHostAddress> temporary =
        temporaryAddresses(readSystemFile(QStringLiteral("/proc/net/if_inet6")));
    QList<NetworkAddress> addresses;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces())
        addresses += addressesOf(interface, temporary);
    const QStringList routes = defaultRouteInterfaces(readSystemFile(QStringLiteral("/proc/net/route")),
                                                      readSystemFile(QStringLiteral("/proc/net/ipv6_route")));
    return inOrderOfUse(withDefaultRoute(std::move(addresses), routes));
}

bool isLasting(const NetworkAddress &address)
{
    const bool isForGuests =
        address.hasDefaultRoute || (address.kind != NetworkKind::Virtual && leadsToGuests(address.kind));
    return isForGuests && !address.isTemporary && !address.address.isLinkLocal();
}

bool isBroadcast(const QHostAddress &address)
{
    bool isIpv4 = false;
    sockaddr_in target{};
    target.sin_family = AF_INET;
    target.sin_port = htons(9); // any: nothing is sent
    target.sin_addr.s_addr = htonl(address.toIPv4Address(&isIpv4));
    if (!isIpv4 || address.isBroadcast())
        return isIpv4;
    // The kernel knows the networks, and lets only a socket that says so send to a broadcast (ip(7)).
    const Descriptor probe(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    return ::connect(probe.get(), reinterpret_cast<const sockaddr *>(&target), sizeof target) != 0 &&
           errno == EACCES;
}

} // namespace lancast::net
