// GET /live.webm: what VLC, ffplay or a <video> element gets.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"

#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QByteArray liveRequest = "GET /live.webm HTTP/1.1\r\nHost: localhost\r\nUser-Agent: a player\r\n\r\n";

struct Body
{
    QByteArray content;
    bool isEnded = false; ///< by its own word
};

/// RFC 9112 section 7.1, as far as it has come. \a bytes: without the head.
Body readChunked(QByteArray bytes)
{
    Body body;
    for (;;) {
        const qsizetype lineEnd = bytes.indexOf("\r\n");
        bool isSize = false;
        const qsizetype size = bytes.left(lineEnd).toLongLong(&isSize, 16);
        if (lineEnd < 0 || !isSize)
            return body;
        body.content += bytes.mid(lineEnd + 2, size);
        body.isEnded = size == 0 && bytes.size() == lineEnd + 4;
        if (size == 0 || bytes.mid(lineEnd + 2 + size, 2) != "\r\n")
            return body;
        bytes.remove(0, lineEnd + 2 + size + 2);
    }
}

Body bodyOf(const RawSocket &socket)
{
    const QByteArray &received = socket.received();
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    if (received.left(headEnd).contains("\r\nTransfer-Encoding: chunked"))
        return readChunked(received.mid(headEnd + 4));
    return {received.mid(headEnd + 4), false};
}

QByteArray mediaOf(const RawSocket &socket)
{
    return bodyOf(socket).content;
}

} // namespace

class PlayerTest : public QObject
{
    Q_OBJECT

public:
    explicit PlayerTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void isToldToComeBackBeforeTheStream();
    void getsAnEndlessFileFromASyncPoint();
    void answersHeadWithoutJoining();
    void endsWithTheStream();
    void startsAtZero();
    void goesOnWithAnotherSize();
    void endsWhenTheTracksChange();
    void answersHttp10();
    void takesThePasscodeAsBasicPassword();
    void staysWellFormedWhileItLags();
    void countsAsAViewer();
    void ignoresWhatAPlayerSends();
    void goesOnBehindAPlayersLastByte();
    void noticesThatAPlayerIsGoneWhileNothingIsSent();

private:
    TestTime &m_time;
};

void PlayerTest::isToldToComeBackBeforeTheStream()
{
    TestRelay relay;
    const HttpAnswer answer = get(relay.port(), "/live.webm");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.field("Retry-After"), "2");
    QCOMPARE(relay.server().status().totalViewers, quint64(0));
}

void PlayerTest::getsAnEndlessFileFromASyncPoint()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, 20);
    publisher.start(1, recording.firstPiece());
    for (int i = 1; i < 50; ++i)
        publisher.send(recording.nextPiece());
    QTRY_COMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() / 1'000, 50);
    RawSocket player(relay.port());
    player.send(liveRequest);
    QTRY_VERIFY(!readBack(mediaOf(player)).blocks.empty());
    for (int i = 50; i < 90; ++i)
        publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(mediaOf(player)).numbers().constLast(), 89);
    const ReadBack shown = readBack(mediaOf(player));
    QVERIFY(areWholeAndInOrder(shown, recording));
    QCOMPARE(shown.blocks.front().isKeyframe, true);
    QCOMPARE(int(shown.blocks.size()), 90 - numberOf(shown.blocks.front()));
    QVERIFY(player.received().startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(player.received().contains("\r\nContent-Type: video/webm\r\n"));
    QVERIFY(!player.received().contains("Content-Length"));
}

void PlayerTest::answersHeadWithoutJoining()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    const HttpAnswer answer = ask(relay.port(), "HEAD /live.webm HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Type"), "video/webm");
    QCOMPARE(answer.field("Content-Length"), QByteArray()); // nobody knows it
    QCOMPARE(relay.server().status().viewers, 0);
}

