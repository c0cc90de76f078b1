#include "auth/remote_publishers.h"

#include "network/peer_address.h"

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto askingInterval = 1min;

} // namespace

RemotePublishing RemotePublishers::ruleFor(const QHostAddress &address) const
{
    const bool isAllowed =
        m_rule == RemotePublishing::AfterAsking && m_allowed.contains(peerIdentity(address));
    return isAllowed ? RemotePublishing::Allowed : m_rule;
}

void RemotePublishers::setRule(RemotePublishing rule)
{
    m_rule = rule;
    if (rule != RemotePublishing::AfterAsking)
        m_allowed.clear();
}

void RemotePublishers::allow(const QHostAddress &address)
{
    if (m_rule == RemotePublishing::AfterAsking)
        m_allowed.insert(peerIdentity(address));
}

bool RemotePublishers::isTimeToAsk(const QHostAddress &address, Time now)
{
    m_asked.removeIf([now](const auto &asked) { return now - asked.value() >= askingInterval; });
    const QHostAddress identity = peerIdentity(address);
    if (m_asked.contains(identity))
        return false;
    m_asked.insert(identity, now);
    return true;
}

} // namespace lancast::net
