#include "share/addresses.h"

#include <algorithm>

namespace lancast::app {

namespace {

int rank(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::Ethernet:
        return 0;
    case NetworkKind::WiFi:
        return 1;
    case NetworkKind::Other:
        return 2;
    case NetworkKind::Mobile:
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

QList<InterfaceAddress> rankedAddresses(const QList<InterfaceAddress> &addresses, const QHostAddress &bind)
{
    QList<InterfaceAddress> ranked;
    for (const InterfaceAddress &candidate : addresses) {
        const QHostAddress &address = candidate.address;
        if (address.isNull() || address.isLoopback() || address.isLinkLocal() || address.isMulticast() ||
            !isCovered(address, bind)) {
            continue;
        }
        const auto other =
            std::ranges::find(ranked, candidate.interfaceName, &InterfaceAddress::interfaceName);
        if (other == ranked.end())
            ranked.append(candidate);
        else if (isIpv4(address) && !isIpv4(other->address))
            *other = candidate;
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const InterfaceAddress &a, const InterfaceAddress &b) {
        return std::pair(rank(a.kind), !isIpv4(a.address)) < std::pair(rank(b.kind), !isIpv4(b.address));
    });
    return ranked;
}

bool isRealNetwork(NetworkKind kind)
{
    return rank(kind) <= rank(NetworkKind::Other);
}

} // namespace lancast::app
