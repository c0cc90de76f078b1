// The host's word about those who are in: kick, block, lock out everyone, a limit of viewers.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QString elsewhere = QStringLiteral("127.0.0.2");
const QString ended = QStringLiteral("The host has ended your visit.");

quint64 idOf(const TestRelay &relay, const QString &address)
{
    for (const QJsonValue &client : relay.status().value(QLatin1String("clients")).toArray()) {
        if (client.toObject().value(QLatin1String("address")).toString() == address)
            return quint64(client.toObject().value(QLatin1String("id")).toInteger());
    }
    return 0;
}

bool isSentAway(TestViewer &viewer, int code)
{
    return viewer.blob().closeCode() == code && viewer.chunk().closeCode() == code;
}

QByteArray liveRequest()
{
    return "GET /live.webm HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

} // namespace

class SentAwayTest : public QObject
{
    Q_OBJECT

public:
    explicit SentAwayTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void kicksOne();
    void kicksNobodyByAnUnknownId();
    void endsAPlayer();
    void blocksAnAddress();
    void neverBlocksThisMachine();
    void locksOutEveryone();
    void locksOutNobodyWhileAllMayWatch();
    void limitsViewersLive();

private:
    TestTime &m_time;
};

void SentAwayTest::kicksOne()
{
    TestRelay relay;
    TestViewer kicked(relay, "viewer-01", {}, elsewhere);
    TestViewer staying(relay, "viewer-02");
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(kicked.state(), QStringLiteral("live"));
    QTRY_COMPARE(staying.state(), QStringLiteral("live"));
    relay.room().guests().kick(idOf(relay, elsewhere));
    QTRY_VERIFY(isSentAway(kicked, 4403));
    QCOMPARE(kicked.blob().closeReason(), ended);
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(staying.media()).numbers(), (QList<int>{0, 1}));
    QCOMPARE(readBack(kicked.media()).numbers(), QList<int>{0});
    QVERIFY(!staying.blob().isClosed());
    TestViewer back(relay, "viewer-01", {}, elsewhere); // kicked is not blocked
    QTRY_COMPARE(back.state(), QStringLiteral("live"));
}

void SentAwayTest::kicksNobodyByAnUnknownId()
{
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    relay.room().guests().kick(4711);
    relay.room().guests().block(4711);
    relay.room().guests().kick(0);
    TestViewer other(relay, "viewer-02");
    QTRY_COMPARE(other.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(other.toldViewers(), 2);
    m_time.advance(500ms);
    QTRY_COMPARE(viewer.toldViewers(), 2);
    QCOMPARE(viewer.blob().closeCode(), -1);
}

void SentAwayTest::endsAPlayer()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    RawSocket player(relay.port(), elsewhere);
    player.send(liveRequest());
    QTRY_VERIFY(idOf(relay, elsewhere) != 0);
    relay.room().guests().kick(idOf(relay, elsewhere));
    QTRY_VERIFY(player.isClosed());
    QTRY_COMPARE(relay.server().status().viewers, 0);
}

void SentAwayTest::blocksAnAddress()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    TestViewer blocked(relay, "viewer-01", {}, elsewhere);
    TestViewer itsOtherTab(relay, "viewer-02", {}, elsewhere);
    TestViewer staying(relay, "viewer-03");
    RawSocket itsPlayer(relay.port(), elsewhere);
    itsPlayer.send(liveRequest());
    QTRY_COMPARE(relay.server().status().viewers, 4);
    relay.room().guests().block(idOf(relay, elsewhere));
    QTRY_VERIFY(isSentAway(blocked, 4403) && isSentAway(itsOtherTab, 4403));
    QTRY_VERIFY(itsPlayer.isClosed());
    for (const char *path : {"/watch/blob", "/watch/chunk?session=12345678"})
        QCOMPARE(ask(relay.port(), handshake(path), elsewhere).status, 403);
    QCOMPARE(ask(relay.port(), liveRequest(), elsewhere).status, 403);
    QCOMPARE(get(relay.port(), "/", {}, elsewhere).status, 200); // the page says why
    QVERIFY(get(relay.port(), "/api/access", {}, elsewhere).body.contains("\"watch\":\"blocked\""));
    QCOMPARE(staying.blob().closeCode(), -1);
    TestViewer neighbour(relay, "viewer-04", {}, QStringLiteral("127.0.0.3"));
    QTRY_COMPARE(neighbour.state(), QStringLiteral("live"));
    relay.room().access().unblockAll();
    TestViewer back(relay, "viewer-05", {}, elsewhere);
    QTRY_COMPARE(back.state(), QStringLiteral("live"));
}

