#include "http/origin_policy.h"

#include "network/peer_address.h"

#include <QUrl>

#include <algorithm>

namespace lancast::net {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

/// RFC 9110 section 7.2: host and port; a host alone has the port of its scheme, which only Origin tells.
struct Authority
{
    QString host; ///< lower case, without brackets and without the dot at the end; empty: not well-formed
    int port = -1;
};

Authority readAuthority(const QByteArray &bytes)
{
    // QUrl would take a user name, a path or spaces as parts of its own.
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    };
    if (bytes.isEmpty() || !std::ranges::all_of(bytes, isAllowed))
        return {};
    const QUrl url(QStringLiteral("http://") + QString::fromLatin1(bytes) + QLatin1Char('/'),
                   QUrl::StrictMode);
    if (!url.isValid())
        return {};
    QString host = url.host().toLower();
    if (host.endsWith(QLatin1Char('.')))
        host.chop(1);
    return {host, url.port()};
}

qsizetype countOf(const RequestHead &head, QByteArrayView name)
{
    return std::ranges::count(head.fields, name, &RequestHead::Field::name);
}

/// What comes before the host, if \a origin (RFC 6454 section 7) is that of a site.
std::optional<QByteArray> originScheme(const QByteArray &origin)
{
    for (const char *scheme : {"http://", "https://"}) {
        if (origin.startsWith(scheme))
            return scheme;
    }
    return std::nullopt;
}

/// True if \a origin is a page of \a host.
bool isSameOrigin(const QByteArray &origin, const QByteArray &host)
{
    const auto scheme = originScheme(origin);
    if (!scheme)
        return false;
    const int schemePort = *scheme == "https://" ? httpsPort : httpPort;
    const Authority page = readAuthority(origin.mid(scheme->size()));
    const Authority here = readAuthority(host);
    const auto portOf = [schemePort](const Authority &authority) {
        return authority.port < 0 ? schemePort : authority.port;
    };
    return !page.host.isEmpty() && page.host == here.host && portOf(page) == portOf(here);
}

/// "127.0.0.1:8080" and "backend" are what proxies send as Host. An attacker from elsewhere has neither: DNS
/// rebinding takes a name of his own, and those have a dot.
bool mayBeProxysName(const QByteArray &authority)
{
    const QString host = readAuthority(authority).host;
    return !host.contains(QLatin1Char('.')) || !QHostAddress(host).isNull();
}

} // namespace

void OriginPolicy::Hosts::add(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull()) {
        addresses.insert(peerIdentity(address));
        return;
    }
    // In the form in which a request's name is read: of "xn--..." and letters beyond ASCII one remains.
    const QString name = readAuthority(QUrl::toAce(host)).host;
    names.insert(name.isEmpty() ? host.toLower() : name);
}

OriginPolicy::OriginPolicy(const QString &hostName, const QStringList &allowed)
{
    m_allowed.names.insert(QStringLiteral("localhost"));
    const QString name = hostName.toLower();
    const QString shortName = name.section(QLatin1Char('.'), 0, 0);
    if (!shortName.isEmpty())
        m_allowed.names += {name, shortName, shortName + QStringLiteral(".local")};
    for (const QString &host : allowed)
        m_allowed.add(host);
}

void OriginPolicy::setAddresses(const QList<QHostAddress> &addresses)
{
    m_addresses.clear();
    for (const QHostAddress &address : addresses)
        m_addresses.insert(peerIdentity(address));
}

void OriginPolicy::setSharedHosts(const QStringList &hosts)
{
    m_shared = {};
    for (const QString &host : hosts)
        m_shared.add(host);
}

void OriginPolicy::setNamesAtHome(const QStringList &names)
{
    m_atHome = {};
    for (const QString &name : names)
        m_atHome.add(name);
}

QString OriginPolicy::hostIn(const QByteArray &authority)
{
    return readAuthority(authority).host;
}

bool OriginPolicy::isOurs(const QByteArray &authority) const
{
    const QString host = readAuthority(authority).host;
    const QHostAddress address(host);
    if (address.isNull())
        return m_allowed.names.contains(host) || m_shared.names.contains(host) ||
               m_atHome.names.contains(host);
    const QHostAddress identity = peerIdentity(address);
    return address.isLoopback() || m_addresses.contains(identity) || m_allowed.addresses.contains(identity) ||
           m_shared.addresses.contains(identity);
}

QByteArray OriginPolicy::askedHost(const RequestHead &head, const Visitor &visitor)
{
    return visitor.forwardedHost.isEmpty() ? head.field("host") : visitor.forwardedHost;
}

QByteArray OriginPolicy::foreignHost(const RequestHead &head, const Visitor &visitor) const
{
    const QByteArray host = head.field("host");
    for (const QByteArray &name : {askedHost(head, visitor), head.authority}) {
        if (!name.isEmpty() && !isOurs(name))
            return name;
    }
    // A page may set X-Forwarded-Host, and a proxy may pass it on; Host tells where the browser believes to
    // be. That can also be what the proxy calls this machine: see mayBeProxysName().
    return visitor.forwardedHost.isEmpty() || isOurs(host) || mayBeProxysName(host) ? QByteArray() : host;
}

std::optional<HttpResponse> OriginPolicy::refusalOfHost(const RequestHead &head, const Visitor &visitor) const
{
    const QByteArray host = askedHost(head, visitor);
    if (!head.isHttp11 && head.path == "/healthz" && countOf(head, "host") == 0)
        return std::nullopt; // probes of load balancers; there is nothing to learn
    if (countOf(head, "host") != 1 || readAuthority(head.field("host")).host.isEmpty() ||
        readAuthority(host).host.isEmpty())
        return plainResponse(400, "A request names its host, once.");
    if (!foreignHost(head, visitor).isEmpty())
        return plainResponse(421,
                             "This machine does not go by that name. The host can allow it: --allow-host.");
    if (countOf(head, "origin") > 1)
        return plainResponse(400, "A request has one origin.");
    return std::nullopt;
}

std::optional<HttpResponse> OriginPolicy::refusal(const RequestHead &head, const Visitor &visitor) const
{
    if (auto refusal = refusalOfHost(head, visitor))
        return refusal;
    const QByteArray origin = head.field("origin");
    const auto isOfScheme = [&visitor, &origin] {
        return visitor.forwardedScheme.isEmpty() || origin.startsWith(visitor.forwardedScheme + "://");
    };
    if (countOf(head, "origin") == 1 && !(isSameOrigin(origin, askedHost(head, visitor)) && isOfScheme()) &&
        !m_embedding.allows(head, origin))
        return plainResponse(403, "Pages of other sites have no access.");
    return std::nullopt;
}

std::optional<HttpResponse> OriginPolicy::refusalOfGuestPage(const RequestHead &head, const Visitor &visitor,
                                                             bool mayBeFile) const
{
    if (auto refusal = refusalOfHost(head, visitor))
        return refusal;
    const QByteArray origin = head.field("origin");
    const auto scheme = originScheme(origin);
    if (countOf(head, "origin") == 0 || (mayBeFile && origin == "file://") ||
        (scheme && isOurs(origin.mid(scheme->size()))))
        return std::nullopt;
    return plainResponse(403, "Pages of other sites have no access.");
}

} // namespace lancast::net
