// A replayed file: the same stream as from a live publisher, looping without a break.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// Writes \a bytes to a file in \a folder and gives its path.
QString fileWith(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(QStringLiteral("film.webm")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray filmOf(int frames, int step)
{
    NumberedRecording recording(1'000, 1, step);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < frames)
        bytes += recording.nextPiece();
    return bytes;
}

QByteArray logLines;

void keepLine(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &line)
{
    logLines += line.toUtf8() + '\n';
}

/// Of a file, which a thread of its own reads up to 10 s ahead.
bool isReadAhead(TestRelay &relay, qsizetype bytes)
{
    return relay.server().status().mediaBytes > bytes;
}

RelayOptions replayOptions(const QString &path)
{
    RelayOptions options = loopbackOptions();
    options.replayFile = path;
    return options;
}

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

public:
    explicit ReplayTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void refusesByName_data();
    void refusesByName();
    void loopsWithoutABreak();
    void runsInRealTime();
    void replaysRealFiles_data();
    void replaysRealFiles();
    void letsNobodyElsePublish();
    void waitsWhileTheFileIsEmpty();
    void showsAStillPicture();
    void showsTheLastSlideAsLongAsTheOthers();
    void readsANamedPipe();

private:
    TestTime &m_time;
};

void ReplayTest::refusesByName_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("not WebM") << QByteArray("no film at all").repeated(100) << QStringLiteral("film.webm");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("no picture or sound");
    QTest::newRow("header alone") << beginning() << QStringLiteral("no picture or sound");
}

void ReplayTest::refusesByName()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, words);
    QTemporaryDir folder;
    const QString path = fileWith(folder, content);
    RelayServer server(replayOptions(path), clockOfThread());
    QVERIFY(!server.start());
    QVERIFY2(server.errorString().contains(words), qPrintable(server.errorString()));
    QVERIFY(server.errorString().contains(path));
    QCOMPARE(server.port(), quint16(0));

    RelayServer missing(replayOptions(folder.filePath(QStringLiteral("nowhere.webm"))), clockOfThread());
    QVERIFY(!missing.start());
    QVERIFY(missing.errorString().contains(QStringLiteral("nowhere.webm")));
}