void PlayerTest::endsWithTheStream()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(300'000, 10);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send(liveRequest);
    QTRY_COMPARE(relay.server().status().viewers, 1);
    for (int i = 0; i < 5; ++i)
        publisher.send(recording.nextPiece());
    publisher.chunk().flush();
    QTRY_VERIFY(relay.server().status().totalBytesIn > 1'800'000);
    publisher.tell({{QStringLiteral("type"), QStringLiteral("state")},
                    {QStringLiteral("state"), QStringLiteral("ended")}});
    QTRY_VERIFY(player.isClosed());
    QVERIFY(areWholeAndInOrder(readBack(mediaOf(player)), recording)); // with its last bytes
    QCOMPARE(readBack(mediaOf(player)).blocks.size(), size_t(6));
    QVERIFY(bodyOf(player).isEnded);
    QTRY_COMPARE(relay.server().status().viewers, 0);
}

void PlayerTest::startsAtZero()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, 20, 100);
    const QByteArray first = recording.firstPiece();
    qsizetype sent = first.size();
    publisher.start(1, first);
    for (int i = 1; i < 150; ++i) {
        const QByteArray piece = recording.nextPiece();
        sent += piece.size();
        publisher.send(piece);
    }
    QTRY_COMPARE(relay.server().status().totalBytesIn, quint64(sent));
    RawSocket early(relay.port());
    early.send(liveRequest);
    QTRY_VERIFY(!readBack(mediaOf(early)).blocks.empty());
    for (int i = 150; i < 200; ++i)
        publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(mediaOf(early)).numbers().constLast(), 199);
    RawSocket late(relay.port());
    late.send(liveRequest);
    QTRY_VERIFY(!readBack(mediaOf(late)).blocks.empty());
    QTRY_COMPARE(readBack(mediaOf(late)).numbers().constLast(), 199);
    for (const RawSocket *player : {&early, &late}) {
        const ReadBack shown = readBack(mediaOf(*player));
        QVERIFY(areWholeAndInOrder(shown, recording));
        const int firstNumber = numberOf(shown.blocks.front());
        QVERIFY(firstNumber > 0);
        for (const webm::Frame &block : shown.blocks)
            QCOMPARE(block.time / 1ms, (numberOf(block) - firstNumber) * 100);
    }
}

void PlayerTest::goesOnWithAnotherSize()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, 10, 20);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send(liveRequest);
    QTRY_VERIFY(!readBack(mediaOf(player)).blocks.empty());
    QByteArray large = videoEntry();
    large.replace(number("B0", 320) + number("BA", 180), number("B0", 640) + number("BA", 360));
    publisher.start(2, beginning(large) + openCluster(0) + simpleBlock(1, 0, 0x80, recording.payload(50)) +
                           simpleBlock(1, 40, 0x00, recording.payload(51)));
    QTRY_COMPARE(readBack(mediaOf(player)).numbers(), (QList<int>{0, 50, 51}));
    const ReadBack shown = readBack(mediaOf(player));
    QVERIFY(areWholeAndInOrder(shown, recording));
    QVERIFY(shown.blocks[1].time > shown.blocks[0].time);
    const auto step = shown.blocks[2].time - shown.blocks[1].time;
    QVERIFY(step >= 39ms && step <= 41ms); // whole milliseconds of a time that is none
    QCOMPARE(relay.status().value(QLatin1String("width")).toInt(), 640); // it was another configuration
    QVERIFY(!player.isClosed());
}

void PlayerTest::answersHttp10()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send("GET /live.webm HTTP/1.0\r\nHost: localhost\r\nRange: bytes=0-\r\n\r\n");
    QTRY_COMPARE(readBack(mediaOf(player)).numbers(), QList<int>{0});
    QVERIFY(!player.received().contains("Transfer-Encoding")); // HTTP/1.0 knows only the connection's end
    QVERIFY(player.received().contains("\r\nConnection: close\r\n"));
    QVERIFY(player.received().startsWith("HTTP/1.1 200 "));
}

