// WebM through a pipe: in real time however fast it is written, without holding it, to its end.
#include "session/source_publisher.h"

#include "source/file_input.h"
#include "source/pipe_input.h"

#include "tests/support/net_recording.h"
#include "tests/support/stream_sinks.h"
#include "tests/support/test_time.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// Its writing end never waits.
class Pipe final
{
public:
    Pipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0 || ::fcntl(m_ends[1], F_SETFL, O_NONBLOCK) != 0)
            qFatal("No pipe");
    }
    ~Pipe()
    {
        closeWriting();
        ::close(m_ends[0]);
    }
    Q_DISABLE_COPY_MOVE(Pipe)

    /// How many of \a bytes the pipe took.
    [[nodiscard]] qsizetype write(QByteArrayView bytes) const
    {
        return std::max<qsizetype>(0, ::write(m_ends[1], bytes.data(), std::size_t(bytes.size())));
    }
    void closeWriting()
    {
        if (m_ends[1] >= 0)
            ::close(std::exchange(m_ends[1], -1));
    }
    [[nodiscard]] int unread() const
    {
        int count = -1;
        (void)::ioctl(m_ends[0], FIONREAD, &count);
        return count;
    }
    [[nodiscard]] int readingEnd() const { return m_ends[0]; }

private:
    int m_ends[2] = {-1, -1};
};

std::unique_ptr<SourceInput> inputOf(const Pipe &pipe)
{
    return std::make_unique<PipeInput>(::dup(pipe.readingEnd()));
}

QByteArray film(int frames, qsizetype frameBytes = 1'000, int frameStep = 33)
{
    NumberedRecording recording(frameBytes, 10, frameStep);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < frames)
        bytes += recording.nextPiece();
    return bytes;
}

} // namespace

class SourcePublisherTest : public QObject
{
    Q_OBJECT

public:
    explicit SourcePublisherTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void publishesToTheEnd();
    void holdsAFastWriterBack();
    void waitsForASlowWriter();
    void continuesBehindDamage();
    void continuesWithTheNextDocument();
    void waitsForAFileThatIsWrittenAnew_data();
    void waitsForAFileThatIsWrittenAnew();
    void saysWhatItCannotPublish_data();
    void saysWhatItCannotPublish();

private:
    TestTime &m_time;
};

void SourcePublisherTest::publishesToTheEnd()
{
    Pipe pipe;
    const RelayClock &clock = clockOfThread();
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    SourcePublisher publisher(inputOf(pipe), stream, clock);
    QSignalSpy ended(&publisher, &SourcePublisher::ended);
    QSignalSpy failed(&publisher, &SourcePublisher::failed);
    publisher.start();
    const QByteArray bytes = film(10);
    QCOMPARE(pipe.write(bytes), bytes.size());
    pipe.closeWriting();
    QVERIFY(m_time.advanceUntil([&] { return !ended.isEmpty(); }, 1s));
    QCOMPARE(failed.size(), 0);
    stream.end();
    const std::vector<webm::Frame> blocks = blocksOf(sink.bytes());
    QCOMPARE(blocks.size(), std::size_t(10));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(numberOf(blocks[std::size_t(i)]), i);
}

