#include "devices/device_desk.h"

#include "host/host_session.h"
#include "window/main_window.h"

#include <QEvent>

namespace lancast::app {

namespace {

// The first look at the devices takes 0.3 s: the window and the preview's page come first.
constexpr std::chrono::seconds patience{3};

} // namespace

DeviceDesk::DeviceDesk(HostSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
{
    connectWindow();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &DeviceDesk::startWatch);
    m_patience.start();
    connect(&m_session, &HostSession::reported, this, [this](const PublisherReport &report) {
        if (!report.size.isEmpty() || report.state == PublisherState::Error)
            startWatch();
    });
}

void DeviceDesk::connectWindow()
{
    connect(&m_devices, &HostDevices::changed, &m_window, &MainWindow::setDevices);
    connect(&m_devices, &HostDevices::changed, &m_screenSound, &ScreenSound::setDevices);
    connect(&m_devices, &HostDevices::messageChanged, &m_window, &MainWindow::setMessage);
    connect(&m_screenSound, &ScreenSound::messageChanged, &m_window, &MainWindow::setMessage);
    connect(&m_window, &MainWindow::messageAnswered, &m_screenSound, &ScreenSound::perform);
    connect(&m_feed, &LevelFeed::levelChanged, &m_window, &MainWindow::setLevel);
    m_window.installEventFilter(this);
}

void DeviceDesk::startWatch()
{
    m_patience.stop();
    m_watch.start();
}

bool DeviceDesk::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        m_feed.setVisible(!m_window.isMinimized());
        break;
    case QEvent::Hide:
        m_feed.setVisible(false);
        break;
    case QEvent::WindowStateChange:
        m_feed.setVisible(m_window.isVisible() && !m_window.isMinimized());
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lancast::app
