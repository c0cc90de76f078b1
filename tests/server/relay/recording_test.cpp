// Recording as the relay does it: its switch, its options, what viewers and the status are told, and its end.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

QString recordingState(const TestRelay &relay)
{
    return relay.status()[QStringLiteral("recordingFile")][QStringLiteral("state")].toString();
}

/// What the newest state message says; nothing if it says nothing.
std::optional<bool> toldRecording(TestViewer &viewer)
{
    const auto states = viewer.blob().texts(QStringLiteral("state"));
    const QJsonValue told = states.empty() ? QJsonValue() : states.back().value(QLatin1String("recording"));
    return told.isBool() ? std::optional(told.toBool()) : std::nullopt;
}

/// Keeps a stream live.
class Show final
{
public:
    explicit Show(const TestRelay &relay)
        : m_publisher(relay)
    {
        m_publisher.start(1, m_recording.firstPiece());
    }

    void play(int frames)
    {
        for (int i = 0; i < frames; ++i)
            m_publisher.send(m_recording.nextPiece());
    }

private:
    NumberedRecording m_recording;
    TestPublisher m_publisher;
};

} // namespace

class RecordingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isSwitchedOnAndOff();
    void tellsViewers();
    void startsWithTheRelay();
    void finishesWhatACrashLeft();
    void isFinishedBeforeTheRelayStops();
    void doesNotHoldUpTheRelaysEnd();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecordingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void RecordingTest::isSwitchedOnAndOff()
{
    TestRelay relay;
    QSignalSpy finished(&relay.room(), &Room::recordingFileFinished);
    QCOMPARE(recordingState(relay), QStringLiteral("off"));
    relay.room().recording().start(m_folder->path(), QStringLiteral("Show"));
    QCOMPARE(recordingState(relay), QStringLiteral("waiting"));
    Show show(relay);
    show.play(50);
    QTRY_COMPARE(recordingState(relay), QStringLiteral("writing"));
    QTRY_VERIFY(relay.server().status().recordingFile.bytes > 0);
    relay.room().recording().stop();
    QCOMPARE(recordingState(relay), QStringLiteral("off"));
    QTRY_COMPARE(finished.size(), 1);
    const QString path = finished[0][0].toString();
    QVERIFY(path.endsWith(QStringLiteral(" Show.webm")));
    const QByteArray before = fileContent(path);
    QVERIFY(readBack(before).error == webm::DemuxError::None);
    QVERIFY(!readBack(before).blocks.empty());
    show.play(50);
    QTRY_VERIFY(relay.server().status().totalBytesIn > 99'000);
    QCOMPARE(fileContent(path), before);
    QCOMPARE(relay.state(), QStringLiteral("live"));
}

void RecordingTest::tellsViewers()
{
    TestRelay relay;
    TestViewer early(relay, "viewer-early");
    QTRY_COMPARE(toldRecording(early), false);
    relay.room().recording().start(m_folder->path(), {});
    Show show(relay);
    QTRY_COMPARE(early.state(), QStringLiteral("live"));
    QTRY_COMPARE(toldRecording(early), true);
    TestViewer late(relay, "viewer-later");
    QTRY_COMPARE(toldRecording(late), true);
    relay.room().recording().stop();
    QTRY_COMPARE(toldRecording(early), false);
    QTRY_COMPARE(toldRecording(late), false);
    QCOMPARE(early.state(), QStringLiteral("live"));
}

void RecordingTest::startsWithTheRelay()
{
    RelayOptions options = loopbackOptions();
    options.recordFolder = m_folder->filePath(QStringLiteral("new"));
    options.recordTitle = QStringLiteral("Options");
    TestRelay relay(options);
    Show show(relay);
    QTRY_COMPARE(recordingState(relay), QStringLiteral("writing"));
    QTRY_COMPARE(namesIn(options.recordFolder).size(), 1);
    const QString name = namesIn(options.recordFolder).constFirst();
    QTRY_COMPARE(relay.status()[QStringLiteral("recordingFile")][QStringLiteral("name")].toString(), name);
    QVERIFY(name.endsWith(QStringLiteral(" Options.webm")));
}

void RecordingTest::finishesWhatACrashLeft()
{
    // What a file is before it is finished, under another name, as a crash leaves it.
    QByteArray unfinished;
    {
        TestRelay relay;
        relay.room().recording().start(m_folder->filePath(QStringLiteral("crash")), {});
        Show show(relay);
        show.play(30);
        const auto path = [&relay] { return relay.server().status().recordingFile.path; };
        QTRY_VERIFY(!path().isEmpty() && readBack(fileContent(path())).blocks.size() == 31);
        unfinished = fileContent(path());
    }
    const QString path = m_folder->filePath(QStringLiteral("left.webm"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(unfinished) == unfinished.size());
    file.close();

    TestRelay relay;
    QSignalSpy rescued(&relay.server(), &RelayServer::recordingFilesRepaired);
    relay.server().finishRecordingFiles(m_folder->path());
    QTRY_COMPARE(rescued.size(), 1);
    QCOMPARE(rescued[0][0].toStringList(), QStringList{path});
    QVERIFY(rescued[0][1].toStringList().isEmpty());
    QCOMPARE(fileContent(path).size(), unfinished.size()); // in place
    QVERIFY(fileContent(path) != unfinished);
    relay.server().finishRecordingFiles(m_folder->path());
    QTRY_COMPARE(rescued.size(), 2);
    QVERIFY(rescued[1][0].toStringList().isEmpty());
}

void RecordingTest::isFinishedBeforeTheRelayStops()
{
    TestRelay relay;
    QSignalSpy finished(&relay.room(), &Room::recordingFileFinished);
    QSignalSpy stopped(&relay.server(), &RelayServer::stopped);
    int finishedAtStop = 0;
    connect(&relay.server(), &RelayServer::stopped, this, [&] { finishedAtStop = int(finished.size()); });
    relay.room().recording().start(m_folder->path(), {});
    Show show(relay);
    show.play(30);
    QTRY_COMPARE(recordingState(relay), QStringLiteral("writing"));
    relay.server().stop();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(finishedAtStop, 1);
}

void RecordingTest::doesNotHoldUpTheRelaysEnd()
{
    TestRelay relay;
    QSignalSpy stopped(&relay.server(), &RelayServer::stopped);
    relay.room().recording().start(QStringLiteral("/proc/nowhere"), {}); // never becomes a file
    Show show(relay);
    QTRY_COMPARE(recordingState(relay), QStringLiteral("failed"));
    QCOMPARE(relay.state(), QStringLiteral("live"));
    relay.server().stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 1000);
}

QTEST_GUILESS_MAIN(RecordingTest)
#include "recording_test.moc"
