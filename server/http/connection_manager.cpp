#include "http/connection_manager.h"

#include "base/logging.h"
#include "network/peer_address.h"
#include "network/socket_reset.h"

#include <QSslSocket>

#include <algorithm>
#include <malloc.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

/// What waits in the kernel is out of reach when a viewer lags: little enough to keep it fresh,
/// enough for a LAN at full speed. The kernel doubles it.
constexpr int sendBufferBytes = 256 * 1024;

/// The kernel is asked for so many connections whether they have ended, the oldest first.
constexpr int mostLooks = 64;

int possibleConnections(int wished, int open)
{
    const int connections = usableConnections(wished, open);
    if (connections < wished)
        qCWarning(relayLog).nospace()
            << "the limit of open files leaves room for " << connections << " connections instead of "
            << wished << "; raise it (ulimit -n) for more";
    return connections;
}

std::shared_ptr<ConnectionBudget> budgetFor(const HttpLimits &limits)
{
    return std::make_shared<ConnectionBudget>(possibleConnections(limits.maxConnections, 0),
                                              limits.maxConnectionsPerAddress,
                                              limits.maxUnupgradedPerAddress);
}

/// A TLS handshake needs some 100 KiB for a moment. What connections keep comes to lie between, so that glibc
/// gives none of it back by itself, nor what connections had that have ended.
constexpr auto trimInterval = 10s;

/// A connection that speaks TLS holds some 40 KiB between two requests, and more during its handshake. So
/// many may wait for a request, or for the end of their handshake: all that twenty browsers open for a page.
constexpr std::size_t maxWaitingTlsConnections = 256;

bool isTls(const HttpConnection &connection)
{
    const auto *tls = qobject_cast<const QSslSocket *>(connection.socket());
    return tls && tls->mode() != QSslSocket::UnencryptedMode;
}

/// Lets the oldest one go where there are too many for another one, at best one that is idle: a browser does
/// not mind its end. \a children: in the order of their coming.
void makeRoomForTls(const QObjectList &children)
{
    std::vector<HttpConnection *> waiting;
    for (QObject *child : children) {
        auto *connection = qobject_cast<HttpConnection *>(child);
        if (connection && connection->isWaiting() && isTls(*connection))
            waiting.push_back(connection);
    }
    if (waiting.size() < maxWaitingTlsConnections)
        return;
    const auto idle = std::ranges::find_if(waiting, &HttpConnection::isIdle);
    delete (idle == waiting.end() ? waiting.front() : *idle);
}

QString contradiction(const QHostAddress &proxy)
{
    return QStringLiteral(
               "refused a request by the proxy %1: its Forwarded and X-Forwarded-For name different "
               "visitors. Have the proxy set one of them and remove the other one (nginx: "
               "proxy_set_header Forwarded \"\";)")
        .arg(plainAddress(proxy));
}

