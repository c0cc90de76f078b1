// The relay as one object: where it listens, and how it stops.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class RelayServerTest : public QObject
{
    Q_OBJECT

public:
    explicit RelayServerTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void namesAFreePortIfItsOwnIsTaken();
    void suggestsOnlyPortsThatAreFreeEverywhere();
    void listensOnLoopbackBesideAnotherAddress();
    void listensOnIpv6();
    void tellsItsStatusTwiceASecond();
    void drawsATokenOfItsOwn();
    void stopsAndTellsEverybody();
    void stopsInTimeWithAStalledViewer();
    void stopsAtOnceWithNobodyThere();
    void startsAgainAfterAStop();
    void givesEverybodyTimeAtEachStop();
    void anEarlierStopEndsNoLaterOne();
    void listensInAnotherWayWithTheSameSecrets();

private:
    TestTime &m_time;
};

void RelayServerTest::namesAFreePortIfItsOwnIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    RelayOptions options = loopbackOptions();
    options.port = other.serverPort();
    RelayServer server(options, clockOfThread());
    QVERIFY(!server.start());
    QCOMPARE(server.errorString(), QStringLiteral("Port %1 is in use by another program.").arg(options.port));
    QCOMPARE(server.port(), quint16(0));
    const quint16 free = server.suggestedPort();
    QVERIFY(free > options.port);
    server.setPort(free);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    QCOMPARE(server.port(), free);
    QCOMPARE(server.loopbackUrl(), QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(free)));
    QCOMPARE(get(free, "/healthz").body, "ok\n");
}

void RelayServerTest::suggestsOnlyPortsThatAreFreeEverywhere()
{
    // Two neighbours: one taken where guests come in, the next one on loopback.
    QTcpServer here;
    QTcpServer loopback;
    const QHostAddress guests(QStringLiteral("127.0.0.2"));
    bool areNeighbours = false;
    for (int i = 0; i < 100 && !areNeighbours; ++i) {
        here.close();
        areNeighbours =
            here.listen(guests) && here.serverPort() < 65'000 &&
            loopback.listen(QHostAddress(QHostAddress::LocalHost), quint16(here.serverPort() + 1));
    }
    QVERIFY(areNeighbours);
    RelayOptions options = loopbackOptions();
    options.bind = guests;
    options.port = here.serverPort();
    RelayServer server(options, clockOfThread());
    QVERIFY(!server.start());
    QVERIFY(server.suggestedPort() > loopback.serverPort());
    server.setPort(server.suggestedPort());
    QVERIFY2(server.start(), qPrintable(server.errorString()));
}

void RelayServerTest::listensOnLoopbackBesideAnotherAddress()
{
    RelayOptions options = loopbackOptions();
    options.bind = QHostAddress(QStringLiteral("127.0.0.2"));
    TestRelay relay(options);
    QCOMPARE(get(relay.port(), "/healthz").status, 200); // by 127.0.0.1
    QTcpSocket guest;
    guest.connectToHost(options.bind, relay.port());
    QTRY_COMPARE(guest.state(), QAbstractSocket::ConnectedState);
    guest.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(guest.peek(10'000).endsWith("ok\n"));
    QTcpSocket elsewhere;
    elsewhere.connectToHost(QHostAddress(QStringLiteral("127.0.0.3")), relay.port());
    QTRY_COMPARE(elsewhere.state(), QAbstractSocket::UnconnectedState);
}

void RelayServerTest::listensOnIpv6()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress(QHostAddress::LocalHostIPv6)))
        return; // a machine without IPv6 has nothing to be tested here
    probe.close();
    RelayOptions options = loopbackOptions();
    options.bind = QHostAddress(QHostAddress::LocalHostIPv6);
    TestRelay relay(options);
    QCOMPARE(get(relay.port(), "/healthz").status, 200);
    QTcpSocket guest;
    guest.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), relay.port());
    QTRY_COMPARE(guest.state(), QAbstractSocket::ConnectedState);
}

