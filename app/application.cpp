#include "application.h"

#include "dashboard/dashboard.h"
#include "devices/device_desk.h"
#include "devices/monitor_watch.h"
#include "options_in_force.h"
#include "preferences/preferences_dialog.h"
#include "settings/host_settings.h"
#include "settings/settings_store.h"
#include "share/share_panel.h"
#include "web/capture_chooser.h"
#include "web/publisher_view.h"
#include "window/main_window.h"
#include "window/window_actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(applicationLog, "lancast.app")

ScreenCapture screenCapture()
{
    // Debian's QtWebEngine has no PipeWire, the only way to a Wayland session's screen.
    const bool isWayland = qEnvironmentVariable("XDG_SESSION_TYPE") == "wayland"_L1 ||
                           QGuiApplication::platformName().startsWith("wayland"_L1);
    if (isWayland)
        return ScreenCapture::BlockedByWayland;
    return QT_VERSION >= QT_VERSION_CHECK(6, 7, 0) ? ScreenCapture::ChosenByTheHost
                                                   : ScreenCapture::Available;
}

QStringList guestAddresses(const RelayAddress &address)
{
    const QList<QUrl> urls =
        address.networkUrls.isEmpty() ? QList<QUrl>{address.loopbackUrl} : address.networkUrls;
    QStringList texts;
    for (const QUrl &url : urls)
        texts.append(url.toString());
    return texts;
}

BeforeQuit beforeQuit()
{
    // Without a screen there is nobody to ask.
    const QString platform = QGuiApplication::platformName();
    return platform == "offscreen"_L1 || platform == "minimal"_L1 ? BeforeQuit::NeverAsk
                                                                  : BeforeQuit::AskWhileLive;
}

} // namespace

Application::Application(const AppOptions &options, SettingsStore &settings)
    : m_options(options)
    , m_access(options, m_relay, settings)
    , m_session(m_bridge, applied(options, rememberedHostChoices(settings)), screenCapture())
    , m_preferences(options, {settings, m_access, m_relay, m_session})
    , m_view(new PublisherView(m_profile, m_bridge))
    , m_window(std::make_unique<MainWindow>(m_session, settings, m_view, beforeQuit()))
    , m_devices(std::make_unique<DeviceDesk>(m_session, *m_window))
    , m_viewers(m_profile, settings)
    , m_sharing(m_window->share(), m_relay, settings)
    , m_tools(*m_window, m_session)
    , m_presence(*m_window, m_session)
    , m_recording({*m_window, m_session, m_relay, m_preferences, m_presence, settings})
{
    m_view->setConsent(consentFor(m_session.choices()));
    connectRelay();
    connectSession();
    connectAccess();
    connectPublisherRequests();
    connectCrowdedAddress();
    connectNameOffer();
    connectPreferences();
    showAccess();
    m_monitors = std::make_unique<MonitorWatch>(m_session);
    connect(m_window->actions().viewerWindow, &QAction::triggered, this, [this] { m_viewers.openAnother(); });
    connect(m_window.get(), &MainWindow::closed, this, [] { QCoreApplication::exit(0); });
}

Application::~Application() = default;

void Application::start()
{
    if (m_preferences.startup().isMinimised)
        m_window->showMinimized();
    else
        m_window->show();
    if (m_preferences.startup().goesLive)
        m_session.goLive();
    m_preferences.startRelay();
}

void Application::connectRelay()
{
    const RelayWorker *relay = &m_relay.events();
    connect(relay, &RelayWorker::started, this, [this](const RelayAddress &address) {
        qCInfo(applicationLog) << "listening on port" << address.port;
        if (!address.fingerprint.isEmpty())
            qCInfo(applicationLog).noquote()
                << "certificate" << address.fingerprint << "with the public key" << address.keyFingerprint;
        m_profile.setOrigin(LocalOrigin(address.loopbackUrl));
        m_session.takeAddress(address);
        takeAddress(address);
    });
    connect(relay, &RelayWorker::addressChanged, this, &Application::takeAddress);
    connect(relay, &RelayWorker::failed, this, &Application::takeRelayFailure);
    connect(relay, &RelayWorker::wishedPortStillTaken, &m_session,
            [this] { m_session.onWishedPortStillTaken(QTime::currentTime()); });
    connect(relay, &RelayWorker::fileServed, &m_session, &HostSession::takeServedFile);
    connect(relay, &RelayWorker::statusChanged, m_window.get(), &MainWindow::setStatus);
    connect(relay, &RelayWorker::statusChanged, &m_tools, &WindowTools::setStatus);
    connect(relay, &RelayWorker::statusChanged, &m_presence, &DesktopPresence::setStatus);
    connect(relay, &RelayWorker::statusChanged, this,
            [this](const net::StatusSnapshot &status) { m_viewers.setStreamState(status.state); });
    connect(relay, &RelayWorker::publisherAsks, &m_publisherRequests, &PublisherRequests::take);
}

