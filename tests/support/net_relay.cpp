#include "tests/support/net_relay.h"

#include "relay/status_json.h"

#include <QJsonArray>

#include <algorithm>

namespace lancast::test {

net::RelayOptions loopbackOptions()
{
    net::RelayOptions options;
    options.port = 0;
    options.bind = QHostAddress(QHostAddress::LocalHost);
    options.publishToken = publishToken;
    options.shards = std::max(1, qEnvironmentVariableIntValue("LANCAST_TEST_SHARDS"));
    return options;
}

TestRelay::TestRelay(net::RelayOptions options)
    : m_server(std::move(options), clockOfThread())
{
    if (!m_server.start())
        qFatal("The relay does not start: %s", qPrintable(m_server.errorString()));
}

QUrl TestRelay::webSocketUrl(const QString &path) const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(port()).arg(path));
}

QString TestRelay::state() const
{
    return stream::toString(m_server.status().state);
}

QJsonObject TestRelay::status() const
{
    return net::toJson(m_server.status());
}

QJsonObject TestRelay::client(const QString &role) const
{
    for (const QJsonValue &client : status().value(QLatin1String("clients")).toArray()) {
        if (client.toObject().value(QLatin1String("role")).toString() == role)
            return client.toObject();
    }
    return {};
}

} // namespace lancast::test
