// A session with a page, devices and a microphone of the test's own making.
#pragma once

#include "devices/device_watch.h"
#include "devices/level_source.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"

#include <QJsonArray>
#include <QMap>
#include <QStringList>

namespace lancast::app {

class FakeDeviceWatch final : public DeviceWatch
{
public:
    void start() override {}
    DeviceList devices() const override { return m_devices; }

    void set(const DeviceList &devices)
    {
        m_devices = devices;
        emit changed();
    }

private:
    DeviceList m_devices;
};

class FakeLevelSource final : public LevelSource
{
public:
    void open(const QString &label) override { calls.append(QStringLiteral("open ") + label); }
    void close() override { calls.append(QStringLiteral("close")); }

    QStringList calls;
};

struct SessionStage
{
    explicit SessionStage(HostChoices choices = {})
        : session(bridge, std::move(choices), ScreenCapture::Available)
    {
        QObject::connect(&bridge, &PublisherBridge::commanded, &bridge, [this](const QJsonObject &command) {
            commands.append(command.value(QStringLiteral("command")).toString());
        });
        RelayAddress address;
        address.port = address.wishedPort = 8080;
        address.loopbackUrl = QUrl(QStringLiteral("http://127.0.0.1:8080/"));
        session.takeAddress(address);
        bridge.hello();
    }

    struct Devices
    {
        QStringList cameras;
        QStringList microphones;
    };

    void report(const QString &state, const QString &error = {})
    {
        QJsonObject report{{QStringLiteral("state"), state},
                           {QStringLiteral("width"), error.isEmpty() ? 640 : 0},
                           {QStringLiteral("height"), 360},
                           {QStringLiteral("hasSound"), hasSound},
                           {QStringLiteral("level"), level},
                           {QStringLiteral("cameras"), named(page.cameras)},
                           {QStringLiteral("microphones"), named(page.microphones)}};
        if (!error.isEmpty())
            report.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), error}});
        bridge.report(report);
    }

    /// To be connected to whoever has messages.
    void take(MessageTopic topic, const std::optional<Message> &message)
    {
        if (message)
            messages[topic] = *message;
        else
            messages.remove(topic);
    }

    static QJsonArray named(const QStringList &labels)
    {
        QJsonArray devices;
        for (const QString &label : labels)
            devices.append(QJsonObject{{QStringLiteral("label"), label}});
        return devices;
    }

    PublisherBridge bridge;
    HostSession session;
    Devices page; ///< what the page reports from now on
    bool hasSound = false;
    double level = 0;
    QStringList commands;
    QMap<MessageTopic, Message> messages;
};

} // namespace lancast::app