void SourcePublisherTest::holdsAFastWriterBack()
{
    const Pipe pipe;
    const RelayClock &clock = clockOfThread();
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    SourcePublisher publisher(inputOf(pipe), stream, clock);
    const QByteArray bytes = film(1'000, 1'000, 20); // 20 s, more than a pipe holds
    qsizetype written = 0;
    const TestTime::Time begun = m_time.now();
    publisher.start();
    const auto shown = [&] {
        written += pipe.write(QByteArrayView(bytes).sliced(written));
        const std::vector<webm::Frame> blocks =
            sink.blobs.empty() ? std::vector<webm::Frame>() : blocksOf(sink.bytes());
        return blocks.empty() ? 0 : numberOf(blocks.back()) * 20;
    };
    QVERIFY(m_time.advanceWithThreadsUntil([&] { return shown() >= 1'000; }, 3s));
    const auto elapsed = (m_time.now() - begun) / 1ms;
    QVERIFY2(elapsed >= shown(), qPrintable(QString::number(elapsed)));
    const qsizetype ahead = written - qsizetype(stream.snapshot(clock.now()).totalBytesIn);
    // What the pipe holds, and 10 s of 50 kB.
    QVERIFY2(ahead <= ::fcntl(pipe.readingEnd(), F_GETPIPE_SZ) + 10 * 50'000 + 100'000,
             qPrintable(QString::number(ahead)));
    QVERIFY(publisher.heldBytes() <= 10 * 50'000 + 100'000);
}

void SourcePublisherTest::waitsForASlowWriter()
{
    const Pipe pipe;
    const RelayClock &clock = clockOfThread();
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    SourcePublisher publisher(inputOf(pipe), stream, clock);
    publisher.start();
    const QByteArray bytes = film(6, 500);
    for (qsizetype i = 0; i < bytes.size(); i += 50) {
        const QByteArrayView piece =
            QByteArrayView(bytes).sliced(i, std::min<qsizetype>(50, bytes.size() - i));
        QCOMPARE(pipe.write(piece), piece.size());
        m_time.advance(10ms);
        QCOMPARE(pipe.unread(), 0);
    }
    QVERIFY(m_time.advanceUntil([&] { return blocksOf(sink.bytes()).size() == 6; }, 1s));
}

namespace {

/// What a viewer gets of \a bytes, up to their end.
std::vector<webm::Frame> published(TestTime &time, const QByteArray &bytes)
{
    Pipe pipe;
    const RelayClock &clock = clockOfThread();
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    SourcePublisher publisher(inputOf(pipe), stream, clock);
    QSignalSpy ended(&publisher, &SourcePublisher::ended);
    publisher.start();
    if (pipe.write(bytes) != bytes.size())
        return {};
    pipe.closeWriting();
    (void)time.advanceUntil([&ended] { return !ended.isEmpty(); }, 5s);
    stream.end();
    return blocksOf(sink.bytes());
}

} // namespace

void SourcePublisherTest::continuesBehindDamage()
{
    QByteArray bytes = film(30);
    const qsizetype third = bytes.indexOf(NumberedRecording(1'000).payload(3));
    QVERIFY(third > 0);
    std::fill_n(bytes.begin() + third - 10, 1'500, '\0');
    QList<int> numbers;
    for (const webm::Frame &block : published(m_time, bytes))
        numbers.append(numberOf(block));
    QVERIFY(numbers.startsWith(0) && numbers.endsWith(29));
    QVERIFY(numbers.contains(2) && numbers.contains(10)); // the next Cluster's first
    QVERIFY(!numbers.contains(3));
}

void SourcePublisherTest::continuesWithTheNextDocument()
{
    const std::vector<webm::Frame> blocks = published(m_time, film(10) + film(10));
    QCOMPARE(blocks.size(), std::size_t(20));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        QCOMPARE(numberOf(blocks[i]), int(i) % 10);
        const auto step = i == 0 ? 33ms : blocks[i].time - blocks[i - 1].time;
        QVERIFY2(step >= 32ms && step <= 34ms, qPrintable(QString::number(step / 1ms)));
    }
}

void SourcePublisherTest::waitsForAFileThatIsWrittenAnew_data()
{
    QTest::addColumn<bool>("isReplaced");
    QTest::newRow("in its place") << false;
    QTest::newRow("by another file") << true;
}

// The frames are large, so that not many are read ahead.
void SourcePublisherTest::waitsForAFileThatIsWrittenAnew()
{
    QFETCH(const bool, isReplaced);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("film.webm"));
    const auto write = [](const QString &to) {
        QFile file(to);
        return file.open(QIODevice::WriteOnly) && file.write(film(10, 1'000'000, 50)) > 0;
    };
    QVERIFY(write(path));
    const RelayClock &clock = clockOfThread();
    LiveStream stream;
    const auto bytesIn = [&] { return stream.snapshot(clock.now()).totalBytesIn; };
    SourcePublisher publisher(
        std::make_unique<FileInput>(::open(QFile::encodeName(path).constData(), O_RDONLY), path), stream,
        clock);
    QSignalSpy failed(&publisher, &SourcePublisher::failed);
    publisher.start();
    QTRY_VERIFY(bytesIn() > 0);
    QVERIFY(QFile::resize(path, 0));
    QVERIFY(m_time.advanceWithThreadsUntil([&] { return publisher.heldBytes() == 0; }, 5s));
    const quint64 before = bytesIn();
    if (isReplaced) {
        const QString another = folder.filePath(QStringLiteral("another.webm"));
        QVERIFY(write(another));
        QCOMPARE(::rename(QFile::encodeName(another).constData(), QFile::encodeName(path).constData()), 0);
    } else {
        QVERIFY(write(path));
    }
    QVERIFY(m_time.advanceWithThreadsUntil([&] { return bytesIn() > before; }, 5s));
    QCOMPARE(failed.size(), 0);
}

void SourcePublisherTest::saysWhatItCannotPublish_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray()
                             << QStringLiteral("Nothing came before its end. WebM is expected");
    QTest::newRow("a beginning alone") << beginning() << QStringLiteral("no picture or sound");
    QTest::newRow("no WebM") << QByteArray("\0\0\0\x20"
                                           "ftypisom and so on",
                                           22)
                                    .repeated(10)
                             << QStringLiteral("not a WebM recording");
    QTest::newRow("a beginning and damage") << beginning() + element("A3", "\x81") + QByteArray(5'000, '\0')
                                            << QStringLiteral("no picture or sound");
}

void SourcePublisherTest::saysWhatItCannotPublish()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    Pipe pipe;
    const RelayClock &clock = clockOfThread();
    LiveStream stream;
    SourcePublisher publisher(inputOf(pipe), stream, clock);
    QSignalSpy ended(&publisher, &SourcePublisher::ended);
    QSignalSpy failed(&publisher, &SourcePublisher::failed);
    publisher.start();
    QCOMPARE(pipe.write(bytes), bytes.size());
    pipe.closeWriting();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(ended.size(), 0);
    const QString reason = failed.constFirst().constFirst().toString();
    QVERIFY2(reason.contains(words), qPrintable(reason));
}

int main(int argc, char **argv)
{
    return runInTestTime<SourcePublisherTest>(argc, argv);
}

#include "source_publisher_test.moc"
