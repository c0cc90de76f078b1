// The recording file from the relay's side: real recordings in, files read back by other people's programs.
#include "tests/support/blocks.h"
#include "tests/support/recording_files.h"
#include "tests/support/webm_elements.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;
using record::RecordingFileState;

class RecordingFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void recordsWhatViewersGet_data();
    void recordsWhatViewersGet();
    void startsWithWhatIsInTheCache();
    void waitsForTheStream();
    void isPlayableAtAnyTime();
    void goesOnAcrossRestarts();
    void startsAnotherFileForOtherTracks();
    void startsAnotherFileForTheNextStream();
    void leavesNoEmptyFiles();
    void countsWhatItHolds();
    void isFinishedWithTheRelay();

private:
    const net::RelayClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecordingFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void RecordingFileTest::recordsWhatViewersGet_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"chromium.webm", "chromium-alpha.webm", "qtwebengine.webm", "firefox.webm",
                             "ffmpeg.webm", "ffmpeg-vp9.webm", "ffmpeg-opus.webm", "mkvmerge-laced.mkv"})
        QTest::newRow(name) << QByteArray(name);
}

void RecordingFileTest::recordsWhatViewersGet()
{
    QFETCH(const QByteArray, name);
    LiveStream stream;
    KeepingSink viewer;
    stream.join(viewer);
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    publish(stream, name.constData(), 1, 10s);
    stream.end();
    file.stop();
    QVERIFY(waitUntilIdle(file));

    const QString path = file.status().path;
    QCOMPARE(filesIn(m_folder->path()), QStringList{path});
    QCOMPARE(complaintAbout(path), QString());
    QList<OracleFrame> expected = readWithLibwebm(viewer.bytes()).frames;
    const auto zero = expected.value(0).time;
    for (OracleFrame &frame : expected)
        frame.time -= zero;
    QCOMPARE(readWithLibwebm(fileContent(path)).frames, expected);
    QVERIFY(durationOf(path));
    QVERIFY2(std::chrono::abs(*durationOf(path) - endOf(path)) <= 50ms,
             qPrintable(QStringLiteral("%1 %2").arg(durationOf(path)->count()).arg(endOf(path).count())));
    QCOMPARE(file.status().length, *durationOf(path));
    QCOMPARE(file.status().bytes, fileContent(path).size());
}

void RecordingFileTest::startsWithWhatIsInTheCache()
{
    LiveStream stream;
    publish(stream, "ffmpeg.webm", 1, 10s);
    KeepingSink late;
    stream.join(late);
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    QVERIFY(file.status().state == RecordingFileState::Writing);
    file.stop();
    QVERIFY(waitUntilIdle(file));
    QCOMPARE(readWithLibwebm(fileContent(file.status().path)).frames.size(),
             readWithLibwebm(late.bytes()).frames.size());
}

void RecordingFileTest::waitsForTheStream()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    QSignalSpy changes(&file, &RecordingFile::stateChanged);
    QVERIFY(file.status().state == RecordingFileState::Off);
    file.start(m_folder->path(), QStringLiteral("Show"));
    QVERIFY(file.status().state == RecordingFileState::Waiting);
    QVERIFY(filesIn(m_folder->path()).isEmpty());
    publish(stream, "chromium.webm", 1, 10s);
    QVERIFY(file.status().state == RecordingFileState::Writing);
    file.stop();
    QVERIFY(file.status().state == RecordingFileState::Off);
    QVERIFY(waitUntilIdle(file));
    QVERIFY(file.status().path.endsWith(QStringLiteral(" Show.webm")));
    QCOMPARE(changes.size(), 3);
}

void RecordingFileTest::isPlayableAtAnyTime()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    PacedPublisher publisher(stream, 1, recording("ffmpeg.webm"), 10s);
    int looks = 0;
    for (int i = 0; !publisher.isAtEnd(); ++i) {
        QCOMPARE(publisher.publishNext(), QString());
        if (i % 20 != 10)
            continue;
        QVERIFY(waitUntilWritten(file));
        QCOMPARE(complaintAbout(filesIn(m_folder->path()).value(0)), QString());
        ++looks;
    }
    QVERIFY(looks > 3);
}

