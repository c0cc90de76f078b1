// Whom a request is from that proxies have passed on. Pure.
#pragma once

#include "http/request_head.h"
#include "http/visitor.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace lancast::net {

/// The proxies whose word about their clients counts.
class TrustedProxies final
{
public:
    /// \a text: an address, or a network as "10.0.0.0/8". False if it is neither, or means everybody.
    [[nodiscard]] bool add(const QString &text);
    [[nodiscard]] bool contains(const QHostAddress &address) const;

private:
    QList<std::pair<QHostAddress, int>> m_networks; ///< with the length of the prefix
};

/// The sender of \a head, which came from \a peer (a peerIdentity()).
///
/// Each proxy adds the address that it was connected from at the end of X-Forwarded-For or of Forwarded
/// (RFC 7239): what comes from trusted proxies is true from the end up to the first address that is none of
/// theirs, which is the visitor's. Whatever stands before it anybody may have written. Where that place holds
/// no address ("unknown", "_name", nonsense) the visitor's is that of the proxy that says so.
///
/// Nothing if both fields are there and name different visitors: a proxy writes one of them and passes the
/// other one on as its client sent it.
[[nodiscard]] std::optional<Visitor> visitorOf(const RequestHead &head, const QHostAddress &peer,
                                               const TrustedProxies &proxies);

} // namespace lancast::net