void Application::connectSession()
{
    connect(&m_session, &HostSession::pageWanted, m_view, &PublisherView::open);
    connect(&m_session, &HostSession::fileWanted, this,
            [this](const QString &path) { m_relay.serveFile(path); });
    connect(&m_session, &HostSession::wishedPortWanted, this, [this] { m_relay.tryWishedPort(); });
    connect(&m_session, &HostSession::relayWanted, &m_preferences, &Preferences::startRelay);
    // Before the page is told of the choice: its request for the device comes at once.
    connect(&m_session, &HostSession::choicesChanged, this,
            [this] { m_view->setConsent(consentFor(m_session.choices())); });
    connect(&m_session, &HostSession::captureChoiceWanted, m_view, [this] { m_view->captures().askNext(); });
    connect(&m_session, &HostSession::monitorsChanged, m_view, [this] { m_view->captures().forgetScreen(); });
    connect(m_view, &PublisherView::crashed, &m_session, &HostSession::onPageLost);
    connect(m_view, &PublisherView::crashedTooOften, &m_session, &HostSession::takeRendererLoss);
    connect(m_view, &PublisherView::loadFailed, &m_session, &HostSession::takeLoadFailure);
}

void Application::connectAccess()
{
    const SharePanel *share = &m_window->share();
    const Dashboard *dashboard = &m_window->dashboard();
    connect(&m_access, &AccessControl::changed, this, &Application::showAccess);
    connect(share, &SharePanel::passcodeChosen, &m_access, &AccessControl::setPasscode);
    connect(share, &SharePanel::newLinkRequested, this,
            [this] { m_relay.post([](net::RelayServer &relay) { relay.room().guests().renewViewKey(); }); });
    connect(dashboard, &Dashboard::maxViewersChosen, &m_access, &AccessControl::setMaxViewers);
    connect(dashboard, &Dashboard::kickRequested, this, [this](quint64 id) {
        m_relay.post([id](net::RelayServer &relay) { relay.room().guests().kick(id); });
    });
    connect(dashboard, &Dashboard::blockRequested, this, [this](quint64 id) {
        m_relay.post([id](net::RelayServer &relay) { relay.room().guests().block(id); });
    });
    connect(dashboard, &Dashboard::unblockAllRequested, this,
            [this] { m_relay.post([](net::RelayServer &relay) { relay.room().access().unblockAll(); }); });
}

void Application::connectPublisherRequests()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::messageAnswered, &m_publisherRequests, &PublisherRequests::perform);
    connect(&m_session, &HostSession::onAirChanged, &m_publisherRequests,
            [this] { m_publisherRequests.setOnAir(m_session.isOnAir()); });
    connect(&m_publisherRequests, &PublisherRequests::messageChanged, window, &MainWindow::setMessage);
    connect(&m_publisherRequests, &PublisherRequests::allowed, this, [this](const QString &address) {
        m_relay.post([address](net::RelayServer &relay) {
            relay.room().access().allowPublisher(QHostAddress(address));
        });
    });
}

void Application::connectCrowdedAddress()
{
    connect(&m_relay.events(), &RelayWorker::statusChanged, &m_crowdedAddress, &CrowdedAddress::setStatus);
    connect(m_window.get(), &MainWindow::messageAnswered, &m_crowdedAddress, &CrowdedAddress::perform);
    connect(&m_crowdedAddress, &CrowdedAddress::messageChanged, m_window.get(), &MainWindow::setMessage);
    connect(&m_crowdedAddress, &CrowdedAddress::limitsWanted, this, [this](int all, int perAddress) {
        m_relay.post(
            [all, perAddress](net::RelayServer &relay) { relay.setConnectionLimits(all, perAddress); });
    });
}

void Application::connectNameOffer()
{
    connect(&m_relay.events(), &RelayWorker::nameRefused, &m_nameOffer, &NameOffer::take);
    connect(m_window.get(), &MainWindow::messageAnswered, &m_nameOffer, &NameOffer::perform);
    connect(&m_nameOffer, &NameOffer::messageChanged, m_window.get(), &MainWindow::setMessage);
    connect(&m_nameOffer, &NameOffer::allowed, &m_preferences, &Preferences::allowHost);
}

void Application::connectPreferences()
{
    connect(m_window->actions().preferences, &QAction::triggered, this,
            [this] { PreferencesDialog::openFor(m_preferences, m_window.get()); });
    m_window->setMessage(MessageTopic::Settings, m_preferences.storeMessage());
}

void Application::showAccess()
{
    m_window->share().setAccess(m_access.choices());
    m_window->dashboard().setMaxViewers(m_access.choices().maxViewers);
    m_tools.setPasscode(m_access.choices().passcode);
    m_publisherRequests.setAsking(m_access.choices().mayOthersAskToPublish);
}

void Application::takeAddress(const RelayAddress &address)
{
    m_tools.setAddress(address);
    m_window->setAddress(address);
    m_viewers.setUrl(withViewKey(address.loopbackUrl, address));
    emit guestAddressesChanged(guestAddresses(address));
}

void Application::takeRelayFailure(const QString &reason)
{
    qCCritical(applicationLog).noquote() << "cannot listen:" << reason;
    // Started to be live without a further step, perhaps by a script: nobody is there to press a button.
    if (m_options.goesLive)
        QCoreApplication::exit(1);
    m_session.takeRelayFailure(reason);
    emit guestAddressesChanged({});
}

} // namespace lancast::app
