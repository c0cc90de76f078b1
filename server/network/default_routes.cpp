#include "network/default_routes.h"

#include <algorithm>

namespace lancast::net {

namespace {

// From <linux/route.h>, <linux/ipv6_route.h> and <linux/if_addr.h>.
constexpr uint routeIsUp = 0x0001;
constexpr uint routeIsReject = 0x0200;
constexpr uint addressIsTemporary = 0x01;

struct Route
{
    uint metric = 0;
    QString interface;
};

QList<QByteArray> wordsIn(const QByteArray &line)
{
    return line.simplified().split(' ');
}

uint hexadecimal(const QByteArray &word)
{
    return word.toUInt(nullptr, 16);
}

bool isUsable(uint flags)
{
    return (flags & routeIsUp) != 0 && (flags & routeIsReject) == 0;
}

/// Interface, destination, gateway, flags, reference count, use, metric, mask.
QList<Route> ipv4Defaults(const QByteArray &table)
{
    QList<Route> routes;
    for (const QByteArray &line : table.split('\n')) {
        const QList<QByteArray> words = wordsIn(line);
        if (words.size() >= 8 && words[1] == "00000000" && words[7] == "00000000" &&
            isUsable(hexadecimal(words[3])))
            routes.append({words[6].toUInt(), QString::fromLocal8Bit(words[0])});
    }
    return routes;
}

/// Destination, its prefix length, source, its prefix length, next hop, metric, reference count, use, flags,
/// interface.
QList<Route> ipv6Defaults(const QByteArray &table)
{
    QList<Route> routes;
    for (const QByteArray &line : table.split('\n')) {
        const QList<QByteArray> words = wordsIn(line);
        if (words.size() >= 10 && words[0] == QByteArray(32, '0') && words[1] == "00" && words[9] != "lo" &&
            isUsable(hexadecimal(words[8])))
            routes.append({hexadecimal(words[5]), QString::fromLocal8Bit(words[9])});
    }
    return routes;
}

} // namespace

QStringList defaultRouteInterfaces(const QByteArray &ipv4Routes, const QByteArray &ipv6Routes)
{
    QStringList interfaces;
    for (QList<Route> routes : {ipv4Defaults(ipv4Routes), ipv6Defaults(ipv6Routes)}) {
        std::ranges::stable_sort(routes, {}, &Route::metric);
        for (const Route &route : std::as_const(routes))
            interfaces.append(route.interface);
    }
    interfaces.removeDuplicates();
    return interfaces;
}

QSet<QHostAddress> temporaryAddresses(const QByteArray &ipv6Addresses)
{
    QSet<QHostAddress> addresses;
    for (const QByteArray &line : ipv6Addresses.split('\n')) {
        // Address, index of its interface, prefix length, scope, flags, interface.
        const QList<QByteArray> words = wordsIn(line);
        const QByteArray bytes = QByteArray::fromHex(words.front());
        if (words.size() >= 6 && bytes.size() == 16 && (hexadecimal(words[4]) & addressIsTemporary) != 0)
            addresses.insert(QHostAddress(reinterpret_cast<const quint8 *>(bytes.constData())));
    }
    return addresses;
}

} // namespace lancast::net
