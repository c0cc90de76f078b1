// Lets accepted connections in within the budget, and reads their requests.
#pragma once

#include "base/log_limit.h"
#include "http/connection_budget.h"
#include "http/connection_rates.h"
#include "http/forwarding.h"
#include "http/http_connection.h"
#include "http/http_limits.h"
#include "http/refusal_notices.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <optional>

namespace lancast::net {

class ConnectionManager final : public QObject
{
    Q_OBJECT

public:
    ConnectionManager(const HttpLimits &limits, const RelayClock &clock, QObject *parent = nullptr);

    /// From the next connection on HTTPS is spoken beside HTTP: its first byte tells which. Empty: HTTP only.
    void setTls(const std::optional<QSslConfiguration> &tls);
    /// How many connections there may be, in all and from one address; for who comes from now on.
    void setConnectionLimits(int all, int perAddress);
    /// The connections of these count for those whom they serve, as they say.
    void setTrustedProxies(const TrustedProxies &proxies) { m_proxies = proxies; }
    [[nodiscard]] ConnectionStatus status() const;
    /// Takes \a descriptor over, or closes it.
    void receive(qintptr descriptor);
    /// Ends what still speaks HTTP.
    void dismiss();

signals:
    void requested(lancast::net::HttpConnection *connection, const lancast::net::RequestHead &head);

private:
    using Ticket = ConnectionBudget::Ticket;

    [[nodiscard]] bool makeRoomFor(const QHostAddress &address);
    [[nodiscard]] std::optional<TlsEntrance> entranceFor(const QHostAddress &address);
    void trimHeap();
    void onRequested(HttpConnection *connection, const RequestHead &head, Ticket &ticket);
    using Choice = std::function<bool(const HttpConnection &connection)>;
    [[nodiscard]] bool letOldestGo(const Choice &isMeant);
    [[nodiscard]] bool letIdleOneGo();

    const HttpLimits m_limits;
    const RelayClock &m_clock;
    std::shared_ptr<ConnectionBudget> m_budget; ///< sockets in the sessions outlive this
    ConnectionRates m_rates;
    std::optional<QSslConfiguration> m_tls;
    TrustedProxies m_proxies;
    RefusalNotices m_notices;
    base::LogLimit m_logLimit;
    QTimer m_trimTimer; ///< of the heap, while there are connections
    int m_connectionsAtTrim = 0;
};

} // namespace lancast::net
