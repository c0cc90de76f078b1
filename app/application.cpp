#include "application.h"

#include "main_window.h"
#include "publisher_view.h"
#include "viewer_window.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(log, "lancast.app")

net::RelayOptions relayOptions(const AppOptions &options, const Settings &settings)
{
    net::RelayOptions result = options.relay;
    if (!result.isPortExplicit && settings.port() != 0)
        result.port = settings.port();
    return result;
}

ScreenCapture screenCapture()
{
    // Debian's QtWebEngine has no PipeWire, the only way to a Wayland session's screen.
    const bool isWayland = qEnvironmentVariable("XDG_SESSION_TYPE") == "wayland"_L1 ||
                           QGuiApplication::platformName().startsWith("wayland"_L1);
    return isWayland ? ScreenCapture::BlockedByWayland : ScreenCapture::Available;
}

BeforeQuit beforeQuit()
{
    // Without a screen there is nobody to ask.
    const QString platform = QGuiApplication::platformName();
    return platform == "offscreen"_L1 || platform == "minimal"_L1 ? BeforeQuit::NeverAsk
                                                                  : BeforeQuit::AskWhileLive;
}

} // namespace

Application::Application(const AppOptions &options, Settings &settings)
    : m_options([&] {
        AppOptions result = options;
        result.relay = relayOptions(options, settings);
        return result;
    }())
    , m_session(m_bridge, applied(options, settings.choices()), screenCapture())
    , m_view(new PublisherView(m_profile, m_bridge))
    , m_window(std::make_unique<MainWindow>(m_session, settings, m_view, beforeQuit()))
{
    connectRelay();
    connectSession();
    connect(m_window.get(), &MainWindow::viewerWindowRequested, this, &Application::openViewerWindow);
    connect(m_window.get(), &MainWindow::closed, this, [] { QCoreApplication::exit(0); });
}

Application::~Application()
{
    for (const QPointer<ViewerWindow> &viewer : m_viewers)
        delete viewer;
    m_window.reset();
}

void Application::start()
{
    m_window->show();
    if (m_options.goesLive)
        m_session.goLive();
    m_relay.start(m_options.relay);
}

void Application::connectRelay()
{
    connect(&m_relay, &RelayHost::started, this, [this](const RelayAddress &address) {
        qCInfo(log) << "listening on port" << address.port;
        m_profile.setOrigin(LocalOrigin(address.loopbackUrl));
        m_session.takeAddress(address);
        for (const QPointer<ViewerWindow> &viewer : m_viewers) {
            if (viewer)
                viewer->open(address.loopbackUrl);
        }
    });
    connect(&m_relay, &RelayHost::failed, this, &Application::takeRelayFailure);
    connect(&m_relay, &RelayHost::fileServed, &m_session, &HostSession::takeServedFile);
    connect(&m_relay, &RelayHost::statusChanged, m_window.get(), &MainWindow::setStatus);
}

void Application::connectSession()
{
    connect(&m_session, &HostSession::pageWanted, m_view, &PublisherView::open);
    connect(&m_session, &HostSession::fileWanted, &m_relay, &RelayHost::serveFile);
    connect(&m_session, &HostSession::wishedPortWanted, &m_relay, &RelayHost::tryWishedPort);
    connect(&m_session, &HostSession::relayWanted, this, [this] { m_relay.start(m_options.relay); });
    connect(m_view, &PublisherView::crashedTooOften, &m_session, &HostSession::takeRendererLoss);
    connect(m_view, &PublisherView::loadFailed, &m_session, &HostSession::takeLoadFailure);
}

void Application::takeRelayFailure(const QString &reason)
{
    qCCritical(log).noquote() << "cannot listen:" << reason;
    // Started to be live without a further step, perhaps by a script: nobody is there to press a button.
    if (m_options.goesLive)
        QCoreApplication::exit(1);
    m_session.takeRelayFailure(reason);
}

void Application::openViewerWindow()
{
    const QUrl url = m_session.address().loopbackUrl;
    if (url.isEmpty())
        return;
    std::erase_if(m_viewers, [](const QPointer<ViewerWindow> &viewer) { return viewer.isNull(); });
    auto *viewer = new ViewerWindow(m_profile, url);
    viewer->setAttribute(Qt::WA_DeleteOnClose);
    viewer->setWindowIcon(m_window->windowIcon());
    viewer->show();
    m_viewers.emplace_back(viewer);
}

} // namespace lancast::app
