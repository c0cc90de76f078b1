#include "recordings/recording_desk.h"

#include "desktop/desktop_presence.h"
#include "host/host_session.h"
#include "host/recording_words.h"
#include "host/relay_host.h"
#include "look/screen_fit.h"
#include "preferences/preferences.h"
#include "recordings/recordings_window.h"
#include "settings/recording_settings.h"
#include "settings/settings_store.h"
#include "window/main_window.h"
#include "window/window_actions.h"

#include <QAction>
#include <QFileDialog>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString geometryKey = u"recordings-window/geometry"_s;

} // namespace

RecordingDesk::RecordingDesk(const Parts &parts)
    : m_parts(parts)
    , m_switch(
          {[this](const QString &folder, const QString &title) {
               m_parts.relay.post([folder, title](net::RelayServer &relay) {
                   relay.room().recording().start(folder, title);
               });
           },
           [this] { m_parts.relay.post([](net::RelayServer &relay) { relay.room().recording().stop(); }); },
           recordingFolderFault,
           [this](const std::function<void()> &done) { m_parts.relay.whenDone(this, done); }})
    , m_rewind(parts.preferences.recording().rewind)
{
    connectSwitch();
    m_switch.setChoices(parts.preferences.recording());
    connectRelay();
    connectPreferences();
    connect(parts.window.actions().recordings, &QAction::triggered, this, &RecordingDesk::openWindow);
    connect(&parts.window, &MainWindow::messageAnswered, this, &RecordingDesk::perform);
    connect(&parts.window, &MainWindow::closed, this, [this] {
        if (m_recordings)
            m_recordings->close();
    });
    if (!parts.preferences.options().relay.recordFolder.isEmpty())
        m_switch.setOn(true);
}

RecordingDesk::~RecordingDesk()
{
    delete m_recordings;
}

void RecordingDesk::connectSwitch()
{
    MainWindow &window = m_parts.window;
    connect(&window, &MainWindow::recordToggled, &m_switch, &RecordingSwitch::setOn);
    connect(&m_switch, &RecordingSwitch::changed, &window, &MainWindow::setRecording);
    connect(&m_switch, &RecordingSwitch::messageChanged, &window,
            [&window](const std::optional<Message> &message) {
                window.setMessage(MessageTopic::Recording, message);
            });
    connect(&m_switch, &RecordingSwitch::noticeWanted, &m_parts.presence,
            &DesktopPresence::showRecordingTrouble);
    connect(&m_parts.session, &HostSession::onAirChanged, &m_switch,
            [this] { m_switch.setOnAir(m_parts.session.isOnAir()); });
}

void RecordingDesk::connectRelay()
{
    const RelayWorker *relay = &m_parts.relay.events();
    connect(relay, &RelayWorker::started, this, &RecordingDesk::takeRelay);
    connect(relay, &RelayWorker::statusChanged, this, &RecordingDesk::setStatus);
    connect(relay, &RelayWorker::recordingFilesRepaired, this, &RecordingDesk::tellRescued);
}

void RecordingDesk::connectPreferences()
{
    connect(&m_parts.preferences, &Preferences::changed, this, [this] {
        const RecordingChoices &choices = m_parts.preferences.recording();
        m_switch.setChoices(choices);
        if (std::exchange(m_rewind, choices.rewind) != choices.rewind)
            m_parts.relay.post(
                [length = choices.rewind](net::RelayServer &relay) { relay.room().setDvrLength(length); });
        if (m_recordings)
            m_recordings->setFolder(choices.folder);
    });
}

void RecordingDesk::takeRelay()
{
    if (std::exchange(m_isFirstRelay, false))
        m_parts.relay.post([folder = m_parts.preferences.recording().folder](net::RelayServer &relay) {
            relay.finishRecordingFiles(folder);
        });
    m_switch.takeRelay();
}

void RecordingDesk::setStatus(const net::StatusSnapshot &status)
{
    const record::RecordingFileStatus before = std::exchange(m_status, status.recordingFile);
    m_switch.setStatus(m_status);
    tellFinished(before);
    if (m_recordings)
        m_recordings->setRecordingFile(m_status);
}

void RecordingDesk::tellFinished(const record::RecordingFileStatus &before)
{
    using record::RecordingFileState;
    const bool wasWriting = before.state == RecordingFileState::Writing;
    const bool isWriting = m_status.state == RecordingFileState::Writing;
    if (isWriting && !wasWriting)
        setMessage(MessageTopic::FinishedRecording, std::nullopt); // about the one before
    // A file in which nothing came is not kept.
    if (isWriting || !wasWriting || m_status.path.isEmpty() || m_status.length.count() == 0)
        return;
    m_finished = m_status.path;
    setMessage(MessageTopic::FinishedRecording, finishedMessage(m_finished));
}

void RecordingDesk::setMessage(MessageTopic topic, const std::optional<Message> &message)
{
    m_parts.window.setMessage(topic, message);
}

void RecordingDesk::tellRescued(const QStringList &finished, const QStringList &failed)
{
    if (const auto message = rescueMessage(finished, failed))
        setMessage(MessageTopic::RescuedRecordings, message);
    if (m_recordings)
        m_recordings->refresh();
}

void RecordingDesk::perform(MessageAction action)
{
    if (action == MessageAction::ShowRecordings) {
        setMessage(MessageTopic::RescuedRecordings, std::nullopt);
        openWindow();
    }
    if (action == MessageAction::ShowFinishedRecording) {
        setMessage(MessageTopic::FinishedRecording, std::nullopt);
        openWindow();
        m_recordings->choose(m_finished);
    }
    if (action != MessageAction::ChooseRecordingFolder)
        return;
    const QString folder = QFileDialog::getExistingDirectory(&m_parts.window, tr("Folder for recordings"),
                                                             m_parts.preferences.recording().folder);
    if (!folder.isEmpty())
        recordTo(folder);
}

void RecordingDesk::recordTo(const QString &folder)
{
    m_parts.preferences.setRecordingFolder(folder);
    m_switch.setOn(true);
}

void RecordingDesk::openWindow()
{
    if (!m_recordings) {
        m_recordings = new RecordingsWindow(realRecordingDesktop());
        m_recordings->setAttribute(Qt::WA_DeleteOnClose);
        m_recordings->restoreGeometry(m_parts.settings.value(geometryKey).toByteArray());
        fitToScreen(*m_recordings);
        connect(m_recordings, &RecordingsWindow::closed, this, &RecordingDesk::rememberPlace);
        connect(m_recordings, &RecordingsWindow::streamRequested, &m_parts.session,
                [this](const QString &path) { m_parts.session.setSource(SourceKind::File, path); });
        m_recordings->setRecordingFile(m_status);
        m_recordings->setFolder(m_parts.preferences.recording().folder);
    }
    m_recordings->show();
    m_recordings->raise();
    m_recordings->activateWindow();
}

void RecordingDesk::rememberPlace()
{
    m_parts.settings.setValue(geometryKey, m_recordings->saveGeometry());
}

} // namespace lancast::app
