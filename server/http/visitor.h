// Who is behind a request.
#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace lancast::net {

struct Visitor
{
    QHostAddress address; ///< a peerIdentity(); what no trusted proxy tells is the address that connected
    bool isEncrypted = false;
    bool isForwarded = false;     ///< a proxy passes the request on
    QByteArray forwardedHost{};   ///< what a trusted proxy was asked for; empty: Host is what was asked for
    QByteArray forwardedScheme{}; ///< "http" or "https", of a trusted proxy; empty: it does not say

    /// A request of a program on this machine, and not one that a proxy here passes on.
    [[nodiscard]] bool isLocal() const { return address.isLoopback() && !isForwarded; }
};

} // namespace lancast::net
