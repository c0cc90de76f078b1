// The devices that Qt Multimedia finds.
#pragma once

#include "devices/device_watch.h"

#include <QTimer>

#include <memory>

class QMediaDevices;

namespace lancast::app {

class MediaDeviceWatch final : public DeviceWatch
{
    Q_OBJECT

public:
    explicit MediaDeviceWatch(QObject *parent = nullptr);
    ~MediaDeviceWatch() override;

    void start() override;
    [[nodiscard]] DeviceList devices() const override { return m_devices; }

private:
    void refresh();

    std::unique_ptr<QMediaDevices> m_media;
    QTimer m_look;
    DeviceList m_devices;
};

} // namespace lancast::app
