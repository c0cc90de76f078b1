// One viewer that takes the past as fast as it gets it, over several connections: who watches live loses
// nothing.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"
#include "tests/support/net_viewer.h"

#include "output/dvr/dvr_reads.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::dvr;
using namespace lancast::test;

namespace {

constexpr qsizetype frameBytes = 20'000;
constexpr int keyframeEvery = 60; // two seconds
constexpr int gopMs = keyframeEvery * 33;
constexpr int keptGops = 10;
constexpr int liveFrames = 300;

/// Asks for one GOP after the other, and starts over.
class GreedyConnection final
{
public:
    GreedyConnection(quint16 port, const QString &from)
        : m_socket(port, from)
    {
        QObject::connect(&m_socket, &RawSocket::arrived, &m_socket, [this] { take(); });
        ask();
    }

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] int gops() const { return m_gops; }
    [[nodiscard]] bool isRefused() const { return m_isRefused || m_socket.isClosed(); }

private:
    void ask()
    {
        m_left = -1;
        m_socket.send("GET /rewind/gop?at=" + QByteArray::number(m_gops % keptGops * gopMs) +
                      " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    void take()
    {
        if (m_left < 0 && !takeHead())
            return;
        const qsizetype count = std::min(m_left, m_socket.received().size());
        m_socket.forget(count);
        m_bytes += count;
        m_left -= count;
        if (m_left > 0 || m_isRefused)
            return;
        ++m_gops;
        ask();
    }

    bool takeHead()
    {
        const qsizetype end = m_socket.received().indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const HttpAnswer answer{0, m_socket.received().first(end + 2), {}};
        m_isRefused = !answer.head.startsWith("HTTP/1.1 200 ");
        m_left = answer.field("Content-Length").toLongLong();
        m_socket.forget(end + 4);
        return true;
    }

    RawSocket m_socket;
    qsizetype m_left = -1; ///< of the body; negative until the head is there
    qint64 m_bytes = 0;
    int m_gops = 0;
    bool m_isRefused = false;
};

int lastOf(const TestViewer &viewer)
{
    const ReadBack read = readBack(viewer.media());
    return read.blocks.empty() ? -1 : numberOf(read.blocks.back());
}

/// Its newest chunk ends with \a frame.
bool hasGot(TestViewer &viewer, const QByteArray &frame)
{
    const auto &frames = viewer.chunk().frames();
    const auto chunk = std::find_if(frames.rbegin(), frames.rend(),
                                    [](const Frame &each) { return each.opcode == Frame::Binary; });
    return chunk != frames.rend() && chunk->payload.endsWith(frame);
}

/// Handles events without a pause, as QTest::qWaitFor() makes them: the greedy one is to have none.
template<typename Condition> bool busyUntil(Condition isTrue)
{
    const QDeadlineTimer deadline(5'000);
    QTimer wake;
    wake.start(1);
    while (!isTrue() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isTrue();
}

} // namespace

class GreedyRewindTest : public QObject
{
    Q_OBJECT

private slots:
    void costsLiveViewersNothing();

private:
    QTemporaryDir m_folder;
};

void GreedyRewindTest::costsLiveViewersNothing()
{
    RelayOptions options = loopbackOptions();
    options.rewind.folder = m_folder.path();
    options.rewind.leastFreeBytes = 0;
    options.limits.maxQueuedBytesPerViewer = 10 * frameBytes;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording(frameBytes, keyframeEvery);
    publisher.start(1, recording.firstPiece());
    while (recording.framesMade() <= keptGops * keyframeEvery)
        publisher.send(recording.nextPiece());
    QTRY_COMPARE(relay.server().status().rewind.span, std::chrono::milliseconds(keptGops * gopMs));
    std::vector<std::unique_ptr<TestViewer>> viewers;
    for (int i = 0; i < 3; ++i)
        viewers.push_back(std::make_unique<TestViewer>(relay, "viewer-0" + QByteArray::number(i)));
    for (const auto &viewer : viewers)
        QTRY_COMPARE(lastOf(*viewer), recording.framesMade() - 1);

    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<GreedyConnection>> greedy;
    for (int i = 0; i < 6; ++i)
        greedy.push_back(std::make_unique<GreedyConnection>(relay.port(), QStringLiteral("127.0.0.9")));
    for (int i = 0; i < liveFrames; ++i) {
        const QByteArray newest = recording.payload(recording.framesMade());
        publisher.send(recording.nextPiece());
        const auto isThere = [&](const auto &viewer) { return hasGot(*viewer, newest); };
        const auto isTimeForNext = [&] { return clock.elapsed() >= 10 * i; };
        QVERIFY2(busyUntil([&] { return isTimeForNext() && std::ranges::all_of(viewers, isThere); }),
                 qPrintable(QString::number(i)));
    }
    const auto seconds = double(clock.elapsed()) / 1000;

    for (const auto &viewer : viewers) {
        const ReadBack shown = readBack(viewer->media());
        QVERIFY(areWholeAndInOrder(shown, recording));
        const QList<int> numbers = shown.numbers();
        QCOMPARE(numbers.size(), recording.framesMade() - numbers.front()); // without a hole
        QVERIFY(viewer->chunk().texts(QStringLiteral("skip")).empty());
    }
    // It was greedy all the time, and got what all readers of the past together may have.
    double bytes = 0;
    for (const auto &connection : greedy) {
        QVERIFY(!connection->isRefused());
        QVERIFY(connection->gops() >= 1);
        bytes += double(connection->bytes());
    }
    QVERIFY2(bytes > 5.0 * keptGops * keyframeEvery * frameBytes, qPrintable(QString::number(bytes)));
    const double most = double(DvrReads::burstBytes) + seconds * double(DvrReads::bytesPerSecond);
    qInfo("%.0f MB of the past in %.1f s", bytes / 1e6, seconds);
    QVERIFY2(bytes <= most, qPrintable(QStringLiteral("%1 > %2").arg(bytes).arg(most)));
}

QTEST_GUILESS_MAIN(GreedyRewindTest)
#include "greedy_rewind_test.moc"
