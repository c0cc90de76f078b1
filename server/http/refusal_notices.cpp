#include "http/refusal_notices.h"

#include "base/logging.h"
#include "http/http_connection.h"
#include "network/peer_address.h"

#include <QSslSocket>

#include <unistd.h>

namespace lancast::net {

namespace {

HttpLimits shortened(HttpLimits limits)
{
    limits.headDeadline = RefusalNotices::maxWait;
    limits.keepAlive = RefusalNotices::maxWait;
    return limits;
}

} // namespace

HttpResponse crowdedAddressPage()
{
    HttpResponse response = plainResponse(503, {});
    response.contentType = "text/html; charset=utf-8";
    response.extraFields.append("Retry-After: 10");
    response.body =
        "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width\"><title>LanCast</title>\n"
        "<h1>Too many viewers share your network address</h1>\n"
        "<p>The host lets only so many connections from one address in, and all of them are taken. Ask the "
        "host "
        "to raise the limit of connections per address, or try again later.</p>\n"
        "<p lang=\"de\">Zu viele Zuschauer teilen sich Ihre Netzwerkadresse. Bitten Sie den Host, die Grenze "
        "für "
        "Verbindungen je Adresse zu erhöhen, oder versuchen Sie es später erneut.</p>\n"
        "<p lang=\"es\">Demasiados espectadores comparten su dirección de red. Pida al anfitrión que aumente "
        "el "
        "límite de conexiones por dirección o vuelva a intentarlo más tarde.</p>\n"
        "<p lang=\"fr\">Trop de spectateurs partagent votre adresse réseau. Demandez à l’hôte d’augmenter la "
        "limite de connexions par adresse ou réessayez plus tard.</p>\n</html>\n";
    return response;
}

RefusalNotices::RefusalNotices(const HttpLimits &limits, const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_limits(shortened(limits))
    , m_clock(clock)
{
}

void RefusalNotices::receive(qintptr descriptor, const QHostAddress &address,
                             const std::optional<TlsEntrance> &tls)
{
    const RelayClock::Time now = m_clock.now();
    count(address, now);
    if (m_open >= maxOpen || !m_budget.take(1, now) || !open(descriptor, tls))
        ::close(int(descriptor));
}

void RefusalNotices::count(const QHostAddress &address, RelayClock::Time now)
{
    ++m_refused;
    if (!m_loggedAt || now - *m_loggedAt >= recentTime) {
        m_loggedAt = now;
        qCWarning(relayLog).noquote()
            << plainAddress(address)
            << "has all the connections that one address may have; more are refused. "
               "Raise --max-connections-per-address if they are all guests";
    }
    m_address = address;
    m_refusedAt = now;
}

bool RefusalNotices::open(qintptr descriptor, const std::optional<TlsEntrance> &tls)
{
    auto *socket = tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return false;
    }
    ++m_open;
    connect(socket, &QObject::destroyed, this, [this] { --m_open; });
    auto *connection = new HttpConnection(socket, m_limits, tls, this);
    connect(connection, &HttpConnection::requested, connection,
            [](HttpConnection *asking) { asking->respond(crowdedAddressPage()); });
    return true;
}

void RefusalNotices::appendTo(ConnectionStatus &status, RelayClock::Time now) const
{
    status.refusedForAddress = m_refused;
    status.isAddressFull = m_refusedAt && now - *m_refusedAt < recentTime;
    if (status.isAddressFull)
        status.fullAddress = plainAddress(m_address);
}

} // namespace lancast::net
