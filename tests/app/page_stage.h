// A session with a page of the test's own making, for what the session tells it and the host.
#pragma once

#include "host/host_session.h"
#include "host/publisher_bridge.h"

#include <QJsonArray>
#include <QMap>

namespace lancast::app {

using namespace Qt::Literals::StringLiterals;

inline HostChoices testPattern()
{
    HostChoices choices;
    choices.source = SourceKind::TestPattern;
    return choices;
}

/// A session with a page of the test's own making.
struct PageStage
{
    explicit PageStage(HostChoices choices = testPattern(), ScreenCapture capture = ScreenCapture::Available)
        : session(bridge, std::move(choices), capture)
    {
        QObject::connect(&bridge, &PublisherBridge::commanded, &bridge, [this](const QJsonObject &command) {
            commands.append(command.value(u"command"_s).toString());
            last = command;
        });
        QObject::connect(&session, &HostSession::messageChanged, &bridge,
                         [this](MessageTopic topic, const auto &message) { take(topic, message); });
    }

    /// Other objects that have messages are connected to it.
    void take(MessageTopic topic, const std::optional<Message> &message)
    {
        if (message)
            messages[topic] = *message;
        else
            messages.remove(topic);
    }

    void listen(quint16 port = 8080, quint16 wished = 8080)
    {
        RelayAddress address;
        address.port = port;
        address.wishedPort = wished;
        address.loopbackUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
        address.publishToken = "secret";
        session.takeAddress(address);
    }

    void report(const QString &state, const QString &error = {})
    {
        QJsonObject report{{u"state"_s, state},
                           {u"width"_s, error.isEmpty() ? 640 : 0},
                           {u"height"_s, error.isEmpty() ? 360 : 0},
                           {u"hasSound"_s, page.hasSound},
                           {u"level"_s, page.level},
                           {u"cameras"_s, named(page.cameras)},
                           {u"microphones"_s, named(page.microphones)}};
        if (!error.isEmpty())
            report.insert(u"error"_s, QJsonObject{{u"code"_s, error}, {u"message"_s, QString()}});
        bridge.report(report);
    }

    /// Relay up, page loaded, source shown.
    void makeReady()
    {
        listen();
        greeting = bridge.hello();
        report(u"idle"_s);
    }

    /// The host has pressed Go live, and the page sends.
    void makeLive()
    {
        makeReady();
        session.goLive();
        report(u"live"_s);
    }

    static QJsonArray named(const QStringList &labels)
    {
        QJsonArray devices;
        for (const QString &label : labels)
            devices.append(QJsonObject{{u"label"_s, label}});
        return devices;
    }

    /// What the page reports from now on.
    struct Page
    {
        QStringList cameras;
        QStringList microphones;
        bool hasSound = false;
        double level = 0;
    };

    PublisherBridge bridge;
    HostSession session;
    Page page;
    QStringList commands;
    QJsonObject last;
    QJsonObject greeting;
    QMap<MessageTopic, Message> messages;
};

} // namespace lancast::app
