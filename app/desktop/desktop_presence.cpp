#include "desktop/desktop_presence.h"

#include "desktop/buses.h"
#include "desktop/tray_icon.h"
#include "host/host_session.h"
#include "window/main_window.h"
#include "window/window_actions.h"

#include <QAction>
#include <QEvent>
#include <QGuiApplication>
#include <QSessionManager>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

// Talking to the tray takes a moment; the window goes first.
constexpr std::chrono::milliseconds trayDelay{1000};

/// Whether \a code is about what is streamed, not about the way to the relay.
bool isAboutSource(const QString &code)
{
    return code != "connection"_L1 && code != "refused"_L1;
}

bool hasDesktop()
{
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen"_L1 && platform != "minimal"_L1;
}

} // namespace

DesktopPresence::DesktopPresence(MainWindow &window, HostSession &session)
    : m_window(window)
    , m_session(session)
    , m_sleep(systemBus, sessionBus)
    , m_notifier(sessionBus, std::chrono::steady_clock::now)
{
    connectActions();
    connectNotifier();
    connect(&m_session, &HostSession::messageChanged, this, &DesktopPresence::takeMessage);
    connect(&m_session, &HostSession::onAirChanged, this, &DesktopPresence::takeOnAir);
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &DesktopPresence::endSession,
            Qt::DirectConnection);
    qApp->installEventFilter(this);
    if (hasDesktop())
        QTimer::singleShot(trayDelay, this, &DesktopPresence::createTray);
}

DesktopPresence::~DesktopPresence() = default;

void DesktopPresence::connectActions()
{
    WindowActions &actions = m_window.actions();
    connect(actions.togglePause, &QAction::triggered, &m_session,
            [this] { m_session.setPaused(!m_session.isPaused()); });
    connect(&m_session, &HostSession::pausedChanged, &actions,
            [this, &actions] { actions.setPaused(m_session.isPaused()); });
}

void DesktopPresence::connectNotifier()
{
    connect(&m_notifier, &Notifier::activated, this, &DesktopPresence::raiseWindow);
    connect(&m_notifier, &Notifier::balloonWanted, this, [this](const QString &title, const QString &text) {
        if (m_tray)
            m_tray->showBalloon(title, text);
    });
}

void DesktopPresence::createTray()
{
    m_tray = std::make_unique<TrayIcon>(m_window.actions());
    connect(m_tray.get(), &TrayIcon::windowToggled, this, &DesktopPresence::toggleWindow);
    connect(m_tray.get(), &TrayIcon::windowWanted, this, [this] { raiseWindow(); });
    m_tray->setState(m_state, m_viewerCount);
    showWindowState();
}

void DesktopPresence::setStatus(const net::StatusSnapshot &status)
{
    m_state = status.state;
    m_viewerCount = status.viewers;
    if (m_tray)
        m_tray->setState(m_state, m_viewerCount);
    if (m_stream.hasFirstViewer(status))
        m_notifier.show(NoticeKind::FirstViewer, tr("The first guest watches your stream."));
}

void DesktopPresence::takeMessage(MessageTopic topic, const std::optional<Message> &message)
{
    const bool isTrouble = message && message->severity != Severity::Notice;
    const bool isOurs = topic == MessageTopic::Renderer ||
                        (topic == MessageTopic::Source && isAboutSource(m_session.report().errorCode));
    if (isTrouble && isOurs && m_wasOnAir)
        m_notifier.show(NoticeKind::DeviceLost, message->text);
}

void DesktopPresence::takeOnAir()
{
    m_wasOnAir = m_session.isOnAir();
    m_sleep.setActive(m_wasOnAir);
}

/// The person logs out: asked as when the window is closed, for the desktop would end us without a word.
void DesktopPresence::endSession(QSessionManager &manager)
{
    // Nobody could answer, where the session manager allows no question.
    m_mayEnd = !manager.allowsInteraction() || m_window.mayQuit();
    if (!m_mayEnd)
        manager.cancel();
    manager.release();
}

bool DesktopPresence::isWindowShown() const
{
    return m_window.isVisible() && !m_window.isMinimized();
}

void DesktopPresence::toggleWindow()
{
    // Not hide(): what a hidden view captures and draws is for Chromium to slow down.
    if (isWindowShown())
        m_window.showMinimized();
    else
        raiseWindow();
}

void DesktopPresence::raiseWindow(const QByteArray &activationToken)
{
    // Where Qt's Wayland part looks for it.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowMinimized, false));
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void DesktopPresence::showWindowState()
{
    m_notifier.setWindowActive(m_window.isActiveWindow() && isWindowShown());
    if (m_tray)
        m_tray->setWindowShown(isWindowShown());
}

bool DesktopPresence::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::Quit && m_mayEnd)
        m_window.quitWithoutAsking(); // the session that we were asked about ends now
    if (watched != &m_window)
        return false;
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
    case QEvent::ActivationChange:
        showWindowState();
        break;
    default: // the many others are none of ours
        break;
    }
    return false;
}

} // namespace lancast::app
