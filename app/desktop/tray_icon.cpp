#include "desktop/tray_icon.h"

#include "window/window_actions.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

using stream::StreamState;

QString fileName(StreamState state)
{
    switch (state) {
    case StreamState::Live:
        return u":/icons/tray-live.svg"_s;
    case StreamState::Paused:
    case StreamState::Reconnecting:
        return u":/icons/tray-paused.svg"_s;
    case StreamState::Waiting:
    case StreamState::Ended:
        break;
    }
    return u":/icons/tray-idle.svg"_s;
}

} // namespace

QIcon trayIcon(StreamState state)
{
    // As pictures: a tray that is spoken to by D-Bus asks for the sizes, and a drawing names none.
    const QIcon drawing(fileName(state));
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(drawing.pixmap(QSize(size, size), 1));
    return icon;
}

QString stateInWords(StreamState state, int viewers)
{
    switch (state) {
    case StreamState::Live:
        return TrayIcon::tr("Live, %n viewers", nullptr, viewers);
    case StreamState::Paused:
        return TrayIcon::tr("Paused, %n viewers", nullptr, viewers);
    case StreamState::Reconnecting:
        return TrayIcon::tr("Interrupted, %n viewers", nullptr, viewers);
    case StreamState::Waiting:
    case StreamState::Ended:
        break;
    }
    return TrayIcon::tr("Not live");
}

TrayIcon::TrayIcon(WindowActions &actions, QObject *parent)
    : QObject(parent)
    , m_toggleWindow(new QAction(this))
{
    buildMenu(actions);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            emit windowToggled();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::windowWanted);
    setState(StreamState::Waiting, 0);
    setWindowShown(true);
    // A tray that comes later takes it in by itself.
    m_icon.show();
}

void TrayIcon::buildMenu(WindowActions &actions)
{
    connect(m_toggleWindow, &QAction::triggered, this, &TrayIcon::windowToggled);
    m_menu.addAction(m_toggleWindow);
    m_menu.addSeparator();
    m_menu.addActions(
        {actions.toggleLive, actions.togglePause, actions.toggleRecording, actions.viewerWindow});
    m_menu.addSeparator();
    m_menu.addAction(actions.quit);
}

void TrayIcon::setState(StreamState state, int viewers)
{
    const QString words = u"LanCast: "_s + stateInWords(state, viewers);
    if (m_icon.toolTip() == words)
        return;
    m_icon.setToolTip(words);
    m_icon.setIcon(trayIcon(state));
}

void TrayIcon::setWindowShown(bool isShown)
{
    m_toggleWindow->setText(isShown ? tr("&Hide the window") : tr("&Show the window"));
}

void TrayIcon::showBalloon(const QString &title, const QString &text)
{
    m_icon.showMessage(title, text, m_icon.icon());
}

} // namespace lancast::app
