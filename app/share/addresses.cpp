#include "share/addresses.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

bool startsWithAny(const QString &name, std::initializer_list<QLatin1StringView> prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&name](QLatin1StringView prefix) { return name.startsWith(prefix); });
}

int rank(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::Ethernet:
        return 0;
    case NetworkKind::WiFi:
        return 1;
    case NetworkKind::Other:
        return 2;
    case NetworkKind::Vpn:
        return 3;
    case NetworkKind::Virtual:
        return 4;
    }
    Q_UNREACHABLE();
}

bool isIpv4(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

bool isCovered(const QHostAddress &address, const QHostAddress &bind)
{
    if (bind == QHostAddress(QHostAddress::Any))
        return true;
    if (bind == QHostAddress(QHostAddress::AnyIPv4))
        return isIpv4(address);
    if (bind == QHostAddress(QHostAddress::AnyIPv6))
        return !isIpv4(address);
    return address.isEqual(bind, QHostAddress::TolerantConversion);
}

} // namespace

NetworkKind networkKind(const QString &interfaceName, HardwareType type)
{
    if (startsWithAny(interfaceName, {"docker"_L1, "veth"_L1, "br-"_L1, "virbr"_L1, "vnet"_L1, "vmnet"_L1,
                                      "vboxnet"_L1, "lxc"_L1, "lxdbr"_L1, "podman"_L1, "cni"_L1, "flannel"_L1,
                                      "cali"_L1, "dummy"_L1, "tap"_L1})) {
        return NetworkKind::Virtual;
    }
    if (startsWithAny(interfaceName, {"tun"_L1, "wg"_L1, "tailscale"_L1, "zt"_L1, "ppp"_L1, "nordlynx"_L1,
                                      "proton"_L1, "ipsec"_L1, "vpn"_L1})) {
        return NetworkKind::Vpn;
    }
    switch (type) {
    case HardwareType::WiFi:
        return NetworkKind::WiFi;
    case HardwareType::PointToPoint:
        return NetworkKind::Vpn;
    case HardwareType::Virtual:
        return NetworkKind::Virtual;
    case HardwareType::Ethernet:
    case HardwareType::Unknown:
        break;
    }
    if (startsWithAny(interfaceName, {"wl"_L1, "ath"_L1}))
        return NetworkKind::WiFi;
    if (type == HardwareType::Ethernet || startsWithAny(interfaceName, {"en"_L1, "eth"_L1}))
        return NetworkKind::Ethernet;
    return NetworkKind::Other;
}

QList<InterfaceAddress> rankedAddresses(const QList<InterfaceAddress> &addresses, const QHostAddress &bind)
{
    QList<InterfaceAddress> ranked;
    QSet<QString> interfacesWithIpv6;
    for (const InterfaceAddress &candidate : addresses) {
        const QHostAddress &address = candidate.address;
        if (address.isNull() || address.isLoopback() || address.isLinkLocal() || address.isMulticast())
            continue;
        if (!isCovered(address, bind))
            continue;
        if (!isIpv4(address)) {
            if (interfacesWithIpv6.contains(candidate.interfaceName))
                continue;
            interfacesWithIpv6.insert(candidate.interfaceName);
        }
        ranked.append(candidate);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const InterfaceAddress &a, const InterfaceAddress &b) {
        return std::pair(rank(a.kind), !isIpv4(a.address)) < std::pair(rank(b.kind), !isIpv4(b.address));
    });
    return ranked;
}

QString networkTitle(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::Ethernet:
        return QCoreApplication::translate("Network", "Ethernet");
    case NetworkKind::WiFi:
        return QCoreApplication::translate("Network", "Wi-Fi");
    case NetworkKind::Other:
        return QCoreApplication::translate("Network", "Network");
    case NetworkKind::Vpn:
        return QCoreApplication::translate("Network", "VPN");
    case NetworkKind::Virtual:
        return QCoreApplication::translate("Network", "Virtual network");
    }
    Q_UNREACHABLE();
}

} // namespace lancast::app
