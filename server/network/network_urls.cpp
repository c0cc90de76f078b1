#include "network/network_urls.h"

namespace lancast::net {

namespace {

QUrl urlFor(const QHostAddress &address, quint16 port, const QString &scheme)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(address.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url;
}

bool isAnyAddress(const QHostAddress &address)
{
    return address == QHostAddress::Any || address == QHostAddress::AnyIPv4 ||
           address == QHostAddress::AnyIPv6;
}

} // namespace

QList<QUrl> networkUrls(const QList<QHostAddress> &addresses, const QHostAddress &bind, quint16 port,
                        const QString &scheme)
{
    if (!isAnyAddress(bind))
        return bind.isLoopback() ? QList<QUrl>() : QList<QUrl>{urlFor(bind, port, scheme)};
    QList<QHostAddress> reachable;
    for (const QHostAddress &address : addresses) {
        const bool isListenedOn =
            bind == QHostAddress::Any ||
            address.protocol() == (bind == QHostAddress::AnyIPv4 ? QAbstractSocket::IPv4Protocol
                                                                 : QAbstractSocket::IPv6Protocol);
        if (isListenedOn && !address.isLoopback() && !address.isLinkLocal())
            reachable.append(address);
    }
    QList<QUrl> urls;
    for (const QHostAddress &address : std::as_const(reachable))
        urls.append(urlFor(address, port, scheme));
    return urls;
}

QUrl shareUrl(const QUrl &url, const QByteArray &viewKey)
{
    QUrl shared = url;
    if (!viewKey.isEmpty())
        shared.setFragment(QStringLiteral("key=") + QString::fromLatin1(viewKey));
    return shared;
}

} // namespace lancast::net