void RecordingFileTest::goesOnAcrossRestarts()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    // Another size is another configuration for viewers, yet the same file.
    const char *names[] = {"chromium.webm", "qtwebengine.webm", "ffmpeg.webm", "chromium.webm"};
    for (int i = 0; i < 8; ++i)
        publish(stream, names[i % 4], quint64(i) + 1, 10s + 3s * i);
    stream.end();
    file.stop();
    QVERIFY(waitUntilIdle(file));
    QCOMPARE(filesIn(m_folder->path()).size(), 1);
    QCOMPARE(complaintAbout(file.status().path), QString());
    QMap<quint64, std::chrono::milliseconds> newest;
    for (const OracleFrame &frame : readWithFfprobe(file.status().path).frames) {
        QVERIFY(frame.time >= newest.value(frame.track, -10ms));
        newest[frame.track] = frame.time;
    }
    QCOMPARE(newest.size(), 2);
    QVERIFY(newest[1] > 20s);
    QVERIFY(newest[2] > 20s);
}

void RecordingFileTest::startsAnotherFileForOtherTracks()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), QStringLiteral("Show"));
    publish(stream, "chromium.webm", 1, 10s);
    publish(stream, "ffmpeg-vp9.webm", 2, 14s);
    file.stop();
    QVERIFY(waitUntilIdle(file));
    const QStringList paths = filesIn(m_folder->path());
    QCOMPARE(paths.size(), 2);
    QVERIFY(paths[0].endsWith(QStringLiteral(" Show part 2.webm")));
    QVERIFY(paths[1].endsWith(QStringLiteral(" Show.webm")));
    for (const QString &path : paths) {
        QCOMPARE(complaintAbout(path), QString());
        QVERIFY(durationOf(path));
    }
}

void RecordingFileTest::startsAnotherFileForTheNextStream()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    publish(stream, "chromium.webm", 1, 10s);
    stream.end();
    QVERIFY(file.status().state == RecordingFileState::Waiting);
    publish(stream, "chromium.webm", 2, 100s);
    QVERIFY(file.status().state == RecordingFileState::Writing);
    stream.end();
    QVERIFY(waitUntilIdle(file));
    const QStringList paths = filesIn(m_folder->path());
    QCOMPARE(paths.size(), 2);
    for (const QString &path : paths)
        QVERIFY(endOf(path) < 5s); // each has a time of its own
}

void RecordingFileTest::leavesNoEmptyFiles()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    stream.startRun(1, 10s);
    QCOMPARE(stream.publish(1, beginning(), 10s), QString()); // Tracks, and nothing behind them
    file.stop();
    QVERIFY(waitUntilIdle(file));
    QVERIFY(filesIn(m_folder->path()).isEmpty());
}

void RecordingFileTest::countsWhatItHolds()
{
    LiveStream stream;
    RecordingFile file(stream.feed(), m_clock);
    file.start(m_folder->path(), {});
    publish(stream, "ffmpeg.webm", 1, 10s);
    const qsizetype held = stream.mediaBytes();
    QVERIFY(held > 50'000); // nothing is acknowledged before the event loop runs
    QVERIFY(file.unwrittenBytes() > 50'000);
    stream.end();
    file.stop();
    QVERIFY(waitUntilIdle(file));
    QCOMPARE(file.unwrittenBytes(), 0);
    QCOMPARE(stream.mediaBytes(), 0);
}

void RecordingFileTest::isFinishedWithTheRelay()
{
    LiveStream stream;
    {
        RecordingFile file(stream.feed(), m_clock);
        file.start(m_folder->path(), {});
        publish(stream, "ffmpeg.webm", 1, 10s);
    }
    const QString path = filesIn(m_folder->path()).value(0);
    QVERIFY(durationOf(path));
    QCOMPARE(complaintAbout(path), QString());
}

QTEST_GUILESS_MAIN(RecordingFileTest)
#include "recording_file_test.moc"
