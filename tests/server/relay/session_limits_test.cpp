// What a client's session may cost: bytes, control frames, time, memory; and that nobody else pays.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QTest>

#include <array>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class SessionLimitsTest : public QObject
{
    Q_OBJECT

public:
    explicit SessionLimitsTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void endsAViewer_data();
    void endsAViewer();
    void endsAPublisherThatBreaksTheRules();
    void aPublisherMaySendMuch();
    void endsWhoAnswersNoPing();
    void keepsWhoAnswers();
    void endsAMessageThatIsNeverWhole();
    void aPauseWithinAFrameIsBorne();
    void letsTheHungriestGoWhenMemoryIsShort();
    void countsUnfinishedMessagesTowardsTheMemory();

private:
    TestTime &m_time;
};

void SessionLimitsTest::endsAViewer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("unmasked") << QByteArray::fromHex("810548656c6c6f") << 1002;
    QTest::newRow("no UTF-8") << clientFrame(Frame::Text, "\xC0\xAF") << 1007;
    QTest::newRow("41 pings") << clientFrame(Frame::Ping, "x").repeated(41) << 1008;
    QTest::newRow("200 KB at once") << clientFrame(Frame::Text, QByteArray(20'000, ' ')).repeated(10) << 1008;
    QTest::newRow("64 KiB and 1 byte") << clientFrame(Frame::Binary, QByteArray(65'537, 'x')) << 1009;
}

void SessionLimitsTest::endsAViewer()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, code);
    TestRelay relay;
    TestViewer bad(relay, "bad-viewer");
    TestViewer good(relay, "good-viewer");
    QTRY_COMPARE(relay.server().status().viewers, 2);
    bad.blob().send(bytes);
    QTRY_COMPARE(bad.blob().closeCode(), code);
    QTRY_VERIFY(bad.blob().isClosed() && bad.chunk().isClosed());
    QTRY_COMPARE(relay.server().status().viewers, 1);
    QVERIFY(!good.blob().isClosed() && !good.chunk().isClosed());
}

void SessionLimitsTest::endsAPublisherThatBreaksTheRules()
{
    TestRelay relay;
    const QByteArray token = "Authorization: Bearer " + QByteArray(publishToken) + "\r\n";
    WebSocketPeer blob(relay.port(), "/publish/blob?session=publisher-01", token);
    WebSocketPeer chunk(relay.port(), "/publish/chunk?session=publisher-01", token);
    QTRY_VERIFY(blob.isOpen() && chunk.isOpen());
    chunk.send(QByteArray::fromHex("8201ff")); // unmasked
    QTRY_COMPARE(chunk.closeCode(), 1002);
    QTRY_COMPARE(blob.closeCode(), 1002);
    TestPublisher next(relay, QStringLiteral("publisher-02"));
    QVERIFY(next.isOpen());
}

void SessionLimitsTest::aPublisherMaySendMuch()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000'000, 5);
    publisher.start(1, recording.firstPiece());
    for (int i = 0; i < 20; ++i)
        publisher.send(recording.nextPiece());
    m_time.advance(0ms);
    QTRY_VERIFY(relay.server().status().totalBytesIn > 21 * 1'000'000);
    QVERIFY(publisher.isOpen());
}

void SessionLimitsTest::endsWhoAnswersNoPing()
{
    RelayOptions options = loopbackOptions();
    options.limits.pingInterval = 500ms;
    options.limits.pongDeadline = 1'000ms;
    TestRelay relay(options);
    TestViewer viewer(relay); // a raw socket: nothing answers by itself
    QTRY_COMPARE(relay.server().status().viewers, 1);
    QVERIFY(m_time.advanceUntil([&] { return viewer.blob().count(Frame::Ping) > 0; }, 1s));
    const TestTime::Time pinged = m_time.now();
    QVERIFY(m_time.advanceUntil([&] { return viewer.blob().closeCode() == 4408; }, 2s));
    QVERIFY(m_time.now() - pinged >= options.limits.pongDeadline);
    QTRY_COMPARE(relay.server().status().viewers, 0);
}

void SessionLimitsTest::keepsWhoAnswers()
{
    RelayOptions options = loopbackOptions();
    options.limits.pingInterval = 500ms;
    options.limits.pongDeadline = 1'000ms;
    TestRelay relay(options);
    TestViewer viewer(relay);
    const TestPublisher publisher(relay); // Qt's client answers by itself
    const TestTime::Time end = m_time.now() + 3s;
    std::array<int, 2> answered{};
    while (m_time.now() < end) {
        for (const size_t i : {0, 1}) {
            WebSocketPeer &peer = i == 0 ? viewer.blob() : viewer.chunk();
            for (; answered[i] < peer.count(Frame::Ping); ++answered[i])
                peer.send(clientFrame(Frame::Pong, {}));
        }
        m_time.advance(50ms);
        QVERIFY(!viewer.blob().isClosed() && !viewer.chunk().isClosed());
    }
    QVERIFY(viewer.blob().count(Frame::Ping) >= 3);
    QVERIFY(publisher.isOpen());
}