void PlayerTest::takesThePasscodeAsBasicPassword()
{
    RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("open sesame");
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    const HttpAnswer refusal = get(relay.port(), "/live.webm");
    QCOMPARE(refusal.status, 401);
    QVERIFY(refusal.field("WWW-Authenticate").startsWith("Basic realm="));
    const QByteArray word = QByteArray("anyone:open sesame").toBase64();
    RawSocket player(relay.port());
    player.send("GET /live.webm HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + word + "\r\n\r\n");
    QTRY_COMPARE(readBack(mediaOf(player)).numbers(), QList<int>{0});
}

void PlayerTest::staysWellFormedWhileItLags()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxQueuedBytesPerViewer = 300'000;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording(100'000, 3);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.pause();
    player.send(liveRequest);
    QTRY_COMPARE(relay.server().status().viewers, 1);
    for (int i = 1; i < 120; ++i) {
        const quint64 before = relay.server().status().totalBytesIn;
        publisher.send(recording.nextPiece());
        QTRY_VERIFY(relay.server().status().totalBytesIn > before);
        if (i % 20 == 0)
            player.readSome(200'000);
    }
    QVERIFY(relay.server().status().totalDroppedChunks > 0);
    player.resume();
    publisher.tell({{QStringLiteral("type"), QStringLiteral("state")},
                    {QStringLiteral("state"), QStringLiteral("ended")}});
    QTRY_VERIFY(player.isClosed());
    QVERIFY(bodyOf(player).isEnded);
    const ReadBack shown = readBack(mediaOf(player));
    QVERIFY(areWholeAndInOrder(shown, recording));
    QVERIFY(shown.blocks.size() < 120);
}

void PlayerTest::endsWhenTheTracksChange()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send(liveRequest);
    QTRY_VERIFY(!mediaOf(player).isEmpty());
    publisher.start(2, beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, recording.payload(5)));
    QTRY_VERIFY(player.isClosed());
    QCOMPARE(readBack(mediaOf(player)).numbers(), QList<int>{0});
    QVERIFY(bodyOf(player).isEnded);
}

void PlayerTest::countsAsAViewer()
{
    RelayOptions options = loopbackOptions();
    options.maxViewers = 1;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    auto player = std::make_unique<RawSocket>(relay.port());
    player->send(liveRequest);
    QTRY_VERIFY(!mediaOf(*player).isEmpty());
    const QJsonObject client = relay.client(QStringLiteral("player"));
    QCOMPARE(client.value(QLatin1String("agent")).toString(), QStringLiteral("a player"));
    QCOMPARE(client.value(QLatin1String("bytes")).toInteger(), mediaOf(*player).size());
    QCOMPARE(get(relay.port(), "/live.webm").status, 503);
    player.reset();
    QVERIFY(m_time.advanceUntil([&] { return relay.server().status().viewers == 0; }, 2s));
}

void PlayerTest::ignoresWhatAPlayerSends()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send(liveRequest + QByteArray(5'000'000, 'x'));
    QTRY_COMPARE(player.unsentBytes(), 0);
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(mediaOf(player)).numbers(), (QList<int>{0, 1}));
}

// As `nc -N` does. The frames that follow come a while later.
void PlayerTest::goesOnBehindAPlayersLastByte()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, 20);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send(liveRequest);
    player.endSending();
    QTRY_COMPARE(readBack(mediaOf(player)).numbers(), QList<int>{0});
    for (int i = 1; i < 30; ++i) {
        publisher.send(recording.nextPiece());
        QTRY_COMPARE(readBack(mediaOf(player)).numbers().constLast(), i);
    }
    QVERIFY(areWholeAndInOrder(readBack(mediaOf(player)), recording));
    QCOMPARE(relay.server().status().viewers, 1);
    publisher.tell({{QStringLiteral("type"), QStringLiteral("state")},
                    {QStringLiteral("state"), QStringLiteral("ended")}});
    QTRY_VERIFY(bodyOf(player).isEnded);
    QTRY_COMPARE(relay.server().status().viewers, 0);
}

// While there is nothing to send it gets what players skip (RFC 8794 section 11.3.2), and leaves.
void PlayerTest::noticesThatAPlayerIsGoneWhileNothingIsSent()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    auto player = std::make_unique<RawSocket>(relay.port());
    player->send(liveRequest);
    player->endSending();
    const auto hasFiller = [&player] { return mediaOf(*player).endsWith(QByteArray::fromHex("EC80")); };
    QVERIFY(m_time.advanceUntil(hasFiller, 2s));
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(mediaOf(*player)).numbers(), (QList<int>{0, 1}));
    QCOMPARE(relay.server().status().viewers, 1);
    player.reset();
    QVERIFY(m_time.advanceUntil([&] { return relay.server().status().viewers == 0; }, 2s));
}

int main(int argc, char **argv)
{
    return runInTestTime<PlayerTest>(argc, argv);
}

#include "player_test.moc"
