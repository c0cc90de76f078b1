// Which other machines may publish.
#pragma once

#include "auth/access_options.h"

#include <QHash>
#include <QHostAddress>
#include <QSet>

#include <chrono>

namespace lancast::net {

/// Says nothing about the token or the encryption. Knows no clock: every call brings the time.
class RemotePublishers final
{
public:
    using Time = std::chrono::nanoseconds;

    explicit RemotePublishers(RemotePublishing rule)
        : m_rule(rule)
    {
    }

    [[nodiscard]] RemotePublishing ruleFor(const QHostAddress &address) const;
    /// Those that the host has allowed have to ask again once that was the rule no longer.
    void setRule(RemotePublishing rule);
    /// Under another rule than AfterAsking the answer comes too late, and counts for nothing.
    void allow(const QHostAddress &address);
    /// True if the host is to be asked about \a address now: once a minute for each.
    [[nodiscard]] bool isTimeToAsk(const QHostAddress &address, Time now);

private:
    RemotePublishing m_rule;
    QSet<QHostAddress> m_allowed;
    QHash<QHostAddress, Time> m_asked;
};

} // namespace lancast::net
