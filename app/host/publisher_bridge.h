// The object `host` that the embedded publisher page talks to over QWebChannel.
#pragma once

#include "host/publisher_report.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

namespace lancast::app {

class PublisherBridge final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setToken(const QByteArray &token);
    void setSettings(const QJsonObject &settings);
    /// Sends \a command, with \a values as its further fields, to the page.
    void send(const QString &command, QJsonObject values = {});

    /// The page's first call: {token, settings}.
    Q_INVOKABLE QJsonObject hello();
    /// The page's news, on every change and at least once a second while live.
    Q_INVOKABLE void report(const QJsonObject &report);

signals:
    void commanded(const QJsonObject &command);

    // For the application:
    void greeted();
    void reported(const lancast::app::PublisherReport &report);

private:
    QByteArray m_token;
    QJsonObject m_settings;
};

} // namespace lancast::app
