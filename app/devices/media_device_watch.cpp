#include "devices/media_device_watch.h"

#include <QAudioDevice>
#include <QCameraDevice>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMediaDevices>

#include <utility>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(deviceLog, "lancast.app.devices")

// With PulseAudio, Qt 6.4 keeps its list but does not tell of a change. A look costs microseconds.
constexpr std::chrono::seconds lookPause{1};

/// The devices in a list do not always know that they are the default.
template<typename Found> QList<Device> devicesFrom(const QList<Found> &found, const Found &standard)
{
    QList<Device> devices;
    for (const Found &device : found) {
        if (!device.description().isEmpty())
            devices.append({device.description(), device.id() == standard.id()});
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
    connect(&m_look, &QTimer::timeout, this, &MediaDeviceWatch::refresh);
    m_look.start(lookPause);
    refresh();
    qCDebug(deviceLog) << "found" << m_devices.cameras.size() << "cameras and" << m_devices.microphones.size()
                       << "microphones in" << time.elapsed() << "ms";
}

void MediaDeviceWatch::refresh()
{
    DeviceList devices{devicesFrom(QMediaDevices::videoInputs(), QMediaDevices::defaultVideoInput()),
                       devicesFrom(QMediaDevices::audioInputs(), QMediaDevices::defaultAudioInput())};
    if (devices == m_devices)
        return;
    m_devices = std::move(devices);
    emit changed();
}

} // namespace lancast::app
