#include "devices/monitor_watch.h"

#include "devices/captured_monitor.h"
#include "devices/monitor_share.h"
#include "host/host_session.h"

#include <QGuiApplication>
#include <QMap>
#include <QScreen>

namespace lancast::app {

namespace {

/// In pixels of the desktop: Qt scales a screen's size, and leaves its place.
QRect pixelsOf(const QScreen &screen)
{
    const QRect geometry = screen.geometry();
    return {geometry.topLeft(), (QSizeF(geometry.size()) * screen.devicePixelRatio()).toSize()};
}

} // namespace

MonitorWatch::MonitorWatch(HostSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &MonitorWatch::watch);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &MonitorWatch::update);
    // One that goes is still in the list meanwhile.
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &MonitorWatch::update, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::primaryScreenChanged, this, &MonitorWatch::update);
    connect(&session, &HostSession::onAirChanged, this, &MonitorWatch::update);
    for (const QScreen *screen : QGuiApplication::screens())
        watch(screen);
    update();
}

void MonitorWatch::watch(const QScreen *screen)
{
    connect(screen, &QScreen::geometryChanged, this, &MonitorWatch::update);
}

void MonitorWatch::update()
{
    const QScreen *first = QGuiApplication::primaryScreen();
    if (!first)
        return; // between two monitors
    QMap<QString, QRect> all;
    for (const QScreen *screen : QGuiApplication::screens())
        all.insert(screen->name(), pixelsOf(*screen));
    const auto captured = capturedMonitor();
    const QString firstName = captured && all.contains(captured->name) ? captured->name : first->name();
    m_shown = shownMonitor(m_shown, firstName, all.keys(), m_session.isOnAir());
    std::optional<ScreenArea> area = monitorShare(all.value(m_shown), all.values());
    if (area) {
        area->name = m_shown;
        area->id = monitorId(m_shown);
        area->all = all.values();
    }
    m_session.setScreenArea(area);
}

} // namespace lancast::app
