#include "share/addresses.h"

#include "network/network_addresses.h"

#include <algorithm>

namespace lancast::app {

namespace {

bool isIpv4(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

int rank(const InterfaceAddress &one)
{
    return net::networkRank(one.kind, one.hasDefaultRoute);
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
        return std::pair(rank(a), !isIpv4(a.address)) < std::pair(rank(b), !isIpv4(b.address));
    });
    return ranked;
}

bool isRealNetwork(NetworkKind kind)
{
    return net::networkRank(kind, false) <= net::networkRank(NetworkKind::Other, false);
}

} // namespace lancast::app
