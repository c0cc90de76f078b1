// Lets accepted connections in within the budget, and reads their requests.
#pragma once

#include "http/connection_budget.h"
#include "http/connection_rates.h"
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
    explicit ConnectionManager(const HttpLimits &limits, QObject *parent = nullptr);

    /// From the next connection on HTTPS is spoken beside HTTP: its first byte tells which. Empty: HTTP only.
    void setTls(const std::optional<QSslConfiguration> &tls);
    /// How many connections there may be, in all and from one address; for who comes from now on.
    void setConnectionLimits(int all, int perAddress);
    [[nodiscard]] ConnectionStatus status() const;
    /// Takes \a descriptor over, or closes it.
    void receive(qintptr descriptor);
    /// Ends what still speaks HTTP.
    void dismiss();

signals:
    void requested(lancast::net::HttpConnection *connection, const lancast::net::RequestHead &head);

private:
    [[nodiscard]] bool makeRoomFor(const QHostAddress &address);
    [[nodiscard]] std::optional<TlsEntrance> entranceFor(const QHostAddress &address);
    void trimHeap();
    using Choice = std::function<bool(const HttpConnection &connection)>;
    [[nodiscard]] bool letOldestGo(const Choice &isMeant);

    const HttpLimits m_limits;
    std::shared_ptr<ConnectionBudget> m_budget; ///< sockets in the sessions outlive this
    ConnectionRates m_rates;
    std::optional<QSslConfiguration> m_tls;
    RefusalNotices m_notices;
    QTimer m_trimTimer; ///< of the heap, while there are connections
    int m_connectionsAtTrim = 0;
};

} // namespace lancast::net