void RelayServerTest::tellsItsStatusTwiceASecond()
{
    TestRelay relay;
    QSignalSpy told(&relay.server(), &RelayServer::statusChanged);
    m_time.advance(1'499ms);
    QCOMPARE(told.size(), 2);
    m_time.advance(1ms);
    QCOMPARE(told.size(), 3);
    QCOMPARE(relay.server().status().uptime, 1'500ms);
}

void RelayServerTest::drawsATokenOfItsOwn()
{
    RelayOptions options = loopbackOptions();
    options.publishToken.clear();
    TestRelay first(options);
    TestRelay second(options);
    QCOMPARE(first.room().access().publishToken().size(), 43);
    QVERIFY(first.room().access().publishToken() != second.room().access().publishToken());
}

void RelayServerTest::stopsAndTellsEverybody()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(300'000, 10);
    publisher.start(1, recording.firstPiece());
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    RawSocket player(relay.port());
    player.send("GET /live.webm HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(relay.server().status().viewers, 2);
    RawSocket idle(relay.port());
    QSignalSpy stopped(&relay.server(), &RelayServer::stopped);
    relay.server().stop();
    QTRY_COMPARE(stopped.size(), 1);
    for (WebSocketPeer *channel : {&viewer.blob(), &viewer.chunk()}) {
        QTRY_VERIFY(channel->isClosed());
        QCOMPARE(channel->closeCode(), 1001);
        QCOMPARE(channel->closeReason(), QStringLiteral("The host closed LanCast."));
    }
    QTRY_VERIFY(publisher.isClosedWith(1001));
    QTRY_VERIFY(player.isClosed());
    QTRY_VERIFY(idle.isClosed());
    QCOMPARE(stopped.size(), 1);
}

void RelayServerTest::stopsInTimeWithAStalledViewer()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(100'000, 1'000);
    TestViewer stalled(relay, "stalled-viewer");
    TestViewer reading(relay, "reading-viewer");
    QTRY_COMPARE(stalled.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(reading.state(), QStringLiteral("waiting"));
    for (WebSocketPeer *channel : {&stalled.blob(), &stalled.chunk()})
        channel->pause();
    publisher.start(1, recording.firstPiece());
    for (int i = 0; i < 100; ++i)
        publisher.send(recording.nextPiece());
    QTRY_VERIFY(relay.server().status().totalBytesIn > 101 * 100'000); // the first piece too
    QSignalSpy stopped(&relay.server(), &RelayServer::stopped);
    relay.server().stop();
    m_time.advance(499ms);
    QCOMPARE(stopped.size(), 0);
    m_time.advance(1ms);
    QCOMPARE(stopped.size(), 1);
    QTRY_COMPARE(reading.chunk().closeCode(), 1001);
    QVERIFY(areWholeAndInOrder(readBack(reading.media()), recording)); // its last bytes came first
    QCOMPARE(readBack(reading.media()).blocks.size(), size_t(101));
}

void RelayServerTest::stopsAtOnceWithNobodyThere()
{
    TestRelay relay;
    QSignalSpy stopped(&relay.server(), &RelayServer::stopped);
    relay.server().stop();
    QTRY_COMPARE(stopped.size(), 1);
}

void RelayServerTest::startsAgainAfterAStop()
{
    TestRelay relay;
    QSignalSpy stopped(&relay.server(), &RelayServer::stopped);
    relay.server().stop();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(relay.server().port(), quint16(0));
    QVERIFY(relay.server().start());
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
}

void RelayServerTest::givesEverybodyTimeAtEachStop()
{
    TestRelay relay;
    RelayServer &server = relay.server();
    QSignalSpy stopped(&server, &RelayServer::stopped);
    for (int stops = 1; stops <= 2; ++stops) {
        TestViewer stalled(relay, "stalled-viewer-" + QByteArray::number(stops));
        QTRY_COMPARE(stalled.state(), QStringLiteral("waiting"));
        for (WebSocketPeer *channel : {&stalled.blob(), &stalled.chunk()})
            channel->pause(); // its close frames are never answered
        server.stop();
        m_time.advance(499ms);
        QCOMPARE(stopped.size(), stops - 1);
        m_time.advance(1ms);
        QCOMPARE(stopped.size(), stops);
        QVERIFY(server.start());
    }
}

void RelayServerTest::anEarlierStopEndsNoLaterOne()
{
    TestRelay relay;
    RelayServer &server = relay.server();
    QSignalSpy stopped(&server, &RelayServer::stopped);
    server.stop();
    QVERIFY(server.start()); // before stopped() could be told
    m_time.advance(3s);      // longer than clients and the recording file are given
    QCOMPARE(stopped.size(), 0);
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    viewer.blob().pause();
    viewer.chunk().pause();
    server.stop();
    m_time.advance(499ms);
    QCOMPARE(stopped.size(), 0);
    m_time.advance(1ms);
    QCOMPARE(stopped.size(), 1);
}

void RelayServerTest::listensInAnotherWayWithTheSameSecrets()
{
    QTemporaryDir folder;
    TestRelay relay;
    RelayServer &server = relay.server();
    server.room().guests().setPasscode(QStringLiteral("482913"));
    const QByteArray key = server.room().access().viewKey();
    server.room().guests().setPasscode({});
    const quint16 first = relay.port();
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    QSignalSpy stopped(&server, &RelayServer::stopped);
    server.stop();
    QTRY_COMPARE(stopped.size(), 1);

    RelayOptions options = loopbackOptions();
    options.bind = QHostAddress(QStringLiteral("127.0.0.2"));
    options.allowedHosts = {QStringLiteral("stream.example.net")};
    options.tls = {true, {}, {}, folder.filePath(QStringLiteral("data"))};
    options.publishToken = "not-the-one-that-counts";
    server.setNetwork(options);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    QVERIFY(relay.port() != first);
    QCOMPARE(server.room().access().publishToken(), QByteArray(publishToken));
    QVERIFY(!server.certificateFingerprint().isEmpty());
    RawSocket named(relay.port());
    named.send("GET /healthz HTTP/1.1\r\nHost: stream.example.net\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(named.received().startsWith("HTTP/1.1 200"));

    TestPublisher again(relay);
    QVERIFY(again.isOpen());
    NumberedRecording next;
    again.start(2, next.firstPiece());
    TestViewer back(relay);
    QTRY_COMPARE(back.state(), QStringLiteral("live"));
    server.room().guests().setPasscode(QStringLiteral("482913"));
    QCOMPARE(server.room().access().viewKey(), key);
}

int main(int argc, char **argv)
{
    return runInTestTime<RelayServerTest>(argc, argv);
}

#include "relay_server_test.moc"
