#include "host/publisher_bridge.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

void PublisherBridge::setToken(const QByteArray &token)
{
    m_token = token;
}

void PublisherBridge::setSettings(const QJsonObject &settings)
{
    m_settings = settings;
}

void PublisherBridge::send(const QString &command, QJsonObject values)
{
    values.insert(u"command"_s, command);
    emit commanded(values);
}

QJsonObject PublisherBridge::hello()
{
    emit greeted();
    return {{u"token"_s, QString::fromLatin1(m_token)}, {u"settings"_s, m_settings}};
}

void PublisherBridge::report(const QJsonObject &report)
{
    emit reported(publisherReportFrom(report));
}

} // namespace lancast::app
