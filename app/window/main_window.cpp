#include "window/main_window.h"

#include "dashboard/dashboard.h"
#include "dashboard/graph_row.h"
#include "host/host_session.h"
#include "look/look.h"
#include "look/screen_fit.h"
#include "settings/dashboard_settings.h"
#include "settings/host_settings.h"
#include "settings/settings_store.h"
#include "share/network_interfaces.h"
#include "share/share_panel.h"
#include "window/file_drop.h"
#include "window/message_bar.h"
#include "window/preview_pane.h"
#include "window/quality_dialog.h"
#include "window/responsive_body.h"
#include "window/source_bar.h"
#include "window/transport_bar.h"
#include "window/window_actions.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize defaultSize{1120, 740};
constexpr QSize smallestSize{800, 600};
const QString geometryKey = u"window/geometry"_s;

} // namespace

MainWindow::MainWindow(HostSession &session, SettingsStore &settings, QWidget *preview, BeforeQuit beforeQuit)
    : m_session(session)
    , m_settings(settings)
    , m_beforeQuit(beforeQuit)
    , m_actions(new WindowActions(this))
    , m_sourceBar(new SourceBar)
    , m_preview(new PreviewPane(preview))
    , m_transport(new TransportBar)
    , m_share(new SharePanel)
    , m_dashboard(new Dashboard)
{
    setWindowTitle(u"LanCast"_s);
    build();
    connectControls();
    connectActions();
    connectSession();
    connectDrop();
    connectDashboard();
    connectRecording();
    showChoices();
    showOnAir();
    resize(defaultSize);
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    fitToScreen(*this);
}

void MainWindow::build()
{
    setMinimumSize(smallestSize);
    auto *stage = new QWidget;
    auto *stageLayout = new QVBoxLayout(stage);
    stageLayout->setContentsMargins({});
    stageLayout->setSpacing(spacing);
    stageLayout->addWidget(m_preview, 1);
    stageLayout->addWidget(m_transport);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(2 * spacing);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing);
    top->addWidget(m_sourceBar, 1);
    top->addWidget(m_actions->createMenuButton(this));
    layout->addLayout(top);
    layout->addWidget(new ResponsiveBody(stage, m_share, m_dashboard), 1);
}