QHostAddress addressOf(qintptr descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (getpeername(int(descriptor), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return peerIdentity(QHostAddress(reinterpret_cast<const sockaddr *>(&address)));
}

} // namespace

ConnectionManager::ConnectionManager(const HttpLimits &limits, const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_clock(clock)
    , m_budget(budgetFor(limits))
    , m_rates(limits)
    , m_notices(limits, clock)
{
    m_trimTimer.setInterval(trimInterval);
    connect(&m_trimTimer, &QTimer::timeout, this, &ConnectionManager::trimHeap);
}

void ConnectionManager::setTls(const std::optional<QSslConfiguration> &tls)
{
    m_tls = tls;
    // Guests show no certificates. Every connection would hold all those that the system trusts.
    if (m_tls)
        m_tls->setCaCertificates({});
}

ConnectionStatus ConnectionManager::status() const
{
    ConnectionStatus status;
    status.open = m_budget->connections();
    status.limit = m_budget->maxConnections();
    status.limitPerAddress = m_budget->maxPerAddress();
    m_notices.appendTo(status, m_clock.now());
    return status;
}

void ConnectionManager::setConnectionLimits(int all, int perAddress)
{
    m_budget->setLimits(possibleConnections(all, m_budget->connections()), perAddress);
}

void ConnectionManager::receive(qintptr descriptor)
{
    // A refused connection costs no more than this: no socket object, no memory.
    const QHostAddress address = addressOf(descriptor);
    const bool isProxy = m_proxies.contains(address);
    if (address.isNull() || (!isProxy && !m_rates.takeConnection(address, m_clock.now()))) {
        ::close(int(descriptor));
        return;
    }
    if (!makeRoomFor(address)) {
        if (!isProxy && m_budget->hasAll(address))
            m_notices.receive(descriptor, address, entranceFor(address));
        else
            ::close(int(descriptor));
        return;
    }
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        ::close(int(descriptor));
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    if (!m_trimTimer.isActive())
        m_trimTimer.start();
    const auto ticket = std::make_shared<Ticket>(m_budget, address);
    connect(socket, &QObject::destroyed, socket,
            [ticket] {}); // held by the connection for as long as it exists
    auto *connection = new HttpConnection(socket, m_limits, entranceFor(address), this);
    connect(connection, &HttpConnection::taken, socket, [ticket] { ticket->upgrade(); });
    connect(connection, &HttpConnection::requested, this,
            [this, ticket = ticket.get()](HttpConnection *asking, const RequestHead &head) {
                onRequested(asking, head, *ticket); // the socket has it, and is there while it can be asked
            });
}

void ConnectionManager::onRequested(HttpConnection *connection, const RequestHead &head, Ticket &ticket)
{
    const QHostAddress peer = connection->peer();
    auto visitor = visitorOf(head, peer, m_proxies);
    if (!visitor) {
        if (m_logLimit.take(m_clock.now()))
            qCWarning(relayLog).noquote() << contradiction(peer);
        connection->setVisitor({peer, false, true});
        connection->respond(plainResponse(400, "Forwarded and X-Forwarded-For name different visitors."));
        return;
    }
    const bool isProxy = m_proxies.contains(peer);
    if (!isProxy || !visitor->isForwarded)
        visitor->isEncrypted = connection->isEncrypted();
    connection->setVisitor(*visitor);
    ticket.setAddress(visitor->address);
    if (isProxy && !m_rates.takeForwardedRequest(visitor->address, m_clock.now())) {
        HttpResponse response = plainResponse(429, "Too many requests of one address.");
        response.extraFields.append("Retry-After: 1");
        connection->respond(response);
        return;
    }
    if (connection->visitor().isForwarded && m_budget->isOwnRoomUsed()) {
        HttpResponse response = plainResponse(503, "All connections are taken. Try again later.");
        response.isLast = true; // or it would keep a place of this machine's own
        connection->respond(response);
        return;
    }
    if (isProxy && m_budget->isExceededBy(visitor->address)) {
        m_notices.count(visitor->address);
        connection->respond(crowdedAddressPage());
        return;
    }
    emit requested(connection, head);
}

/// Only where connections have come or gone: it takes some milliseconds with hundreds of them.
void ConnectionManager::trimHeap()
{
    const int connections = m_budget->connections();
    if (std::exchange(m_connectionsAtTrim, connections) != connections)
        ::malloc_trim(0);
    if (connections == 0)
        m_trimTimer.stop();
}

bool ConnectionManager::makeRoomFor(const QHostAddress &address)
{
    switch (m_proxies.contains(address) ? m_budget->judgeProxy(address) : m_budget->judge(address)) {
    case ConnectionBudget::Verdict::Welcome:
        return true;
    case ConnectionBudget::Verdict::AddressIsFull:
        // Two browsers on one machine keep more connections open for later than an address may have at once.
        return letOldestGo([&address](const HttpConnection &connection) {
            return connection.isIdle() && connection.peer() == address;
        });
    case ConnectionBudget::Verdict::OwnRoomOnly:
        (void)letIdleOneGo(); // a guest of the proxy may have its place
        return true;
    case ConnectionBudget::Verdict::Full:
        break;
    }
    // Connections that only wait must not keep newcomers out.
    return letIdleOneGo() ||
           letOldestGo([](const HttpConnection &connection) { return connection.isWaiting(); });
}

/// At best one that has ended already.
bool ConnectionManager::letIdleOneGo()
{
    int looks = 0;
    const auto isOver = [&looks](const HttpConnection &connection) {
        return ++looks <= mostLooks && isReset(*connection.socket());
    };
    return letOldestGo(isOver) ||
           letOldestGo([](const HttpConnection &connection) { return connection.isIdle(); });
}

std::optional<TlsEntrance> ConnectionManager::entranceFor(const QHostAddress &address)
{
    if (!m_tls)
        return std::nullopt;
    return TlsEntrance{*m_tls, [this, address] {
                           const bool mayBegin = m_rates.takeHandshake(address, m_clock.now());
                           if (mayBegin)
                               makeRoomForTls(children());
                           return mayBegin;
                       }};
}

void ConnectionManager::dismiss()
{
    for (QObject *child : QObjectList(children())) {
        if (qobject_cast<HttpConnection *>(child))
            delete child;
    }
}

/// Of those that still speak HTTP, and are meant. False if there is none.
bool ConnectionManager::letOldestGo(const Choice &isMeant)
{
    for (QObject *child : children()) { // in the order of their coming
        auto *connection = qobject_cast<HttpConnection *>(child);
        if (connection && connection->socket() && isMeant(*connection)) {
            delete connection;
            return true;
        }
    }
    return false;
}

} // namespace lancast::net
