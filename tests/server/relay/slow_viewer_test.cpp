// Viewers that read slowly or not at all: they lose whole chunks, learn of it, and cost nobody else anything.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype frameBytes = 50'000;
constexpr int keyframeEvery = 5;

RelayOptions narrowOptions()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxQueuedBytesPerViewer = 200'000;
    return options;
}

QJsonObject clientOf(const TestRelay &relay, quint16 port)
{
    for (const net::ClientStatus &client : const_cast<TestRelay &>(relay).server().status().clients) {
        if (client.port == port)
            return {{QStringLiteral("lagging"), client.isLagging},
                    {QStringLiteral("dropped"), qint64(client.droppedChunks)},
                    {QStringLiteral("queued"), client.queuedBytes}};
    }
    return {};
}

} // namespace

class SlowViewerTest : public QObject
{
    Q_OBJECT

public:
    explicit SlowViewerTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void losesWholeChunksAndIsTold();
    void losesNothingOfOthers();
    void isLetGoWithoutProgress_data();
    void isLetGoWithoutProgress();
    void staysWhileItReadsABurstSlowly();
    void keepsAnswersToTimeWithinBounds();

private:
    void publish(TestRelay &relay, TestPublisher &publisher, NumberedRecording &recording, int count);

    TestTime &m_time;
};

/// Publishes \a count frames, each once the one before has been relayed.
void SlowViewerTest::publish(TestRelay &relay, TestPublisher &publisher, NumberedRecording &recording,
                             int count)
{
    const auto received = [&relay] {
        return relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInteger();
    };
    for (int i = 0; i < count; ++i) {
        const QByteArray piece = recording.nextPiece();
        const qint64 target = received() + piece.size();
        publisher.send(piece);
        m_time.advance(0ms);
        QTRY_COMPARE(received(), target);
    }
}

