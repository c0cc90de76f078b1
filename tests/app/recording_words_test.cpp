#include "host/recording_words.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast::app;
using lancast::record::RecordingFileState;
using lancast::record::RecordingFileStatus;
using lancast::record::RecordingTrouble;
using lancast::stream::StreamState;

namespace {

RecordingFileStatus writing()
{
    RecordingFileStatus status;
    status.state = RecordingFileState::Writing;
    status.length = 12min + 34s;
    status.bytes = 1'200'000'000;
    return status;
}

} // namespace

class RecordingWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWritten()
    {
        RecordingFileStatus status = writing();
        QCOMPARE(recordingInWords(status), u"REC 00:12:34 · 1.2 GB"_s);
        status.timeLeft = 5h + 40min;
        QCOMPARE(recordingInWords(status), u"REC 00:12:34 · 1.2 GB · 5 h left"_s);
        status.timeLeft = 9min + 50s;
        QCOMPARE(recordingInWords(status), u"REC 00:12:34 · 1.2 GB · 9 min left"_s);
        status.timeLeft = 2000h;
        QCOMPARE(recordingInWords(status), u"REC 00:12:34 · 1.2 GB"_s);
    }

    void whileTheStreamIsPausedTheFileDoesNotGrow()
    {
        RecordingFileStatus status = writing();
        status.timeLeft = 5h;
        QCOMPARE(recordingInWords(status, StreamState::Paused), u"REC paused at 00:12:34 · 1.2 GB"_s);
    }

    void elseThereIsLittleToSay()
    {
        QCOMPARE(recordingInWords({}), QString());
        RecordingFileStatus status;
        status.state = RecordingFileState::Waiting;
        QCOMPARE(recordingInWords(status), u"REC waits until you are live"_s);
        status.state = RecordingFileState::Failed;
        QCOMPARE(recordingInWords(status), QString());
    }

    void everyTroubleHasWordsAndAWayOut()
    {
        QVERIFY(!recordingMessage(writing()));
        for (const RecordingTrouble trouble : {RecordingTrouble::LowSpace, RecordingTrouble::DiskFull,
                                               RecordingTrouble::CannotWrite, RecordingTrouble::TooSlow}) {
            RecordingFileStatus status = writing();
            status.trouble = trouble;
            const auto message = recordingMessage(status);
            QVERIFY(message);
            QVERIFY(!message->text.isEmpty() && !message->text.contains(u'%'));
            QCOMPARE(message->action, MessageAction::ChooseRecordingFolder);
        }
    }

    void theSystemsWordsAreTold()
    {
        RecordingFileStatus status;
        status.state = RecordingFileState::Failed;
        status.trouble = RecordingTrouble::CannotWrite;
        status.detail = u"Input/output error"_s;
        QCOMPARE(recordingMessage(status)->severity, Severity::Error);
        QVERIFY(recordingMessage(status)->text.contains(u"(Input/output error), so it has ended."_s));
    }

    void whatACrashHasLeft()
    {
        QVERIFY(!rescueMessage({}, {}));
        QCOMPARE(rescueMessage({u"a"_s, u"b"_s}, {})->severity, Severity::Notice);
        QVERIFY(rescueMessage({u"a"_s, u"b"_s}, {})->text.startsWith(u"2 "_s));
        QCOMPARE(rescueMessage({u"a"_s}, {u"b"_s})->severity, Severity::Warning);
    }
};

QTEST_GUILESS_MAIN(RecordingWordsTest)
#include "recording_words_test.moc"
