// Devices and a microphone of the test's own making, and a session beside them.
#pragma once

#include "devices/device_watch.h"
#include "devices/level_source.h"
#include "page_stage.h"

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

/// Its page has been loaded, and has not said anything yet.
struct SessionStage : PageStage
{
    explicit SessionStage(const HostChoices &choices = {})
        : PageStage(choices)
    {
        listen();
        greeting = bridge.hello();
    }
};

} // namespace lancast::app