void ReplayTest::loopsWithoutABreak()
{
    constexpr int frames = 10;
    constexpr int step = 20;
    NumberedRecording recording(3'000, 5, step);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < frames)
        bytes += recording.nextPiece();
    QTemporaryDir folder;
    TestRelay relay(replayOptions(fileWith(folder, bytes)));
    TestViewer viewer(relay);
    QTRY_VERIFY(isReadAhead(relay, 50 * 3'000));
    m_time.advance(1s);
    QTRY_VERIFY(readBack(viewer.media()).blocks.size() > 4 * frames);
    const ReadBack shown = readBack(viewer.media());
    QCOMPARE(shown.error, webm::DemuxError::None);
    const int first = numberOf(shown.blocks.front());
    for (size_t i = 1; i < shown.blocks.size(); ++i) {
        QCOMPARE(numberOf(shown.blocks[i]), int((first + int(i)) % frames));
        const auto gap = shown.blocks[i].time - shown.blocks[i - 1].time;
        QVERIFY2(gap >= 19ms && gap <= 21ms, qPrintable(QString::number(gap / 1ms)));
    }
    QCOMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), size_t(1)); // one stream all the time
}

void ReplayTest::runsInRealTime()
{
    NumberedRecording recording(100, 1, 100);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < 20)
        bytes += recording.nextPiece();
    QTemporaryDir folder;
    const TestTime::Time begun = m_time.now();
    TestRelay relay(replayOptions(fileWith(folder, bytes)));
    TestViewer viewer(relay);
    QTRY_VERIFY(!readBack(viewer.media()).blocks.empty());
    const auto shownTime = [&viewer] { return readBack(viewer.media()).blocks.back().time / 1ms; };
    QVERIFY(m_time.advanceUntil([&] { return shownTime() >= 1'000; }, 3s));
    const auto elapsed = (m_time.now() - begun) / 1ms;
    QVERIFY2(elapsed >= shownTime() && elapsed < 1'200, qPrintable(QString::number(elapsed)));
}

void ReplayTest::replaysRealFiles_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"qtwebengine.webm", "chromium.webm", "firefox.webm", "ffmpeg.webm",
                             "ffmpeg-vp9.webm", "ffmpeg-opus.webm", "chromium-alpha.webm"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ReplayTest::replaysRealFiles()
{
    QFETCH(const QString, name);
    TestRelay relay(replayOptions(QStringLiteral(LANCAST_TEST_DATA "/") + name));
    TestViewer viewer(relay);
    const auto isShown = [&viewer] { return readBack(viewer.media()).blocks.size() > 15; };
    QVERIFY(m_time.advanceWithThreadsUntil(isShown, 5s));
    const ReadBack shown = readBack(viewer.media());
    QCOMPARE(shown.error, webm::DemuxError::None);
    QCOMPARE(shown.leftOver, 0);
    for (size_t i = 1; i < shown.blocks.size(); ++i)
        QVERIFY(shown.blocks[i].time >= shown.blocks[i - 1].time);
}

void ReplayTest::letsNobodyElsePublish()
{
    TestRelay relay(replayOptions(QStringLiteral(LANCAST_TEST_DATA "/chromium.webm")));
    TestPublisher publisher(relay);
    QTRY_VERIFY(publisher.isClosed());
    QCOMPARE(int(publisher.blob().closeCode()), 4409);
    QCOMPARE(publisher.blob().closeReason(), QStringLiteral("This relay replays a file."));
}

void ReplayTest::waitsWhileTheFileIsEmpty()
{
    QTemporaryDir folder;
    const QByteArray film = filmOf(10, 100);
    const QString path = fileWith(folder, film);
    TestRelay relay(replayOptions(path));
    TestViewer viewer(relay);
    // Each is alone in its chunk, or in the blob.
    const auto shownFrames = [&viewer] {
        return viewer.blob().count(Frame::Binary) + viewer.chunk().count(Frame::Binary);
    };
    QTRY_VERIFY(shownFrames() > 0);

    const auto previous = qInstallMessageHandler(keepLine);
    QVERIFY(QFile::resize(path, 0));
    const auto hasSaid = [] { return logLines.contains("It is tried again every second."); };
    const bool isSaid = m_time.advanceWithThreadsUntil(hasSaid, 10s);
    qInstallMessageHandler(previous);
    QVERIFY2(isSaid, logLines.constData());

    const int before = shownFrames();
    QCOMPARE(fileWith(folder, film), path);
    const auto isShownAgain = [&] { return shownFrames() > before + 100; }; // more than was read ahead
    QVERIFY(m_time.advanceWithThreadsUntil(isShownAgain, 15s));
}

/// One frame is sent again from time to time, within one recording.
void ReplayTest::showsAStillPicture()
{
    QTemporaryDir folder;
    TestRelay relay(replayOptions(fileWith(folder, filmOf(1, 33))));
    TestViewer viewer(relay);
    QTRY_VERIFY(isReadAhead(relay, 3 * 1'000));
    QVERIFY(m_time.advanceUntil([&] { return readBack(viewer.media()).blocks.size() >= 2; }, 10s));
    const ReadBack shown = readBack(viewer.media());
    const auto step = shown.blocks[1].time - shown.blocks[0].time;
    QVERIFY2(step >= 2s && step <= 5s, qPrintable(QString::number(step / 1ms)));
    QCOMPARE(
        relay.status().value(QLatin1String("totals")).toObject().value(QLatin1String("recordings")).toInt(),
        1);
}

void ReplayTest::showsTheLastSlideAsLongAsTheOthers()
{
    QTemporaryDir folder;
    TestRelay relay(replayOptions(fileWith(folder, filmOf(3, 1'500))));
    TestViewer viewer(relay);
    QTRY_VERIFY(isReadAhead(relay, 5 * 1'000));
    QVERIFY(m_time.advanceUntil([&] { return readBack(viewer.media()).blocks.size() >= 5; }, 10s));
    const ReadBack shown = readBack(viewer.media());
    for (size_t i = 1; i < shown.blocks.size(); ++i) {
        const auto step = shown.blocks[i].time - shown.blocks[i - 1].time;
        QVERIFY2(step >= 1'490ms && step <= 1'510ms, qPrintable(QString::number(step / 1ms)));
    }
}

/// As standard input: to its end, no matter which side opens it first.
void ReplayTest::readsANamedPipe()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    RelayServer server(replayOptions(path), clockOfThread());
    QSignalSpy ended(&server.room(), &Room::replayEnded);
    QVERIFY(server.start());
    QFile pipe(path);
    QVERIFY(pipe.open(QIODevice::WriteOnly));
    const QByteArray film = filmOf(10, 20);
    QCOMPARE(pipe.write(film), film.size());
    pipe.close();
    QVERIFY(m_time.advanceWithThreadsUntil([&] { return ended.size() == 1; }, 1s));
    QVERIFY(server.status().totalBytesIn > 0);
}

int main(int argc, char **argv)
{
    return runInTestTime<ReplayTest>(argc, argv);
}

#include "replay_test.moc"
