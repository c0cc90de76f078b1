#include "relay/ready_file.h"

#include "base/private_file.h"
#include "network/network_urls.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lancast::net {

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
