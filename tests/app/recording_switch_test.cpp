#include "recordings/recording_switch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::relay::RecordingFileState;
using lancast::relay::RecordingFileStatus;
using lancast::relay::RecordingTrouble;

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

    QStringList told;
    RecordingSwitch recording{{[this](const QString &folder, const QString &title) {
                                   told.append(u"start "_s + folder + u' ' + title);
                               },
                               [this] { told.append(u"stop"_s); }}};
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
        // It listens at another port, and goes on with its file.
        desk.recording.takeRelay();
        QCOMPARE(desk.told, QStringList(u"start /videos Talk"_s));
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

    void aFailureSwitchesOffAndIsToldOnce()
    {
        Desk desk;
        desk.recording.takeRelay();
        QSignalSpy messages(&desk.recording, &RecordingSwitch::messageChanged);
        const QSignalSpy notices(&desk.recording, &RecordingSwitch::noticeWanted);
        desk.recording.setOn(true);
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
        desk.tell(RecordingFileState::Failed, RecordingTrouble::DiskFull);
        QVERIFY(!desk.recording.isOn());
        QCOMPARE(desk.told.size(), 2); // the relay has stopped by itself
    }

    void aWarningGoesWhenItsTroubleGoes()
    {
        Desk desk;
        desk.recording.takeRelay();
        desk.recording.setOn(true);
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