void SlowViewerTest::losesWholeChunksAndIsTold()
{
    TestRelay relay(narrowOptions());
    TestPublisher publisher(relay);
    TestViewer viewer(relay);
    NumberedRecording recording(frameBytes, keyframeEvery);
    publisher.start(1, recording.firstPiece());
    QTRY_VERIFY(viewer.hasBlob());
    viewer.chunk().pause();
    publish(relay, publisher, recording, 200); // 10 MB: more than queue and kernel hold
    const QJsonObject lagging = clientOf(relay, viewer.blob().localPort());
    QCOMPARE(lagging.value(QLatin1String("lagging")).toBool(), true);
    QVERIFY(lagging.value(QLatin1String("queued")).toInt() <= 300'000);
    const auto dropped = lagging.value(QLatin1String("dropped")).toInt();
    QVERIFY(dropped > 50);

    viewer.chunk().resume();
    QTRY_COMPARE(clientOf(relay, viewer.blob().localPort()).value(QLatin1String("queued")).toInt(), 0);
    publish(relay, publisher, recording, 2 * keyframeEvery);
    QTRY_VERIFY(!readBack(viewer.media()).blocks.empty() &&
                numberOf(readBack(viewer.media()).blocks.back()) == recording.framesMade() - 1);
    const ReadBack shown = readBack(viewer.media());
    QVERIFY(areWholeAndInOrder(shown, recording));

    const auto skips = viewer.chunk().texts(QStringLiteral("skip"));
    QCOMPARE(skips.size(), size_t(1));
    const int lost = recording.framesMade() - int(shown.blocks.size());
    QCOMPARE(skips.front().value(QLatin1String("chunks")).toInt(), lost);
    QVERIFY(lost >= dropped);
    size_t at = 0; // what follows the skip starts at a sync point
    while (at < viewer.chunk().frames().size() && viewer.chunk().frames()[at].json() != skips.front())
        ++at;
    QVERIFY(at + 1 < viewer.chunk().frames().size());
    QVERIFY(viewer.chunk().frames()[at + 1].payload.startsWith(QByteArray::fromHex("1F43B675")));
    const QList<int> numbers = shown.numbers();
    for (qsizetype i = 1; i < numbers.size(); ++i)
        QVERIFY(numbers[i] == numbers[i - 1] + 1 || numbers[i] % keyframeEvery == 0);
    QCOMPARE(clientOf(relay, viewer.blob().localPort()).value(QLatin1String("lagging")).toBool(), false);
}

void SlowViewerTest::losesNothingOfOthers()
{
    TestRelay relay(narrowOptions());
    TestPublisher publisher(relay);
    TestViewer slow(relay, "slow-viewer");
    TestViewer quick(relay, "quick-viewer");
    NumberedRecording recording(frameBytes, keyframeEvery);
    publisher.start(1, recording.firstPiece());
    QTRY_VERIFY(slow.hasBlob() && quick.hasBlob());
    slow.blob().pause();
    slow.chunk().pause();
    for (int chunks = 1; chunks <= 200; ++chunks) {
        publish(relay, publisher, recording, 1);
        QTRY_COMPARE(quick.chunk().count(Frame::Binary), chunks); // it reads as fast as they come
    }
    QCOMPARE(readBack(quick.media()).blocks.size(), size_t(201));
    QVERIFY(areWholeAndInOrder(readBack(quick.media()), recording));
    QVERIFY(quick.chunk().texts(QStringLiteral("skip")).empty());
    slow.leave();
    QTRY_COMPARE(relay.server().status().viewers, 1);
}

void SlowViewerTest::isLetGoWithoutProgress_data()
{
    QTest::addColumn<bool>("isPlayer");
    QTest::newRow("viewer") << false;
    QTest::newRow("player") << true;
}

void SlowViewerTest::isLetGoWithoutProgress()
{
    QFETCH(const bool, isPlayer);
    RelayOptions options = narrowOptions();
    options.limits.progressDeadline = 300ms;
    options.limits.closeDeadline = 100ms;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording(frameBytes, keyframeEvery);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    std::unique_ptr<TestViewer> viewer;
    std::unique_ptr<RawSocket> player;
    if (isPlayer) {
        player = std::make_unique<RawSocket>(relay.port());
        player->pause();
        player->send("GET /live.webm HTTP/1.1\r\nHost: localhost\r\n\r\n");
    } else {
        viewer = std::make_unique<TestViewer>(relay);
        QTRY_VERIFY(viewer->hasBlob());
        viewer->chunk().pause();
    }
    QTRY_COMPARE(relay.server().status().viewers, 1);
    publish(relay, publisher, recording, 200);
    QCOMPARE(relay.server().status().viewers, 1);
    QVERIFY(m_time.advanceUntil([&] { return relay.server().status().viewers == 0; }, 2s));
    if (viewer) { // the connection that it reads tells why
        QTRY_COMPARE(viewer->blob().closeCode(), 4408);
        viewer->chunk().resume();
        QTRY_VERIFY(viewer->chunk().isClosed());
        QVERIFY(!viewer->chunk().isBroken());
    }
}

/// Its burst takes longer than the deadline, but it moves.
void SlowViewerTest::staysWhileItReadsABurstSlowly()
{
    RelayOptions options = loopbackOptions();
    options.limits.progressDeadline = 700ms;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording(frameBytes, 1'000);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    publish(relay, publisher, recording, 240); // one group of 12 MB
    WebSocketPeer blob(relay.port(), "/watch/blob?session=slow-viewer");
    QTRY_VERIFY(blob.isOpen());
    blob.pause();
    WebSocketPeer chunk(relay.port(), "/watch/chunk?session=slow-viewer");
    const TestTime::Time end = m_time.now() + 2'500ms;
    while (m_time.now() < end) {
        blob.readSome(60'000);
        m_time.advance(20ms);
        QVERIFY(!blob.isClosed());
    }
    QVERIFY(relay.client(QStringLiteral("viewer")).value(QLatin1String("queuedBytes")).toInt() > 1'000'000);
    blob.resume();
    QTRY_COMPARE(blob.count(Frame::Binary), 1);
    QVERIFY(areWholeAndInOrder(readBack(blob.binaries()), recording));
}

/// One who asks for the time again and again and never reads must not fill the memory with answers.
void SlowViewerTest::keepsAnswersToTimeWithinBounds()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxViewerBytesPerSecond = 0; // or they would end that viewer first
    options.limits.maxViewerMessagesPerSecond = 0;
    TestRelay relay(options);
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    viewer.blob().pause();
    const QByteArray question =
        clientFrame(Frame::Text, R"({"type":"time","id":1,"sent":")" + QByteArray(1'000, 's') + R"("})");
    viewer.blob().send(question.repeated(10'000)); // 10 MB
    m_time.advance(0ms);
    QTRY_COMPARE(viewer.blob().unsentBytes(), 0);
    viewer.blob().ping("left out");
    QVERIFY(relay.client(QStringLiteral("viewer")).value(QLatin1String("queuedBytes")).toInt() < 1'000'000);
    viewer.blob().resume();
    QTRY_COMPARE(relay.client(QStringLiteral("viewer")).value(QLatin1String("queuedBytes")).toInt(), 0);
    // Questions may still be on their way; while their answers wait to be read, pongs are left out as well.
    const auto isPingAnswered = [&viewer] {
        viewer.blob().ping("last");
        return viewer.blob().count(Frame::Pong) > 0;
    };
    QTRY_VERIFY(isPingAnswered());
    QVERIFY(!viewer.blob().isBroken()); // an answer is left out as a whole
    QVERIFY(viewer.blob().texts(QStringLiteral("time")).size() < 9'000);
    viewer.blob().send(question);
    const auto before = viewer.blob().texts(QStringLiteral("time")).size();
    QTRY_VERIFY(viewer.blob().texts(QStringLiteral("time")).size() > before);
}

int main(int argc, char **argv)
{
    return runInTestTime<SlowViewerTest>(argc, argv);
}

#include "slow_viewer_test.moc"