void SentAwayTest::neverBlocksThisMachine()
{
    TestRelay relay;
    TestViewer own(relay, "viewer-01");
    TestViewer other(relay, "viewer-02");
    QTRY_COMPARE(other.toldViewers(), 2);
    const QJsonArray clients = relay.status().value(QLatin1String("clients")).toArray();
    relay.room().guests().block(quint64(clients.first().toObject().value(QLatin1String("id")).toInteger()));
    QTRY_VERIFY(isSentAway(own, 4403) != isSentAway(other, 4403)); // the one that was meant
    TestViewer back(relay, "viewer-03");
    QTRY_COMPARE(back.state(), QStringLiteral("waiting"));
}

void SentAwayTest::locksOutEveryone()
{
    RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("sesam");
    const QTemporaryDir folder;
    options.readyFile = folder.filePath(QStringLiteral("ready.json"));
    TestRelay relay(options);
    const QByteArray old = relay.room().access().viewKey();
    QVERIFY(fileContent(options.readyFile).contains(old));
    TestViewer keyed(relay, "viewer-01", "key." + old);
    TestViewer typing(relay, "viewer-02", "passcode.c2VzYW0");
    TestPublisher publisher(relay);
    QTRY_COMPARE(relay.server().status().totalViewers, quint64(2));
    relay.room().guests().renewViewKey();
    QTRY_VERIFY(isSentAway(keyed, 4401) && isSentAway(typing, 4401));
    QCOMPARE(keyed.blob().closeReason(), QStringLiteral("The host has changed the link."));
    QVERIFY(publisher.isOpen());
    QVERIFY(relay.room().access().viewKey() != old);
    QVERIFY(fileContent(options.readyFile).contains(relay.room().access().viewKey()));
    const QByteArray offer = "Sec-WebSocket-Protocol: lancast.v1, key.";
    QCOMPARE(ask(relay.port(), handshake("/watch/blob", offer + old + "\r\n")).status, 401);
    TestViewer fresh(relay, "viewer-03", "key." + relay.room().access().viewKey());
    QTRY_COMPARE(fresh.state(), QStringLiteral("waiting"));
}

void SentAwayTest::locksOutNobodyWhileAllMayWatch()
{
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    relay.room().guests().renewViewKey();
    TestViewer other(relay, "viewer-02");
    QTRY_COMPARE(other.toldViewers(), 2);
    m_time.advance(500ms);
    QTRY_COMPARE(viewer.toldViewers(), 2);
    QCOMPARE(viewer.blob().closeCode(), -1);
}

void SentAwayTest::limitsViewersLive()
{
    TestRelay relay;
    TestViewer first(relay, "viewer-01");
    TestViewer second(relay, "viewer-02");
    QTRY_COMPARE(relay.server().status().totalViewers, quint64(2));
    relay.room().viewers().setMaxViewers(1);
    TestViewer third(relay, "viewer-03");
    QTRY_VERIFY(isSentAway(third, 4429));
    QCOMPARE(first.blob().closeCode(), -1);
    QCOMPARE(second.blob().closeCode(), -1);
    relay.room().viewers().setMaxViewers(0);
    TestViewer fourth(relay, "viewer-04");
    QTRY_COMPARE(fourth.state(), QStringLiteral("waiting"));
}

int main(int argc, char **argv)
{
    return runInTestTime<SentAwayTest>(argc, argv);
}

#include "sent_away_test.moc"
