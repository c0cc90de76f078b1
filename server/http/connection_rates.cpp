#include "http/connection_rates.h"

#include "network/peer_address.h"

#include <algorithm>

namespace lancast::net {

namespace {

/// After so long all buckets of an address are full again, as they would be if it were forgotten.
std::chrono::seconds refillTime(const HttpLimits &limits)
{
    const auto seconds = [](int burst, int perSecond) { return burst / std::max(perSecond, 1) + 1; };
    return std::chrono::seconds(
        std::max({seconds(limits.maxConnectionBurst, limits.maxConnectionsPerSecond),
                  seconds(limits.maxHandshakeBurst, limits.maxHandshakesPerSecond),
                  seconds(limits.maxForwardedRequestBurst, limits.maxForwardedRequestsPerSecond)}));
}

} // namespace

ConnectionRates::ConnectionRates(const HttpLimits &limits)
    : m_limits(limits)
    , m_shared(fullAllowance())
    , m_allHandshakes(limits.maxHandshakesOfAllPerSecond, limits.maxHandshakeBurstOfAll)
{
}

ConnectionRates::Allowance ConnectionRates::fullAllowance() const
{
    return {{m_limits.maxConnectionsPerSecond, m_limits.maxConnectionBurst},
            {m_limits.maxHandshakesPerSecond, m_limits.maxHandshakeBurst},
            {m_limits.maxForwardedRequestsPerSecond, m_limits.maxForwardedRequestBurst}};
}

bool ConnectionRates::takeConnection(const QHostAddress &address, RelayClock::Time now)
{
    return isThisMachine(address) || allowanceOf(address, now).connections.take(1, now);
}

bool ConnectionRates::takeForwardedRequest(const QHostAddress &address, RelayClock::Time now)
{
    return isThisMachine(address) || allowanceOf(address, now).forwardedRequests.take(1, now);
}

bool ConnectionRates::takeHandshake(const QHostAddress &address, RelayClock::Time now)
{
    return allowanceOf(address, now).handshakes.take(1, now) && m_allHandshakes.take(1, now);
}

ConnectionRates::Allowance &ConnectionRates::allowanceOf(const QHostAddress &address, RelayClock::Time now)
{
    auto found = m_allowances.find(address);
    if (found == m_allowances.end()) {
        if (m_allowances.size() >= m_limits.maxRatedAddresses)
            forgetFullOnes(now);
        if (m_allowances.size() >= m_limits.maxRatedAddresses)
            return m_shared;
        found = m_allowances.insert(address, fullAllowance());
    }
    found->usedAt = now;
    return *found;
}

void ConnectionRates::forgetFullOnes(RelayClock::Time now)
{
    if (now - m_sweptAt < std::chrono::seconds(1))
        return;
    m_sweptAt = now;
    const RelayClock::Time oldest = now - refillTime(m_limits);
    m_allowances.removeIf([oldest](const auto &entry) { return entry.value().usedAt < oldest; });
}

} // namespace lancast::net
