#include "main_window.h"

#include "dashboard.h"
#include "host_session.h"
#include "look.h"
#include "message_bar.h"
#include "network_interfaces.h"
#include "preview_pane.h"
#include "responsive_body.h"
#include "settings.h"
#include "share_panel.h"
#include "source_bar.h"
#include "transport_bar.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize defaultSize{1120, 740};
constexpr QSize smallestSize{800, 600};

} // namespace

MainWindow::MainWindow(HostSession &session, Settings &settings, QWidget *preview, BeforeQuit beforeQuit)
    : m_session(session)
    , m_settings(settings)
    , m_beforeQuit(beforeQuit)
    , m_sourceBar(new SourceBar)
    , m_preview(new PreviewPane(preview))
    , m_transport(new TransportBar)
    , m_share(new SharePanel)
    , m_dashboard(new Dashboard)
{
    setWindowTitle(u"LanCast"_s);
    setWindowIcon(QIcon(u":/icons/lancast.svg"_s));
    build();
    addShortcuts();
    connectControls();
    connectAccess();
    connectSession();
    showChoices();
    showOnAir();
    resize(defaultSize);
    restoreGeometry(m_settings.geometry());
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
    layout->addWidget(m_sourceBar);
    layout->addWidget(new ResponsiveBody(stage, m_share, m_dashboard), 1);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_L, &MainWindow::toggleLive);
    add(Qt::CTRL | Qt::Key_N, &MainWindow::viewerWindowRequested);
    add(Qt::CTRL | Qt::Key_O, &MainWindow::chooseFile);
    add(QKeySequence::Quit, &QWidget::close);
    add(Qt::Key_F11, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
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
    connect(&m_preview->messageBar(), &MessageBar::actionTriggered, this, &MainWindow::messageAnswered);
    connect(&m_preview->messageBar(), &MessageBar::actionTriggered, &m_session, &HostSession::perform);
    connect(m_share, &SharePanel::viewerWindowRequested, this, &MainWindow::viewerWindowRequested);
    connect(m_share, &SharePanel::openRequested, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
}

void MainWindow::connectAccess()
{
    connect(m_share, &SharePanel::newLinkRequested, this, &MainWindow::newLinkRequested);
    connect(m_share, &SharePanel::passcodeChosen, this, [this](bool isAsked, const QString &passcode) {
        setAccess({isAsked, passcode, m_access.maxViewers});
        emit accessChosen(m_access);
    });
    connect(m_dashboard, &Dashboard::maxViewersChosen, this, [this](int viewers) {
        setAccess({m_access.asksForPasscode, m_access.passcode, viewers});
        emit accessChosen(m_access);
    });
    connect(m_dashboard, &Dashboard::kickRequested, this, &MainWindow::kickRequested);
    connect(m_dashboard, &Dashboard::blockRequested, this, &MainWindow::blockRequested);
    connect(m_dashboard, &Dashboard::unblockAllRequested, this, &MainWindow::unblockAllRequested);
}

void MainWindow::connectSession()
{
    connect(&m_session, &HostSession::choicesChanged, this, [this] {
        m_settings.setChoices(m_session.choices());
        showChoices();
    });
    connect(&m_session, &HostSession::reported, this, &MainWindow::showReport);
    connect(&m_session, &HostSession::onAirChanged, this, &MainWindow::showOnAir);
    connect(&m_session, &HostSession::pausedChanged, this, &MainWindow::showOnAir);
    connect(&m_session, &HostSession::messageChanged, this, &MainWindow::setMessage);
    connect(&m_session, &HostSession::fileChoiceWanted, this, &MainWindow::chooseFile);
}

void MainWindow::showChoices()
{
    m_sourceBar->setChoices(m_session.choices());
    m_preview->setChoices(m_session.choices());
    m_transport->setQuality(m_session.choices().quality);
}

void MainWindow::showReport(const PublisherReport &report)
{
    m_sourceBar->setReport(report);
    m_preview->setReport(report);
    m_transport->setState(report.state);
}

void MainWindow::showOnAir()
{
    const bool isOnAir = m_session.isOnAir();
    m_transport->setOnAir(isOnAir);
    m_transport->setPaused(m_session.isPaused());
    setWindowTitle(isOnAir ? tr("LanCast – live") : u"LanCast"_s);
}

void MainWindow::setStatus(const relay::StatusSnapshot &status)
{
    m_dashboard->setStatus(status);
    m_transport->setElapsed(status.liveFor);
    m_preview->setDelay(middleDelay(status.clients));
}

void MainWindow::setAddress(const RelayAddress &address)
{
    m_share->setAddresses(rankedAddresses(runningInterfaceAddresses(), address.bind), address);
}

void MainWindow::setAccess(const AccessChoices &access)
{
    m_access = access;
    m_share->setAccess(access);
    m_dashboard->setMaxViewers(access.maxViewers);
}

void MainWindow::setMessage(MessageTopic topic, const std::optional<Message> &message)
{
    m_preview->messageBar().setMessage(topic, message);
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
    if (m_session.isOnAir())
        m_session.stop();
    else
        m_session.goLive();
}

bool MainWindow::mayQuit()
{
    if (m_beforeQuit == BeforeQuit::NeverAsk || !m_session.isOnAir())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Quit LanCast"),
                    tr("You are live. Quitting ends the stream for everyone who watches."),
                    QMessageBox::Cancel, this);
    const QPushButton *quit = box.addButton(tr("End the stream and quit"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == quit;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayQuit()) {
        event->ignore();
        return;
    }
    m_settings.setGeometry(saveGeometry());
    event->accept();
    emit closed();
}

} // namespace lancast::app