void SessionLimitsTest::endsAMessageThatIsNeverWhole()
{
    RelayOptions options = loopbackOptions();
    options.limits.messageDeadline = 1'000ms;
    TestRelay relay(options);
    TestViewer trickle(relay, "trickle-01");
    TestViewer fragment(relay, "fragment-01");
    QTRY_COMPARE(relay.server().status().viewers, 2);
    const TestTime::Time begun = m_time.now();
    fragment.blob().send(
        QByteArray::fromHex("0181000000007b")); // the first of a text's fragments, and no other
    const QByteArray slow = clientFrame(Frame::Text, QByteArray(10'000, ' '));
    for (qsizetype sent = 0; !trickle.blob().isClosed() && sent < slow.size(); ++sent) {
        trickle.blob().send(slow.mid(sent, 1));
        m_time.advance(20ms);
    }
    QCOMPARE(trickle.blob().closeCode(), 4408);
    QVERIFY(m_time.now() - begun >= options.limits.messageDeadline);
    // The thread that serves it may have read it a little later.
    const auto isEnded = [&fragment] { return fragment.blob().closeCode() == 4408; };
    QVERIFY(m_time.advanceWithThreadsUntil(isEnded, options.limits.messageDeadline));
}

/// As on Wi-Fi.
void SessionLimitsTest::aPauseWithinAFrameIsBorne()
{
    TestRelay relay;
    const QByteArray token = "Authorization: Bearer " + QByteArray(publishToken) + "\r\n";
    WebSocketPeer blob(relay.port(), "/publish/blob", token);
    WebSocketPeer chunk(relay.port(), "/publish/chunk", token);
    QTRY_VERIFY(blob.isOpen() && chunk.isOpen());
    NumberedRecording recording(5'000, 5);
    blob.send(clientFrame(Frame::Binary, recording.firstPiece()));
    const QByteArray frame = clientFrame(Frame::Binary, recording.nextPiece());
    chunk.send(frame.left(100));
    m_time.advance(5'500ms);
    QVERIFY(!chunk.isClosed());
    chunk.send(frame.mid(100));
    QTRY_VERIFY(relay.server().status().totalBytesIn > 2 * 5'000);
}

void SessionLimitsTest::letsTheHungriestGoWhenMemoryIsShort()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxQueuedBytesPerViewer = 100'000'000;
    options.limits.maxMediaBytes = 4'000'000;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording(50'000, 5);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    TestViewer stalled(relay, "stalled-01");
    TestViewer healthy(relay, "healthy-01");
    QTRY_VERIFY(stalled.hasBlob() && healthy.hasBlob());
    stalled.chunk().pause();
    for (int i = 0; i < 1'000 && relay.server().status().viewers == 2; ++i) {
        publisher.send(recording.nextPiece());
        m_time.advance(5ms);
    }
    QCOMPARE(relay.server().status().viewers, 1);
    QTRY_VERIFY(relay.server().status().mediaBytes < 4'000'000);
    QCOMPARE(relay.server().status().mediaLimitBytes, 4'000'000);
    QTRY_VERIFY(stalled.blob().isClosed());
    QVERIFY(!healthy.chunk().isClosed());
    QCOMPARE(readBack(healthy.media()).error, webm::DemuxError::None);
}

/// What the status counts is what the limit counts.
void SessionLimitsTest::countsUnfinishedMessagesTowardsTheMemory()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxQueuedBytesPerViewer = 100'000'000;
    options.limits.maxMediaBytes = 10'000'000;
    TestRelay relay(options);
    const QByteArray token = "Authorization: Bearer " + QByteArray(publishToken) + "\r\n";
    WebSocketPeer blob(relay.port(), "/publish/blob", token);
    WebSocketPeer chunk(relay.port(), "/publish/chunk", token);
    QTRY_VERIFY(blob.isOpen() && chunk.isOpen());
    NumberedRecording recording(50'000, 5);
    blob.send(clientFrame(Frame::Binary, recording.firstPiece()));
    TestViewer stalled(relay, "stalled-01");
    QTRY_VERIFY(stalled.hasBlob());
    stalled.chunk().pause();
    const auto held = [&relay] { return relay.server().status().mediaBytes; };
    for (int i = 0; i < 1'000 && held() < 6'000'000; ++i) {
        chunk.send(clientFrame(Frame::Binary, recording.nextPiece()));
        m_time.advance(5ms);
    }
    QVERIFY(held() >= 6'000'000);
    QCOMPARE(relay.server().status().viewers, 1);
    const QByteArray large = clientFrame(Frame::Binary, QByteArray(6'000'000, 'x'));
    chunk.send(large.chopped(1)); // its end never comes
    QVERIFY(m_time.advanceUntil([&] { return relay.server().status().viewers == 0; }, 1s));
    QTRY_VERIFY2(held() >= 6'000'000 && held() < 10'000'000, qPrintable(QString::number(held())));
}

int main(int argc, char **argv)
{
    return runInTestTime<SessionLimitsTest>(argc, argv);
}

#include "session_limits_test.moc"
