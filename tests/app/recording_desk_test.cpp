// What a crash left in the folder of recordings: it is finished at the start, and the window says so.
#include "recordings/recording_desk.h"

#include "desktop/desktop_presence.h"
#include "host/access_control.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "host/relay_host.h"
#include "output/recording/recording_scan.h"
#include "preferences/preferences.h"
#include "recordings/recordings_window.h"
#include "settings/recording_settings.h"
#include "settings/settings_store.h"
#include "support/recording_files.h"
#include "window/main_window.h"
#include "written_files.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

constexpr int patience = 20'000; // milliseconds

AppOptions onLoopback()
{
    AppOptions options;
    options.relay.bind = QHostAddress(QHostAddress::LocalHost);
    options.relay.port = 0;
    options.isBindExplicit = options.relay.isPortExplicit = true;
    return options;
}

/// The host's things with a page of the test's own making instead of QtWebEngine; \a folder is for
/// recordings.
struct Desk
{
    explicit Desk(const QString &folder, const AppOptions &appOptions = onLoopback())
        : options(appOptions)
    {
        const RelayWorker *worker = &relay.events();
        QObject::connect(
            worker, &RelayWorker::statusChanged, &session,
            [this](const net::StatusSnapshot &status) { recordingState = status.recordingFile.state; });
        QObject::connect(worker, &RelayWorker::started, &session, [this] { ++listened; });
        RecordingChoices recording = rememberedRecording(settings);
        recording.folder = folder;
        remember(settings, recording);
        preferences.emplace(options, Preferences::Parts{settings, access, relay, session});
        recordings.emplace(RecordingDesk::Parts{window, session, relay, *preferences, presence, settings});
        window.show();
        preferences->startRelay();
    }

    [[nodiscard]] QStringList messages() const
    {
        QStringList texts;
        for (const QLabel *label : window.findChildren<QLabel *>(u"messageText"_s))
            texts.append(label->text());
        return texts;
    }

    void tell(const lancast::net::StatusSnapshot &status)
    {
        emit const_cast<RelayWorker &>(relay.events()).statusChanged(status);
    }

    /// Of the messages, the one with that \a text.
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (auto *button : window.findChildren<QPushButton *>(u"messageAction"_s)) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    const AppOptions options;
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    RelayHost relay;
    AccessControl access{options, relay, settings};
    PublisherBridge bridge;
    HostSession session{bridge, {}, ScreenCapture::Available};
    MainWindow window{session, settings, new QWidget, BeforeQuit::NeverAsk};
    DesktopPresence presence{window, session};
    std::optional<Preferences> preferences;
    std::optional<RecordingDesk> recordings;
    lancast::record::RecordingFileState recordingState{};
    int listened = 0;
};

RecordingsWindow *recordingsWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<RecordingsWindow *>(widget))
            return window;
    }
    return nullptr;
}

} // namespace

class RecordingDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QTemporaryDir folder;
        m_unfinished = test::recordUnfinished(folder.path(), "ffmpeg.webm");
        QVERIFY(!m_unfinished.isEmpty());
    }

    void whatACrashLeftIsTold()
    {
        const WrittenFiles folder;
        QVERIFY(!folder.write(u"left.webm"_s, m_unfinished).isEmpty());
        QVERIFY(!folder.write(u"other.webm"_s, "somebody else's").isEmpty());
        Desk desk(folder.path({}));
        QTRY_COMPARE_WITH_TIMEOUT(
            desk.messages(),
            QStringList(u"1 recordings had been cut short, and can be played from end to end now."_s),
            patience);
        QVERIFY(test::durationOf(folder.path(u"left.webm"_s)).has_value());

        // The message's button shows them, and has done with it.
        auto *button = desk.window.findChild<QPushButton *>(u"messageAction"_s);
        QCOMPARE(button->text(), u"Show recordings"_s);
        button->click();
        QVERIFY(recordingsWindow() && recordingsWindow()->isVisible());
        auto *list = recordingsWindow()->findChild<QListView *>(u"recordingList"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, patience);
        QTRY_COMPARE(desk.messages(), QStringList());
    }

    void whatCouldNotBeMendedIsTold()
    {
        const WrittenFiles folder;
        const QByteArray broken = m_unfinished + QByteArray(record::maxBrokenTail + 1, '\0');
        QVERIFY(!folder.write(u"broken.webm"_s, broken).isEmpty());
        QVERIFY(!folder.write(u"left.webm"_s, m_unfinished).isEmpty());
        Desk desk(folder.path({}));
        QTRY_COMPARE_WITH_TIMEOUT(
            desk.messages(),
            QStringList(u"1 recordings had been cut short and could not be mended. Other "
                        "players may still play them."_s),
            patience);
        QCOMPARE(WrittenFiles::contentOf(folder.path(u"broken.webm"_s)), broken); // left alone
        QVERIFY(test::durationOf(folder.path(u"left.webm"_s)).has_value());
    }

    void aFolderOfTheCommandLineThatCannotBeWrittenIsSaidAtTheStart()
    {
        const WrittenFiles folder;
        AppOptions options = onLoopback();
        options.relay.recordFolder = u"/proc/lancast"_s; // takes no files even of root
        Desk desk(folder.path({}), options);
        QCOMPARE(desk.messages().size(), 1);
        QVERIFY2(desk.messages()[0].contains(u"/proc/lancast"_s), qPrintable(desk.messages()[0]));
        auto *record = desk.window.findChild<QPushButton *>(u"record"_s);
        QVERIFY(!record->isChecked());
        QCOMPARE(desk.window.findChild<QPushButton *>(u"messageAction"_s)->text(),
                 u"Choose another folder"_s);
        // What the person chooses now counts, whatever the command line says.
        desk.recordings->recordTo(folder.path({}));
        QVERIFY(record->isChecked());
        QTRY_COMPARE(desk.messages(), QStringList());
        QCOMPARE(desk.preferences->recording().folder, folder.path({}));
        QTRY_VERIFY_WITH_TIMEOUT(desk.recordingState == record::RecordingFileState::Waiting, patience);
    }

    void whereARecordingIsIsToldWhenItEnds()
    {
        const WrittenFiles folder;
        QVERIFY(!folder.write(u"talk.webm"_s, m_unfinished).isEmpty());
        Desk desk(folder.path({}));
        QTRY_COMPARE_WITH_TIMEOUT(desk.listened, 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.messages().isEmpty(), patience); // of what the crash left
        net::StatusSnapshot status;
        status.recordingFile.state = record::RecordingFileState::Writing;
        status.recordingFile.path = folder.path(u"talk.webm"_s);
        const auto told = [&desk] { return desk.messages().filter(u"talk.webm"_s).size(); };
        desk.tell(status);
        status.recordingFile.state = record::RecordingFileState::Off;
        desk.tell(status);
        QCOMPARE(told(), 0); // nothing came: there is no file
        for (const auto end : {record::RecordingFileState::Off, record::RecordingFileState::Waiting,
                               record::RecordingFileState::Failed}) {
            status.recordingFile.length = std::chrono::seconds(12);
            status.recordingFile.state = record::RecordingFileState::Writing;
            desk.tell(status);
            QTRY_COMPARE(told(), 0);
            status.recordingFile.state = end;
            desk.tell(status);
            QCOMPARE(told(), 1);
        }
        QVERIFY(desk.button(u"Show it"_s));
        desk.button(u"Show it"_s)->click();
        QTRY_COMPARE(told(), 0);
        QVERIFY(recordingsWindow() && recordingsWindow()->isVisible());
        const auto *list = recordingsWindow()->findChild<QListView *>(u"recordingList"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), u"talk"_s, patience);
    }

    void aRelayThatListensAgainRecordsAgain()
    {
        const WrittenFiles folder;
        Desk desk(folder.path({}));
        desk.recordings->recordTo(folder.path({}));
        QTRY_VERIFY_WITH_TIMEOUT(desk.recordingState == record::RecordingFileState::Waiting, patience);
        QTRY_COMPARE_WITH_TIMEOUT(desk.listened, 1, patience);
        for (int i = 2; i <= 3; ++i) {
            desk.preferences->startRelay(); // as by "Try again", another port, or HTTPS
            QTRY_COMPARE_WITH_TIMEOUT(desk.listened, i, patience);
            desk.recordingState = {};
            QTRY_VERIFY_WITH_TIMEOUT(desk.recordingState == record::RecordingFileState::Waiting, patience);
        }
        QVERIFY(desk.window.findChild<QPushButton *>(u"record"_s)->isChecked());
    }

private:
    QByteArray m_unfinished;
};

QTEST_MAIN(RecordingDeskTest)
#include "recording_desk_test.moc"
