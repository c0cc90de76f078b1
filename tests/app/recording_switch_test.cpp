#include "recordings/recording_switch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::record::RecordingFileState;
using lancast::record::RecordingFileStatus;
using lancast::record::RecordingTrouble;

Q_DECLARE_METATYPE(std::optional<lancast::app::Message>)

namespace {

/// The switch with a relay that notes what it is told.
struct Desk
{
    Desk() { recording.setChoices({.folder = u"/videos"_s, .title = u"Talk"_s}); }

    void tell(RecordingFileState state, RecordingTrouble trouble = RecordingTrouble::None)
    {
        RecordingFileStatus status;
        status.state = state;
        status.trouble = trouble;
        recording.setStatus(status);
    }

    /// The relay has done what it was told.
    void catchUp()
    {
        for (const auto &done : std::exchange(pending, {}))
            done();
    }

    QStringList told;
    QList<std::function<void()>> pending;
    QHash<QString, QString> faults; ///< the system's words for folders that cannot be written
    RecordingSwitch recording{{[this](const QString &folder, const QString &title) {
                                   told.append(u"start "_s + folder + u' ' + title);
                               },
                               [this] { told.append(u"stop"_s); },
                               [this](const QString &folder) { return faults.value(folder); },
                               [this](const std::function<void()> &done) { pending.append(done); }}};
};

} // namespace

class RecordingSwitchTest : public QObject
{
    Q_OBJECT

private slots:
    void onAndOff()
    {
        Desk desk;
        desk.recording.takeRelay();
        const QSignalSpy changed(&desk.recording, &RecordingSwitch::changed);
        desk.recording.setOn(true);
        desk.recording.setOn(true);
        desk.recording.setOn(false);
        QCOMPARE(desk.told, QStringList({u"start /videos Talk"_s, u"stop"_s}));
        QCOMPARE(changed.size(), 2);
    }

    void beforeThereIsARelayItWaits()
    {
        Desk desk;
        desk.recording.setOn(true);
        QCOMPARE(desk.told, QStringList());
        desk.recording.takeRelay();
        QCOMPARE(desk.told, QStringList(u"start /videos Talk"_s));
    }

    void aRelayThatListensAgainRecordsAgain()
    {
        Desk desk;
        desk.recording.takeRelay();
        desk.recording.setOn(true);
        desk.recording.takeRelay(); // at another port: it has ended the file
        QCOMPARE(desk.told, QStringList({u"start /videos Talk"_s, u"start /videos Talk"_s}));
        QVERIFY(desk.recording.isOn());
        desk.recording.setOn(false);
        desk.recording.takeRelay();
        QCOMPARE(desk.told.size(), 3);
        QCOMPARE(desk.told.constLast(), u"stop"_s);
    }

    void aRelayThatListensAgainRecordsAgainWheneverLive()
    {
        Desk desk;
        desk.recording.setChoices({.folder = u"/videos"_s, .title = {}, .recordsWheneverLive = true});
        desk.recording.takeRelay();
        desk.recording.setOnAir(true);
        desk.recording.takeRelay();
        QCOMPARE(desk.told, QStringList({u"start /videos "_s, u"start /videos "_s}));
        desk.recording.setOnAir(false);
        QVERIFY(!desk.recording.isOn());
    }

    void aLateFailureOfTheFolderBeforeIsNotThisOnes()
    {
        Desk desk;
        desk.recording.takeRelay();
        desk.recording.setOn(true);
        desk.catchUp();
        desk.recording.setChoices({.folder = u"/other"_s, .title = u"Talk"_s});
        // However many were under way.
        for (int i = 0; i < 3; ++i)
            desk.tell(RecordingFileState::Failed, RecordingTrouble::CannotWrite);
        QVERIFY(desk.recording.isOn());
        desk.catchUp();
        desk.tell(RecordingFileState::Failed, RecordingTrouble::CannotWrite);
        QVERIFY(!desk.recording.isOn());
    }

    void anotherFolderCountsAtOnce()
    {
        Desk desk;
        desk.recording.takeRelay();
        desk.recording.setOn(true);
        desk.recording.setChoices({.folder = u"/videos"_s, .title = u"Talk"_s, .recordsWheneverLive = true});
        QCOMPARE(desk.told.size(), 1);
        desk.recording.setChoices({.folder = u"/other"_s, .title = u"Talk"_s});
        QCOMPARE(desk.told.constLast(), u"start /other Talk"_s);
    }

    void wheneverLive()
    {
        Desk desk;
        desk.recording.takeRelay();
        desk.recording.setOnAir(true);
        QVERIFY(!desk.recording.isOn());
        desk.recording.setOnAir(false);
        desk.recording.setChoices({.folder = u"/videos"_s, .title = {}, .recordsWheneverLive = true});
        desk.recording.setOnAir(true);
        QVERIFY(desk.recording.isOn());
        desk.recording.setOnAir(false);
        QVERIFY(!desk.recording.isOn());
        // Switched on by hand it stays on for the next stream.
        desk.recording.setOn(true);
        desk.recording.setOnAir(true);
        desk.recording.setOnAir(false);
        QVERIFY(desk.recording.isOn());
    }

