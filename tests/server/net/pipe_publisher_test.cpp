// WebM through a pipe: in real time however fast it is written, without holding it, to its end.
#include "net/pipe_publisher.h"

#include "tests/support/net_recording.h"
#include "tests/support/stream_sinks.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
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
    [[nodiscard]] int readingEnd() const { return m_ends[0]; }

private:
    int m_ends[2] = {-1, -1};
};

QByteArray film(int frames, qsizetype frameBytes = 1'000, int frameStep = 33)
{
    NumberedRecording recording(frameBytes, 10, frameStep);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < frames)
        bytes += recording.nextPiece();
    return bytes;
}

} // namespace

class PipePublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void publishesToTheEnd();
    void holdsAFastWriterBack();
    void waitsForASlowWriter();
    void saysWhatItCannotPublish_data();
    void saysWhatItCannotPublish();
};

void PipePublisherTest::publishesToTheEnd()
{
    Pipe pipe;
    const RelayClock clock;
    relay::LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    PipePublisher publisher(pipe.readingEnd(), stream, clock, nullptr);
    QSignalSpy ended(&publisher, &PipePublisher::ended);
    QSignalSpy failed(&publisher, &PipePublisher::failed);
    publisher.start();
    const QByteArray bytes = film(10);
    QCOMPARE(pipe.write(bytes), bytes.size());
    pipe.closeWriting();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(failed.size(), 0);
    stream.end();
    const std::vector<webm::Block> blocks = blocksOf(sink.bytes());
    QCOMPARE(blocks.size(), std::size_t(10));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(numberOf(blocks[std::size_t(i)]), i);
}

void PipePublisherTest::holdsAFastWriterBack()
{
    const Pipe pipe;
    const RelayClock clock;
    relay::LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    PipePublisher publisher(pipe.readingEnd(), stream, clock, nullptr);
    const QByteArray bytes = film(1'000, 1'000, 20); // 20 s, more than a pipe holds
    qsizetype written = 0;
    QElapsedTimer time;
    time.start();
    publisher.start();
    const auto shown = [&] {
        written += pipe.write(QByteArrayView(bytes).sliced(written));
        const std::vector<webm::Block> blocks =
            sink.blobs.empty() ? std::vector<webm::Block>() : blocksOf(sink.bytes());
        return blocks.empty() ? 0 : numberOf(blocks.back()) * 20;
    };
    QTRY_VERIFY(shown() >= 1'000);
    // A piece of 2 KiB has two of these frames: so much may come early.
    QVERIFY2(time.elapsed() >= shown() - 60, qPrintable(QString::number(time.elapsed())));
    QVERIFY2(time.elapsed() < 3'000, qPrintable(QString::number(time.elapsed())));
    const qsizetype ahead = written - qsizetype(stream.snapshot(clock.now()).totalBytesIn);
    QVERIFY2(ahead <= ::fcntl(pipe.readingEnd(), F_GETPIPE_SZ), qPrintable(QString::number(ahead)));
}

void PipePublisherTest::waitsForASlowWriter()
{
    const Pipe pipe;
    const RelayClock clock;
    relay::LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    PipePublisher publisher(pipe.readingEnd(), stream, clock, nullptr);
    publisher.start();
    const QByteArray bytes = film(6, 500);
    for (qsizetype i = 0; i < bytes.size(); i += 50) {
        const QByteArrayView piece =
            QByteArrayView(bytes).sliced(i, std::min<qsizetype>(50, bytes.size() - i));
        QCOMPARE(pipe.write(piece), piece.size());
        QTRY_COMPARE(stream.snapshot(clock.now()).totalBytesIn, quint64(i + piece.size()));
    }
    QTRY_COMPARE(blocksOf(sink.bytes()).size(), std::size_t(6));
}

void PipePublisherTest::saysWhatItCannotPublish_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("no picture or sound");
    QTest::newRow("a beginning alone") << beginning() << QStringLiteral("no picture or sound");
    QTest::newRow("no WebM") << QByteArray("\0\0\0\x20"
                                           "ftypisom and so on",
                                           22)
                                    .repeated(10)
                             << QStringLiteral("not a WebM recording");
    QTest::newRow("bad in the middle")
        << film(3) + element("A3", "\x81") + QByteArray(5'000, '\0') << QString();
}

void PipePublisherTest::saysWhatItCannotPublish()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    Pipe pipe;
    const RelayClock clock;
    relay::LiveStream stream;
    PipePublisher publisher(pipe.readingEnd(), stream, clock, nullptr);
    QSignalSpy ended(&publisher, &PipePublisher::ended);
    QSignalSpy failed(&publisher, &PipePublisher::failed);
    publisher.start();
    QCOMPARE(pipe.write(bytes), bytes.size());
    pipe.closeWriting();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(ended.size(), 0);
    QVERIFY2(publisher.errorString().contains(words), qPrintable(publisher.errorString()));
    QVERIFY(publisher.errorString().contains(QStringLiteral("standard input")));
}

QTEST_GUILESS_MAIN(PipePublisherTest)
#include "pipe_publisher_test.moc"
