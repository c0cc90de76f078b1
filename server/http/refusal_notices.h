// Tells those who are refused because their address has all its connections why, a few at a time.
#pragma once

#include "base/relay_clock.h"
#include "base/token_bucket.h"
#include "http/connection_status.h"
#include "http/http_limits.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <optional>

class QTcpSocket;

namespace lancast::net {

struct HttpResponse;
struct RequestHead;
struct TlsEntrance;

/// Behind one address there may be a whole school class, whose browsers would only say that the connection
/// failed. A notice takes a connection and a moment, so there are few of them; a client beyond that is
/// cut off as before.
class RefusalNotices final : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxOpen = 8;
    static constexpr qint64 maxPerSecond = 4;
    static constexpr qint64 maxBurst = 16;
    static constexpr std::chrono::milliseconds maxWait{
        1'500}; ///< for the request, and for its answer to leave
    static constexpr std::chrono::seconds recentTime{60};

    RefusalNotices(const HttpLimits &limits, const RelayClock &clock, QObject *parent = nullptr);

    /// A connection from \a address was refused.
    void count(const QHostAddress &address) { count(address, m_clock.now()); }
    /// Takes \a descriptor of a connection from \a address over, or closes it.
    void receive(qintptr descriptor, const QHostAddress &address, const std::optional<TlsEntrance> &tls);
    /// Adds how many were refused, and whether one was of late.
    void appendTo(ConnectionStatus &status, RelayClock::Time now) const;

private:
    [[nodiscard]] bool open(qintptr descriptor, const std::optional<TlsEntrance> &tls);
    void count(const QHostAddress &address, RelayClock::Time now);

    const HttpLimits m_limits;
    const RelayClock &m_clock;
    base::TokenBucket m_budget{maxPerSecond, maxBurst};
    int m_open = 0;
    quint64 m_refused = 0;
    QHostAddress m_address; ///< the newest
    std::optional<RelayClock::Time> m_refusedAt;
    std::optional<RelayClock::Time> m_loggedAt;
};

/// The page for one of them, in the languages of the guest's page.
[[nodiscard]] HttpResponse crowdedAddressPage();

} // namespace lancast::net