    void aFolderThatCannotBeWrittenIsSaidAtOnce()
    {
        Desk desk;
        desk.faults = {{u"/full"_s, u"Permission denied"_s}};
        QSignalSpy messages(&desk.recording, &RecordingSwitch::messageChanged);
        const QSignalSpy changed(&desk.recording, &RecordingSwitch::changed);
        const QSignalSpy notices(&desk.recording, &RecordingSwitch::noticeWanted);
        desk.recording.setChoices({.folder = u"/full"_s, .title = {}});
        QCOMPARE(messages.size(), 0); // nobody wants to record
        desk.recording.setOn(true);   // before there is a relay, as by the command line
        QVERIFY(!desk.recording.isOn());
        QCOMPARE(changed.size(), 2); // the button springs back
        QCOMPARE(notices.size(), 1);
        const auto message = messages.takeLast()[0].value<std::optional<Message>>();
        QVERIFY(message && message->text.contains(u"/full"_s) &&
                message->text.contains(u"Permission denied"_s));
        QCOMPARE(message->action, MessageAction::ChooseRecordingFolder);
        desk.recording.takeRelay();
        QVERIFY(desk.told.isEmpty());
        desk.recording.setChoices({.folder = u"/videos"_s, .title = {}});
        QVERIFY(!messages.takeLast()[0].value<std::optional<Message>>());
        desk.recording.setOn(true);
        QVERIFY(desk.recording.isOn());
        desk.recording.setChoices({.folder = u"/full"_s, .title = {}}); // while it records
        QVERIFY(!desk.recording.isOn());
        QCOMPARE(desk.told, QStringList({u"start /videos "_s, u"stop"_s}));
    }

    void aFolderForWheneverLiveIsTriedAtTheStart()
    {
        Desk desk;
        desk.faults = {{u"/full"_s, u"Permission denied"_s}};
        QSignalSpy messages(&desk.recording, &RecordingSwitch::messageChanged);
        desk.recording.setChoices({.folder = u"/full"_s, .title = {}, .recordsWheneverLive = true});
        QVERIFY(messages.takeLast()[0].value<std::optional<Message>>());
        desk.recording.setOnAir(true);
        QVERIFY(!desk.recording.isOn());
        desk.faults.clear(); // the disk is there again
        desk.recording.setOnAir(true);
        QVERIFY(desk.recording.isOn());
        QVERIFY(!messages.takeLast()[0].value<std::optional<Message>>());
    }

    void aFailureSwitchesOffAndIsToldOnce()
    {
        Desk desk;
        desk.recording.takeRelay();
        QSignalSpy messages(&desk.recording, &RecordingSwitch::messageChanged);
        const QSignalSpy notices(&desk.recording, &RecordingSwitch::noticeWanted);
        desk.recording.setOn(true);
        desk.catchUp();
        desk.tell(RecordingFileState::Waiting);
        desk.tell(RecordingFileState::Writing);
        QCOMPARE(messages.size(), 0);
        for (int i = 0; i < 3; ++i)
            desk.tell(RecordingFileState::Failed, RecordingTrouble::DiskFull);
        QVERIFY(!desk.recording.isOn());
        QCOMPARE(messages.size(), 1);
        QCOMPARE(notices.size(), 1);
        // Once more, while the relay still tells of the time before.
        desk.recording.setOn(true);
        QVERIFY(!messages.takeLast()[0].value<std::optional<Message>>());
        desk.tell(RecordingFileState::Failed, RecordingTrouble::DiskFull);
        QVERIFY(desk.recording.isOn());
        desk.catchUp();
        desk.tell(RecordingFileState::Failed, RecordingTrouble::DiskFull);
        QVERIFY(!desk.recording.isOn());
        QCOMPARE(desk.told.size(), 2); // the relay has stopped by itself
    }

    void aWarningGoesWhenItsTroubleGoes()
    {
        Desk desk;
        desk.recording.takeRelay();
        desk.recording.setOn(true);
        desk.catchUp();
        desk.tell(RecordingFileState::Writing);
        QSignalSpy messages(&desk.recording, &RecordingSwitch::messageChanged);
        desk.tell(RecordingFileState::Writing, RecordingTrouble::LowSpace);
        QVERIFY(desk.recording.isOn());
        QVERIFY(messages.takeLast()[0].value<std::optional<Message>>());
        desk.tell(RecordingFileState::Writing);
        QVERIFY(!messages.takeLast()[0].value<std::optional<Message>>());
    }
};

QTEST_GUILESS_MAIN(RecordingSwitchTest)
#include "recording_switch_test.moc"
