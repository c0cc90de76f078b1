// Has the window show this computer's devices: connects what knows them with what shows them.
#pragma once

#include "devices/audio_level_source.h"
#include "devices/host_devices.h"
#include "devices/level_feed.h"
#include "devices/media_device_watch.h"
#include "devices/screen_sound.h"

#include <QObject>
#include <QTimer>

namespace lancast::app {

class HostSession;
class MainWindow;

class DeviceDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    DeviceDesk(HostSession &session, MainWindow &window);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectWindow();
    void startWatch();

    HostSession &m_session;
    MainWindow &m_window;
    MediaDeviceWatch m_watch;
    AudioLevelSource m_level;
    HostDevices m_devices{m_watch, m_session};
    ScreenSound m_screenSound{m_session};
    LevelFeed m_feed{m_level, m_session};
    QTimer m_patience;
};

} // namespace lancast::app
