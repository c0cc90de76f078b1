#include "host/host_session.h"

#include "host/host_messages.h"
#include "host/publisher_bridge.h"

#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(sessionLog, "lancast.app.session")

constexpr std::chrono::milliseconds wishInterval{500}; ///< a page just loaded may not listen yet

} // namespace

HostSession::HostSession(PublisherBridge &bridge, HostChoices choices, ScreenCapture screenCapture,
                         QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_choices(std::move(choices))
    , m_screenCapture(screenCapture)
{
    connect(&m_bridge, &PublisherBridge::greeted, this, &HostSession::takeGreeting);
    connect(&m_bridge, &PublisherBridge::reported, this, &HostSession::takeReport);
    m_wishTimer.setSingleShot(true);
    m_wishTimer.setInterval(wishInterval);
    connect(&m_wishTimer, &QTimer::timeout, this, &HostSession::sendWishes);
}

bool HostSession::isOnAir() const
{
    return m_wantsLive && (m_isGoLivePending || !m_isPageReady || app::isOnAir(m_report.state));
}

bool HostSession::isWaitingForPicture() const
{
    return m_wantsLive && !isOnAir() && !isRefused(m_report);
}

bool HostSession::isScreenBlocked() const
{
    return m_choices.source == SourceKind::Screen && m_screenCapture == ScreenCapture::BlockedByWayland;
}

void HostSession::setSource(SourceKind kind, const QString &file)
{
    m_choices.source = kind;
    m_choices.file = kind == SourceKind::File ? file : QString();
    if (kind == SourceKind::Screen && m_screenCapture == ScreenCapture::ChosenByTheHost) {
        ++m_captureChoice;
        emit captureChoiceWanted();
    }
    emit choicesChanged();
    prepareSource();
}

void HostSession::setCamera(const QString &label)
{
    m_choices.camera = label;
    setSource(SourceKind::Camera);
}

void HostSession::setMicrophone(const QString &label)
{
    m_choices.microphone = label;
    emit choicesChanged();
    configure();
}

void HostSession::setMuted(bool isMuted)
{
    m_choices.isMuted = isMuted;
    emit choicesChanged();
    m_bridge.send(u"mute"_s, {{u"muted"_s, isMuted}});
}

void HostSession::setQuality(Quality quality)
{
    m_choices.quality = quality;
    emit choicesChanged();
    configure();
}

void HostSession::setTuning(const VideoTuning &tuning)
{
    m_choices.tuning = tuning;
    emit choicesChanged();
    configure();
}

void HostSession::setCustomQuality(const CustomQuality &quality)
{
    m_choices.custom = quality;
    setQuality(Quality::Custom);
}

void HostSession::setScreenArea(const std::optional<ScreenArea> &area)
{
    if (std::exchange(m_screenArea, area) == area)
        return;
    if (m_captureChoice > 0)
        ++m_captureChoice; // what was captured may not be there any more, or have another name
    emit monitorsChanged();
    tellMonitors();
    if (m_choices.source == SourceKind::Screen)
        configure();
}

void HostSession::tellMonitors()
{
    const bool isFirst = m_choices.source == SourceKind::Screen && m_captureChoice == 0;
    const bool isPart = isFirst && m_screenArea && m_screenArea->isPart() && !isScreenBlocked();
    emit messageChanged(MessageTopic::Monitors,
                        isPart ? std::optional(oneMonitorMessage(m_screenArea->name)) : std::nullopt);
}

void HostSession::goLive()
{
    m_wantsLive = true;
    notePaused(false);
    sendGoLive();
}

void HostSession::sendGoLive()
{
    if (m_isPageReady) {
        m_isGoLivePending = true;
        m_bridge.send(u"go-live"_s);
        // At once, before the page shows anybody what the host does not want shown.
        if (m_isPaused)
            m_bridge.send(u"pause"_s);
        m_wishTimer.start();
    }
    publishOnAirChange();
}

void HostSession::sendWishes()
{
    if (!m_isPageReady)
        return;
    if (m_choices.isMuted)
        m_bridge.send(u"mute"_s, {{u"muted"_s, true}});
    // The page takes a second go-live for what it is.
    if (m_isGoLivePending)
        sendGoLive();
}

void HostSession::stop()
{
    m_wantsLive = false;
    m_isGoLivePending = false;
    notePaused(false);
    m_bridge.send(u"stop"_s);
    if (m_isPageReady)
        tellSource(); // which no longer waits
    publishOnAirChange();
}

void HostSession::setPaused(bool isPaused)
{
    if (!m_wantsLive || m_isPaused == isPaused)
        return;
    notePaused(isPaused);
    m_bridge.send(isPaused ? u"pause"_s : u"resume"_s);
}

void HostSession::notePaused(bool isPaused)
{
    if (std::exchange(m_isPaused, isPaused) != isPaused)
        emit pausedChanged();
}

void HostSession::perform(MessageAction action)
{
    switch (action) {
    case MessageAction::None:
    case MessageAction::AllowPublisher:        // PublisherRequests answers it
    case MessageAction::ChooseRecordingFolder: // RecordingDesk does
    case MessageAction::ShowRecordings:
    case MessageAction::ShowFinishedRecording:
    case MessageAction::UseMonitorInput:      // ScreenSound does
    case MessageAction::AllowMoreConnections: // CrowdedAddress does
    case MessageAction::AllowName:            // NameOffer does
        return;
    case MessageAction::UseTestPattern:
        return setSource(SourceKind::TestPattern);
    case MessageAction::UseDefaultCamera:
        return setCamera({});
    case MessageAction::UseDefaultMicrophone:
        return setMicrophone({});
    case MessageAction::ChooseFile:
        return emit fileChoiceWanted();
    case MessageAction::TrySourceAgain:
        return prepareSource();
    case MessageAction::GoLiveAgain:
        return goLive();
    case MessageAction::KeepQuality:
        return m_bridge.send(u"keep-quality"_s);
    case MessageAction::ReloadPreview:
        emit messageChanged(MessageTopic::Renderer, std::nullopt);
        return loadPage();
    case MessageAction::TryPortAgain:
        return emit wishedPortWanted();
    case MessageAction::StartRelayAgain:
        return emit relayWanted();
    }
}

void HostSession::takeAddress(const RelayAddress &address)
{
    m_loopbackUrl = address.loopbackUrl;
    m_port = address.port;
    m_wishedPort = address.wishedPort;
    m_bridge.setToken(address.publishToken);
    emit messageChanged(MessageTopic::Relay, std::nullopt);
    emit messageChanged(MessageTopic::Port,
                        address.port == address.wishedPort
                            ? std::nullopt
                            : std::optional(portTakenMessage(address.wishedPort, address.port)));
    m_fileUrl.clear();
    m_isPageReady = false;
    prepareSource();
    // With a file the page has to wait for its address: see takeServedFile().
    if (m_choices.source != SourceKind::File)
        loadPage();
}

void HostSession::takeRelayFailure(const QString &reason)
{
    emit messageChanged(MessageTopic::Relay, relayFailedMessage(reason));
}

void HostSession::onWishedPortStillTaken(const QTime &now)
{
    if (m_port != m_wishedPort)
        emit messageChanged(MessageTopic::Port, portStillTakenMessage(m_wishedPort, m_port, now));
}

void HostSession::takeServedFile(const QString &path, const QString &urlPath)
{
    if (m_choices.source != SourceKind::File || path != m_choices.file)
        return;
    m_fileUrl = urlPath;
    configure();
    if (!m_isPageReady && !m_isPageGreeted)
        loadPage();
}

/// Nothing is sent until the next page does it: whatever the last one reported is over.
void HostSession::forgetPage()
{
    const bool wasOnAir = isOnAir();
    m_isPageReady = false;
    m_isPageGreeted = false;
    m_isGoLivePending = false;
    const auto wanted =
        app::isOnAir(m_report.state) ? PublisherState::Reconnecting : PublisherState::Starting;
    m_report.state = wasOnAir ? wanted : PublisherState::Idle;
    m_report.size = {};
    m_report.level = 0;
    emit reported(m_report);
}

void HostSession::onPageLost()
{
    forgetPage();
    publishOnAirChange();
}

void HostSession::takeRendererLoss()
{
    forgetPage();
    failPage(rendererCrashedMessage());
}

void HostSession::takeLoadFailure()
{
    failPage(previewNotLoadedMessage());
}

void HostSession::failPage(const Message &message)
{
    m_report = {};
    m_report.state = PublisherState::Error;
    emit messageChanged(MessageTopic::Renderer, message);
    emit messageChanged(MessageTopic::Quality, qualityMessage(m_report));
    emit reported(m_report);
    publishOnAirChange();
}

void HostSession::prepareSource()
{
    emit messageChanged(MessageTopic::Source,
                        isScreenBlocked() ? std::optional(waylandMessage()) : std::nullopt);
    tellMonitors();
    m_fileUrl.clear();
    if (m_choices.source == SourceKind::File)
        emit fileWanted(m_choices.file);
    else
        configure();
}

void HostSession::configure()
{
    if (m_choices.source == SourceKind::File && m_fileUrl.isEmpty())
        return;
    const QJsonObject settings = publisherSettings(m_choices, m_fileUrl, m_screenArea, m_captureChoice);
    m_bridge.setSettings(settings);
    if (!m_isPageReady || isScreenBlocked())
        return;
    emit sourceWanted();
    m_bridge.send(u"configure"_s, {{u"settings"_s, settings}});
    resumeWish();
}

/// After an error the page waits for a new try; after a refusal, which no source can mend, for Go live.
void HostSession::resumeWish()
{
    if (m_wantsLive && !app::isOnAir(m_report.state) && !isRefused(m_report))
        sendGoLive();
}

void HostSession::reopenSource()
{
    if (!m_isPageReady || isScreenBlocked())
        return;
    emit sourceWanted();
    m_bridge.send(u"reopen"_s);
    resumeWish();
}

void HostSession::refreshDevices()
{
    if (m_isPageReady)
        m_bridge.send(u"list-devices"_s);
}

void HostSession::loadPage()
{
    forgetPage();
    if (!m_loopbackUrl.isEmpty())
        emit pageWanted(m_loopbackUrl);
    publishOnAirChange();
}

void HostSession::takeGreeting()
{
    // A new page, perhaps after a crash: it knows nothing yet. Commands wait for its first report, because
    // only then does it listen.
    forgetPage();
    m_isPageGreeted = true;
}

void HostSession::takeReport(const PublisherReport &report)
{
    if (report.errorCode != m_report.errorCode && !report.errorCode.isEmpty())
        qCWarning(sessionLog).noquote() << "trouble:" << report.errorCode << report.errorMessage;
    m_report = report;
    if (report.state != PublisherState::Idle)
        m_isGoLivePending = false;
    if (!m_isPageReady) {
        m_isPageReady = true;
        m_isPageGreeted = false;
        emit messageChanged(MessageTopic::Renderer, std::nullopt); // about the page before
        m_isGoLivePending = m_wantsLive && !app::isOnAir(report.state);
        sendWishes();
        m_wishTimer.start();
    }
    tellSource();
    emit messageChanged(MessageTopic::Quality, qualityMessage(m_report));
    emit reported(m_report);
    publishOnAirChange();
}

void HostSession::tellSource()
{
    if (isScreenBlocked())
        return;
    const auto others = m_report.cameras.isEmpty() ? OtherCameras::None : OtherCameras::Some;
    const QString code = m_fileJudge.exactCode(m_report.errorCode, m_choices.file);
    auto message = sourceMessage(code, m_report.errorMessage, m_choices, others);
    if (message && isWaitingForPicture())
        message = untilThereIsAPicture(*message);
    emit messageChanged(MessageTopic::Source, message);
}

void HostSession::publishOnAirChange()
{
    const std::pair now(isOnAir(), isWaitingForPicture());
    if (std::exchange(m_published, now) != now)
        emit onAirChanged();
}

} // namespace lancast::app