void MainWindow::connectControls()
{
    connect(m_sourceBar, &SourceBar::sourceChosen, this,
            [this](SourceKind kind) { m_session.setSource(kind); });
    connect(m_sourceBar, &SourceBar::fileChoiceRequested, this, &MainWindow::chooseFile);
    connect(m_sourceBar, &SourceBar::cameraChosen, &m_session, &HostSession::setCamera);
    connect(m_sourceBar, &SourceBar::microphoneChosen, &m_session, &HostSession::setMicrophone);
    connect(m_sourceBar, &SourceBar::muteToggled, &m_session, &HostSession::setMuted);
    connect(m_transport, &TransportBar::goLiveRequested, &m_session, &HostSession::goLive);
    connect(m_transport, &TransportBar::stopRequested, &m_session, &HostSession::stop);
    connect(m_transport, &TransportBar::pauseToggled, &m_session, &HostSession::setPaused);
    connect(m_transport, &TransportBar::qualityChosen, &m_session, &HostSession::setQuality);
    connect(m_transport, &TransportBar::customQualityRequested, this, &MainWindow::chooseCustomQuality);
    connect(&m_preview->messageBar(), &MessageBar::actionTriggered, this, &MainWindow::messageAnswered);
    connect(&m_preview->messageBar(), &MessageBar::actionTriggered, &m_session, &HostSession::perform);
    connect(m_share, &SharePanel::openRequested, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
}

void MainWindow::connectActions()
{
    connect(m_actions->toggleLive, &QAction::triggered, this, &MainWindow::toggleLive);
    connect(m_actions->chooseFile, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(m_actions->fullScreen, &QAction::triggered, this,
            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->publishElsewhere, &QAction::triggered, m_share, &SharePanel::showPublishLink);
    connect(m_share, &SharePanel::reachableChanged, m_actions->publishElsewhere, &QAction::setEnabled);
    connect(m_share, &SharePanel::viewerWindowRequested, m_actions->viewerWindow, &QAction::trigger);
}

void MainWindow::connectSession()
{
    connect(&m_session, &HostSession::choicesChanged, this, [this] {
        remember(m_settings, m_session.choices());
        showChoices();
    });
    connect(&m_session, &HostSession::reported, this, &MainWindow::showReport);
    connect(&m_session, &HostSession::onAirChanged, this, &MainWindow::showOnAir);
    connect(&m_session, &HostSession::pausedChanged, this, &MainWindow::showOnAir);
    connect(&m_session, &HostSession::messageChanged, this, &MainWindow::setMessage);
    connect(&m_session, &HostSession::fileChoiceWanted, this, &MainWindow::chooseFile);
}

void MainWindow::connectDrop()
{
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, this,
            [this](const QString &path) { m_session.setSource(SourceKind::File, path); });
    connect(drop, &FileDrop::refused, this,
            [this](const Message &message) { setMessage(MessageTopic::Drop, message); });
    // Whatever was dropped in vain, something else is wanted now.
    connect(&m_session, &HostSession::choicesChanged, this,
            [this] { setMessage(MessageTopic::Drop, std::nullopt); });
}

void MainWindow::connectDashboard()
{
    m_dashboard->setChoices(rememberedDashboardChoices(m_settings));
    connect(m_dashboard, &Dashboard::choicesChanged, this,
            [this] { remember(m_settings, m_dashboard->choices()); });
    connect(&m_session, &HostSession::reported, m_dashboard, &Dashboard::setReport);
}

void MainWindow::connectRecording()
{
    connect(m_transport, &TransportBar::recordToggled, this, &MainWindow::recordToggled);
    connect(m_actions->toggleRecording, &QAction::triggered, this, &MainWindow::recordToggled);
}

void MainWindow::setRecording(bool isRecording)
{
    m_transport->setRecording(isRecording);
    m_actions->setRecording(isRecording);
}

void MainWindow::showChoices()
{
    m_sourceBar->setChoices(m_session.choices());
    m_preview->setChoices(m_session.choices());
    m_transport->setQuality(m_session.choices().quality, m_session.choices().custom);
}

void MainWindow::showReport(const PublisherReport &report)
{
    m_preview->setReport(report);
    m_transport->setState(report.state);
    showTitle();
}

void MainWindow::showOnAir()
{
    m_actions->setOnAir(canStop());
    m_transport->setOnAir(canStop());
    m_transport->setWaitingForPicture(m_session.isWaitingForPicture());
    m_transport->setPaused(m_session.isPaused());
    showTitle();
}

void MainWindow::showTitle()
{
    const PublisherState state = m_session.report().state;
    if (m_session.isWaitingForPicture())
        setWindowTitle(tr("LanCast – waiting for a picture"));
    else if (m_session.isOnAir() && state == PublisherState::Paused)
        setWindowTitle(tr("LanCast – paused"));
    else if (m_session.isOnAir() && state == PublisherState::Live)
        setWindowTitle(tr("LanCast – live"));
    else
        setWindowTitle(u"LanCast"_s);
}

bool MainWindow::canStop() const
{
    return m_session.isOnAir() || m_session.isWaitingForPicture();
}

void MainWindow::setStatus(const net::StatusSnapshot &told)
{
    const net::StatusSnapshot status = m_delays.filter(told);
    m_dashboard->setStatus(status);
    m_isFileWritten = status.recordingFile.state == record::RecordingFileState::Writing;
    m_transport->setElapsed(status.liveFor);
    m_preview->setDelay(middleDelay(status.clients));
}

void MainWindow::setAddress(const RelayAddress &address)
{
    m_share->setAddresses(rankedAddresses(runningInterfaceAddresses(), address.bind), address);
}

void MainWindow::setMessage(MessageTopic topic, const std::optional<Message> &message)
{
    m_preview->messageBar().setMessage(topic, message);
}

void MainWindow::setDevices(const DeviceList &devices)
{
    m_sourceBar->setDevices(devices);
}

void MainWindow::setLevel(double level)
{
    m_sourceBar->setLevel(level);
}

void MainWindow::chooseCustomQuality()
{
    auto *dialog = new QualityDialog(m_session.choices().custom, this);
    connect(dialog, &QualityDialog::chosen, &m_session, &HostSession::setCustomQuality);
    dialog->open();
}

void MainWindow::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a video"), m_session.choices().file,
                                                      tr("Videos (*.webm *.mp4 *.m4v *.mov *.mkv *.ogv);;"
                                                         "All files (*)"));
    if (!file.isEmpty())
        m_session.setSource(SourceKind::File, file);
}

void MainWindow::toggleLive()
{
    if (canStop())
        m_session.stop();
    else
        m_session.goLive();
}

bool MainWindow::mayQuit()
{
    const bool isNobodyHarmed = !m_session.isOnAir() && !m_isFileWritten;
    if (m_beforeQuit == BeforeQuit::NeverAsk || isNobodyHarmed || !m_agreement.hasExpired())
        return true;
    const QString recording = m_isFileWritten ? tr("The recording ends there, and is kept.") : QString();
    const QString question = m_session.isOnAir()
                                 ? tr("You are live. Quitting ends the stream for everyone who watches.")
                                 : tr("A stream is being recorded.");
    QMessageBox box(QMessageBox::Question, tr("Quit LanCast"), (question + u' ' + recording).trimmed(),
                    QMessageBox::Cancel, this);
    const QPushButton *quit =
        box.addButton(m_session.isOnAir() ? tr("End the stream and quit") : tr("End the recording and quit"),
                      QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() != quit)
        return false;
    m_agreement.setRemainingTime(m_agreementLength);
    return true;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayQuit()) {
        event->ignore();
        return;
    }
    m_settings.setValue(geometryKey, saveGeometry());
    event->accept();
    emit closed();
}

} // namespace lancast::app
