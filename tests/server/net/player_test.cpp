// GET /live.webm: what VLC, ffplay or a <video> element gets.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"

#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

namespace {

const QByteArray liveRequest = "GET /live.webm HTTP/1.1\r\nHost: localhost\r\nUser-Agent: a player\r\n\r\n";

QByteArray mediaOf(const RawSocket &socket)
{
    const qsizetype headEnd = socket.received().indexOf("\r\n\r\n");
    return headEnd < 0 ? QByteArray() : socket.received().mid(headEnd + 4);
}

} // namespace

class PlayerTest : public QObject
{
    Q_OBJECT

private slots:
    void isToldToComeBackBeforeTheStream();
    void getsAnEndlessFileFromASyncPoint();
    void answersHeadWithoutJoining();
    void endsWithTheStream();
    void endsWhenTheTracksChange();
    void countsAsAViewer();
    void ignoresWhatAPlayerSends();
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
    QVERIFY(player.received().startsWith("HTTP/1.1 200 OK\r\nContent-Type: video/webm\r\n"));
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
    QTRY_COMPARE(relay.server().status().viewers, 0);
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
    QTRY_COMPARE(relay.server().status().viewers, 0);
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

QTEST_GUILESS_MAIN(PlayerTest)
#include "player_test.moc"
