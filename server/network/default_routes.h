// What Linux's tables say about routes and addresses. Pure.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QSet>
#include <QStringList>

namespace lancast::net {

/// The interfaces with a default route, the most preferred (lowest metric) first, from the contents of
/// /proc/net/route and /proc/net/ipv6_route; IPv4 decides before IPv6. What is malformed is left out.
[[nodiscard]] QStringList defaultRouteInterfaces(const QByteArray &ipv4Routes, const QByteArray &ipv6Routes);

/// The addresses in the content of /proc/net/if_inet6 that their machine uses for a while only (RFC 8981).
[[nodiscard]] QSet<QHostAddress> temporaryAddresses(const QByteArray &ipv6Addresses);

} // namespace lancast::net
