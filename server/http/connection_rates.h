// How often one address may connect, begin a TLS handshake, and ask by a proxy.
#pragma once

#include "base/relay_clock.h"
#include "base/token_bucket.h"
#include "http/http_limits.h"

#include <QHash>
#include <QHostAddress>

namespace lancast::net {

/// A handshake costs the relay's only thread half a millisecond, and its sender nothing. Addresses beyond
/// HttpLimits::maxRatedAddresses within a few seconds share one allowance.
class ConnectionRates final
{
public:
    explicit ConnectionRates(const HttpLimits &limits);

    /// \a address as peerIdentity() gives it. False: refuse it. This machine itself is never refused: all
    /// guests of a reverse proxy come from there.
    [[nodiscard]] bool takeConnection(const QHostAddress &address, RelayClock::Time now);
    /// The same for a request that a trusted proxy passes on; \a address is the visitor's.
    [[nodiscard]] bool takeForwardedRequest(const QHostAddress &address, RelayClock::Time now);
    /// False: it may ask again in a moment. All addresses together have a limit, too.
    [[nodiscard]] bool takeHandshake(const QHostAddress &address, RelayClock::Time now);

private:
    struct Allowance
    {
        base::TokenBucket connections;
        base::TokenBucket handshakes;
        base::TokenBucket forwardedRequests;
        RelayClock::Time usedAt{0};
    };

    [[nodiscard]] Allowance fullAllowance() const;
    [[nodiscard]] Allowance &allowanceOf(const QHostAddress &address, RelayClock::Time now);
    void forgetFullOnes(RelayClock::Time now);

    const HttpLimits m_limits;
    QHash<QHostAddress, Allowance> m_allowances;
    Allowance m_shared;
    base::TokenBucket m_allHandshakes;
    RelayClock::Time m_sweptAt{0};
};

} // namespace lancast::net
