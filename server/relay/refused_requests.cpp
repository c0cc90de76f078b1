#include "relay/refused_requests.h"

#include "base/logging.h"
#include "base/plain_text.h"
#include "http/http_connection.h"
#include "http/refused_name_page.h"
#include "network/peer_address.h"

namespace lancast::net {

namespace {

constexpr qsizetype maxLoggedCharacters = 100;
constexpr auto offerInterval = std::chrono::minutes(1);

QString quoted(const QByteArray &value)
{
    return value.isEmpty() ? QStringLiteral("none")
                           : QStringLiteral("\"%1\"").arg(plainText(value, maxLoggedCharacters));
}

QString remedy(int status, const Visitor &visitor)
{
    if (status == 421)
        return QStringLiteral("this machine does not go by that name; --allow-host adds it");
    if (visitor.forwardedScheme.isEmpty())
        return QStringLiteral(
            "the page is of another site, or a proxy has changed Host; a proxy passes it on "
            "with its port (nginx: proxy_set_header Host $http_host)");
    return QStringLiteral("the page is of another site, or the proxy names another host, port or scheme (%1) "
                          "than the browser; nginx: proxy_set_header X-Forwarded-Host $http_host, "
                          "X-Forwarded-Proto $scheme")
        .arg(QString::fromLatin1(visitor.forwardedScheme));
}

} // namespace

RefusedRequests::RefusedRequests(const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

bool RefusedRequests::answer(HttpConnection *connection, const RequestHead &head, const OriginPolicy &policy)
{
    const Visitor &visitor = connection->visitor();
    const auto refusal = policy.refusal(head, visitor);
    if (!refusal)
        return false;
    const QByteArray host =
        refusal->status == 421 ? policy.foreignHost(head, visitor) : OriginPolicy::askedHost(head, visitor);
    log(head, visitor, refusal->status, host);
    const QString name = OriginPolicy::hostIn(host);
    if (refusal->status != 421 || !wantsPage(head)) {
        connection->respond(*refusal);
        return true;
    }
    connection->respond(refusedNamePage(name, head));
    offer(name);
    return true;
}

void RefusedRequests::offer(const QString &name)
{
    const RelayClock::Time now = m_clock.now();
    m_offered.removeIf([now](const auto &offered) { return now - offered.value() >= offerInterval; });
    if (m_offered.contains(name) || !m_offerLimit.take(now))
        return;
    m_offered.insert(name, now);
    emit nameRefused(name);
}

void RefusedRequests::log(const RequestHead &head, const Visitor &visitor, int status, const QByteArray &host)
{
    if ((status != 421 && status != 403) || !m_logLimit.take(m_clock.now()))
        return;
    qCWarning(relayLog).noquote().nospace()
        << "refused a request of " << plainAddress(visitor.address) << " with Host " << quoted(host)
        << " and Origin " << quoted(head.field("origin")) << ": " << remedy(status, visitor);
}

} // namespace lancast::net
