#include "devices/media_device_watch.h"

#include <QAudioDevice>
#include <QCameraDevice>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMediaDevices>

#include <utility>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(log, "lancast.app.devices")

template<typename Found> QList<Device> devicesFrom(const QList<Found> &found)
{
    QList<Device> devices;
    for (const Found &device : found) {
        if (!device.description().isEmpty())
            devices.append({device.description(), device.isDefault()});
    }
    return devices;
}

} // namespace

MediaDeviceWatch::MediaDeviceWatch(QObject *parent)
    : DeviceWatch(parent)
{
}

MediaDeviceWatch::~MediaDeviceWatch() = default;

void MediaDeviceWatch::start()
{
    if (m_media)
        return;
    QElapsedTimer time;
    time.start();
    m_media = std::make_unique<QMediaDevices>();
    connect(m_media.get(), &QMediaDevices::videoInputsChanged, this, &MediaDeviceWatch::refresh);
    connect(m_media.get(), &QMediaDevices::audioInputsChanged, this, &MediaDeviceWatch::refresh);
    refresh();
    qCDebug(log) << "found" << m_devices.cameras.size() << "cameras and" << m_devices.microphones.size()
                 << "microphones in" << time.elapsed() << "ms";
}

void MediaDeviceWatch::refresh()
{
    DeviceList devices{devicesFrom(QMediaDevices::videoInputs()), devicesFrom(QMediaDevices::audioInputs())};
    if (devices == m_devices)
        return;
    m_devices = std::move(devices);
    emit changed();
}

} // namespace lancast::app
