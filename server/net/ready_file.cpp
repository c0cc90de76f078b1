#include "net/ready_file.h"

#include "net/private_file.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

bool writeReadyFile(const QString &path, const ReadyFacts &facts)
{
    QJsonArray urls;
    for (const QUrl &url : facts.urls)
        urls.append(shareUrl(url, facts.viewKey).toString());
    QJsonObject ready{{QStringLiteral("pid"), QCoreApplication::applicationPid()},
                      {QStringLiteral("port"), facts.port},
                      {QStringLiteral("loopbackUrl"), facts.loopbackUrl.toString()},
                      {QStringLiteral("urls"), urls},
                      {QStringLiteral("publishToken"), QString::fromLatin1(facts.publishToken)},
                      {QStringLiteral("viewKey"), QString::fromLatin1(facts.viewKey)}};
    if (!facts.seedPorts.isEmpty()) {
        QJsonArray ports;
        for (const quint16 port : facts.seedPorts)
            ports.append(port);
        ready.insert(QStringLiteral("seedPorts"), ports);
    }
    return writePrivately(path, QJsonDocument(ready).toJson());
}

} // namespace lancast::net
