// The seed's four ports: what passes, who gets in, and what a slow viewer costs.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QString elsewhere = QStringLiteral("127.0.0.2");

RelayOptions seedOptions()
{
    RelayOptions options = loopbackOptions();
    options.seedPorts.isWanted = true;
    return options;
}

enum Port { PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk };

std::unique_ptr<WebSocketPeer> connectTo(TestRelay &relay, Port port, const QByteArray &fields = {},
                                         const QString &from = {})
{
    const QList<quint16> ports = relay.server().seedPorts();
    auto peer = std::make_unique<WebSocketPeer>(ports.value(port), "/", fields, QByteArray(), from);
    (void)QTest::qWaitFor([&peer] { return peer->handshakeStatus() != 0; }, 10'000);
    return peer;
}

/// One of the seed's pages, as the relay sees it.
struct Pair
{
    Pair(TestRelay &relay, Port blobPort, Port chunkPort)
        : blob(connectTo(relay, blobPort))
        , chunk(connectTo(relay, chunkPort))
    {
    }

    std::unique_ptr<WebSocketPeer> blob;
    std::unique_ptr<WebSocketPeer> chunk;
};

struct Publisher : Pair
{
    explicit Publisher(TestRelay &relay)
        : Pair(relay, PublisherBlob, PublisherChunk)
    {
    }

    void sendBlob(const QByteArray &bytes) { blob->send(clientFrame(Frame::Binary, bytes)); }
    void sendChunk(const QByteArray &bytes) { chunk->send(clientFrame(Frame::Binary, bytes)); }
};

struct Viewer : Pair
{
    explicit Viewer(TestRelay &relay)
        : Pair(relay, ViewerBlob, ViewerChunk)
    {
    }
};

QList<QByteArray> messagesOf(const WebSocketPeer &peer)
{
    QList<QByteArray> messages;
    for (const Frame &frame : peer.frames()) {
        if (frame.opcode != Frame::Ping)
            messages.append(frame.payload);
    }
    return messages;
}

QByteArray chunkNumber(int number)
{
    return QByteArray::number(number).rightJustified(8, '0') + QByteArray(50'000, 'c');
}

} // namespace

class SeedPortsTest : public QObject
{
    Q_OBJECT

private slots:
    void areClosedUnlessWanted();
    void passMessagesAsTheyAre();
    void sayNothingToAPublisher();
    void feedTheLiveStream();
    void ignoreAChunkBeforeAnyBlob();
    void haveOnePublisherAtATime();
    void yieldToALivePublisher();
    void stopKeepingABlobThatIsTooLarge();
    void dropASlowViewerToTheNextBlob();
    void letGoOfAStalledViewer();
    void holdTheLimitOfViewers();
    void letTheHostSendAViewerAway();
    void letInOwnPagesAndFiles_data();
    void letInOwnPagesAndFiles();
    void speakOnlyWebSocket();
    void takePublishersFromThisMachineOnly();
    void askStrangersForThePasscode();
    void openAgainAfterAStop();
};

void SeedPortsTest::areClosedUnlessWanted()
{
    TestRelay relay;
    QVERIFY(relay.server().seedPorts().isEmpty());
    TestRelay open(seedOptions());
    QCOMPARE(open.server().seedPorts().size(), 4);
}

void SeedPortsTest::passMessagesAsTheyAre()
{
    TestRelay relay(seedOptions());
    Viewer early(relay);
    Publisher publisher(relay);
    publisher.sendBlob("blob one");
    QTRY_COMPARE(messagesOf(*early.blob), QList<QByteArray>({"blob one"}));
    publisher.sendChunk("a");
    publisher.sendChunk({});
    publisher.sendChunk(QByteArray(100'000, 'b'));
    QTRY_COMPARE(messagesOf(*early.chunk), QList<QByteArray>({"a", "", QByteArray(100'000, 'b')}));

    Viewer late(relay);
    QTRY_COMPARE(messagesOf(*late.chunk), QList<QByteArray>({"blob onea" + QByteArray(100'000, 'b')}));
    publisher.sendBlob("blob two");
    QTRY_COMPARE(messagesOf(*late.blob), QList<QByteArray>({"blob two"}));
    QTRY_COMPARE(messagesOf(*early.blob), QList<QByteArray>({"blob one", "blob two"}));
    publisher.sendChunk("c");
    QTRY_COMPARE(messagesOf(*late.chunk).size(), 2);
    QCOMPARE(messagesOf(*late.chunk).constLast(), QByteArray("c"));
    Viewer later(relay);
    QTRY_COMPARE(messagesOf(*later.chunk), QList<QByteArray>({"blob twoc"}));
    QVERIFY(messagesOf(*later.blob).isEmpty());
}

void SeedPortsTest::sayNothingToAPublisher()
{
    TestRelay relay(seedOptions());
    Publisher publisher(relay);
    Viewer viewer(relay);
    NumberedRecording recording;
    publisher.sendBlob(recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live")); // an ordinary publisher is told
    publisher.blob->sendText({{QStringLiteral("type"), QStringLiteral("time")}});
    publisher.sendBlob("another");
    QTRY_COMPARE(messagesOf(*viewer.blob).size(), 2); // a text does not pass
    QVERIFY(messagesOf(*publisher.blob).isEmpty());
    QVERIFY(messagesOf(*publisher.chunk).isEmpty());
}

void SeedPortsTest::feedTheLiveStream()
{
    TestRelay relay(seedOptions());
    TestViewer viewer(relay);
    Publisher publisher(relay);
    NumberedRecording recording(1'000, 10, 20);
    QByteArray piece = recording.firstPiece();
    for (int i = 1; i < 20; ++i)
        piece += recording.nextPiece();
    publisher.sendBlob(piece);
    QTRY_VERIFY(viewer.hasBlob());
    QTRY_COMPARE(readBack(viewer.media()).numbers().size(), 20);
    QVERIFY(areWholeAndInOrder(readBack(viewer.media()), recording));
    QCOMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInteger(),
             piece.size());

    NumberedRecording next(1'000, 10, 20); // a restart
    publisher.sendBlob(next.firstPiece());
    publisher.sendBlob("no WebM at all");
    publisher.sendChunk("and what continues it");
    NumberedRecording last(2'000, 10, 20);
    publisher.sendBlob(last.firstPiece());
    QTRY_VERIFY(viewer.media().contains(last.payload(0)));
    QVERIFY(viewer.media().contains(next.payload(0)));
    QVERIFY(!publisher.blob->isClosed());
    QCOMPARE(relay.state(), QStringLiteral("live"));
}

void SeedPortsTest::ignoreAChunkBeforeAnyBlob()
{
    TestRelay relay(seedOptions());
    Viewer viewer(relay);
    Publisher publisher(relay);
    publisher.sendChunk("of a recording that began before the relay did");
    QTRY_COMPARE(messagesOf(*viewer.chunk).size(), 1);
    NumberedRecording recording;
    publisher.sendBlob(recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
}

void SeedPortsTest::haveOnePublisherAtATime()
{
    TestRelay relay(seedOptions());
    Viewer viewer(relay);
    Publisher first(relay);
    Publisher second(relay);
    second.sendBlob("from the second");
    QTRY_COMPARE(second.blob->closeCode(), 4409);
    QTRY_COMPARE(second.chunk->closeCode(), 4409);
    first.sendBlob("from the first");
    QTRY_COMPARE(messagesOf(*viewer.blob), QList<QByteArray>({"from the first"}));
    first.blob->close();
    QTRY_VERIFY(first.chunk->isClosed());
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
    Publisher third(relay);
    third.sendBlob("from the third");
    QTRY_COMPARE(messagesOf(*viewer.blob).constLast(), QByteArray("from the third"));
}

void SeedPortsTest::yieldToALivePublisher()
{
    TestRelay relay(seedOptions());
    TestPublisher page(relay);
    Publisher seed(relay);
    QTRY_COMPARE(seed.blob->closeCode(), 4409);
    QVERIFY(page.isOpen());
}

void SeedPortsTest::stopKeepingABlobThatIsTooLarge()
{
    RelayOptions options = seedOptions();
    options.limits.maxSeedBufferBytes = 100'000;
    TestRelay relay(options);
    Viewer early(relay);
    Publisher publisher(relay);
    publisher.sendBlob(chunkNumber(0));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("has outgrown 100000 bytes")));
    for (int i = 1; i < 5; ++i)
        publisher.sendChunk(chunkNumber(i));
    QTRY_COMPARE(messagesOf(*early.chunk).size(), 4); // live ones go on
    Viewer late(relay);
    QTRY_COMPARE(messagesOf(*late.chunk), QList<QByteArray>({chunkNumber(0)}));
    QVERIFY(relay.status().value(QLatin1String("media")).toObject().value(QLatin1String("bytes")).toInt() <
            150'000);
    publisher.sendChunk(chunkNumber(5));
    QTRY_COMPARE(messagesOf(*late.chunk).size(), 2);
    QCOMPARE(messagesOf(*late.chunk).constLast(), chunkNumber(5));
}

void SeedPortsTest::dropASlowViewerToTheNextBlob()
{
    RelayOptions options = seedOptions();
    options.limits.maxSeedBufferBytes = 200'000;
    options.limits.maxQueuedBytesPerSeedViewer = 300'000;
    TestRelay relay(options);
    Viewer slow(relay);
    Viewer quick(relay);
    Publisher publisher(relay);
    publisher.sendBlob("blob");
    QTRY_COMPARE(messagesOf(*quick.blob).size(), 1);
    slow.chunk->pause();
    constexpr int count = 200; // 10 MB: more than queue and kernel hold
    qsizetype mostQueued = 0;
    for (int i = 0; i < count; ++i) {
        publisher.sendChunk(chunkNumber(i));
        QTRY_COMPARE(messagesOf(*quick.chunk).size(), i + 1);
        for (const relay::ClientStatus &client : relay.server().status().clients)
            mostQueued = std::max(mostQueued, client.queuedBytes);
    }
    QVERIFY(mostQueued > 100'000);
    QVERIFY2(mostQueued <= 300'000, qPrintable(QString::number(mostQueued)));

    slow.chunk->resume();
    const auto queued = [&relay] {
        qsizetype bytes = 0;
        for (const relay::ClientStatus &client : relay.server().status().clients)
            bytes += client.queuedBytes;
        return bytes;
    };
    QTRY_COMPARE(queued(), qsizetype(0));
    publisher.sendChunk(chunkNumber(count)); // would have a hole before it
    QTRY_COMPARE(messagesOf(*quick.chunk).size(), count + 1);
    publisher.sendBlob("next blob");
    QTRY_COMPARE(messagesOf(*slow.blob).size(), 2);
    publisher.sendChunk(chunkNumber(count + 1));
    QTRY_COMPARE(messagesOf(*slow.chunk).constLast(), chunkNumber(count + 1));
    const QList<QByteArray> got = messagesOf(*slow.chunk);
    QVERIFY(got.size() < count / 2 && !got.contains(chunkNumber(count)));
    for (qsizetype i = 0; i + 1 < got.size(); ++i)
        QCOMPARE(got[i], chunkNumber(int(i))); // whole, in order, without a hole
}

void SeedPortsTest::letGoOfAStalledViewer()
{
    RelayOptions options = seedOptions();
    options.limits.progressDeadline = 500ms;
    options.limits.closeDeadline = 100ms;
    TestRelay relay(options);
    Viewer stalled(relay);
    Publisher publisher(relay);
    stalled.chunk->pause();
    publisher.sendBlob("blob");
    for (int i = 0; i < 200; ++i)
        publisher.sendChunk(chunkNumber(i));
    const auto queued = [&relay] {
        return relay.client(QStringLiteral("viewer")).value(QLatin1String("queuedBytes")).toInteger();
    };
    QTRY_VERIFY(queued() > 0);
    QTRY_COMPARE(queued(), 0);
    publisher.sendBlob("its other socket stays, as it would with the seed");
    QTRY_COMPARE(messagesOf(*stalled.blob).size(), 2);
}

void SeedPortsTest::holdTheLimitOfViewers()
{
    RelayOptions options = seedOptions();
    options.maxViewers = 1;
    TestRelay relay(options);
    Viewer first(relay); // two sockets, one viewer
    QCOMPARE(relay.status().value(QLatin1String("viewers")).toInt(), 1);
    Viewer second(relay);
    QTRY_COMPARE(second.blob->closeCode(), 4429);
    QTRY_COMPARE(second.chunk->closeCode(), 4429);
    first.blob->close();
    first.chunk->close();
    QTRY_COMPARE(relay.status().value(QLatin1String("viewers")).toInt(), 0);
    Viewer third(relay);
    QCOMPARE(third.blob->closeCode(), -1);
    QCOMPARE(relay.status().value(QLatin1String("viewers")).toInt(), 1);
}

void SeedPortsTest::letTheHostSendAViewerAway()
{
    TestRelay relay(seedOptions());
    Viewer viewer(relay);
    relay.server().kick(
        quint64(relay.client(QStringLiteral("viewer")).value(QLatin1String("id")).toInteger()));
    QTRY_COMPARE(viewer.blob->closeCode(), 4403);
    QTRY_COMPARE(viewer.chunk->closeCode(), 4403);
}

void SeedPortsTest::letInOwnPagesAndFiles_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("status");
    const auto row = [](const char *origin, const QString &from, int status) {
        QTest::addRow("%s %s", origin, qPrintable(from)) << QByteArray(origin) << from << status;
    };
    row("", {}, 101); // a program
    row("http://localhost:8080", {}, 101);
    row("http://127.0.0.1", {}, 101);
    row("https://127.0.0.1:8443", elsewhere, 101);
    row("file://", {}, 101);
    row("file://", elsewhere, 403);
    row("null", {}, 403); // any page's sandboxed frame says so
    row("http://evil.example", {}, 403);
    row("http://evil.example:8080", {}, 403);
    row("http://127.0.0.1.evil.example", {}, 403);
    row("chrome-extension://abc", {}, 403);
}

void SeedPortsTest::letInOwnPagesAndFiles()
{
    QFETCH(const QByteArray, origin);
    QFETCH(const QString, from);
    QFETCH(const int, status);
    TestRelay relay(seedOptions());
    const QByteArray fields = origin.isEmpty() ? QByteArray() : "Origin: " + origin + "\r\n";
    for (const Port port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk})
        QCOMPARE(connectTo(relay, port, fields, from)->handshakeStatus(), status);
}

void SeedPortsTest::speakOnlyWebSocket()
{
    TestRelay relay(seedOptions());
    for (const quint16 port : relay.server().seedPorts()) {
        QCOMPARE(get(port, "/").status, 426);
        QCOMPARE(get(port, "/api/status").status, 426);
        QCOMPARE(ask(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 421);
    }
}

void SeedPortsTest::takePublishersFromThisMachineOnly()
{
    const auto isOpenElsewhere = [](quint16 port) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(elsewhere), port);
        return socket.waitForConnected(5'000);
    };
    RelayOptions options = seedOptions();
    options.bind = QHostAddress(elsewhere); // and loopback, as always
    TestRelay relay(options);
    const QList<quint16> ports = relay.server().seedPorts();
    QVERIFY(!isOpenElsewhere(ports[PublisherBlob]));
    QVERIFY(!isOpenElsewhere(ports[PublisherChunk]));
    QVERIFY(isOpenElsewhere(ports[ViewerBlob]));
    QVERIFY(isOpenElsewhere(ports[ViewerChunk]));
    QVERIFY(connectTo(relay, PublisherBlob)->isOpen());

    options.seedPorts.isPublic = true;
    TestRelay open(options);
    for (const quint16 port : open.server().seedPorts())
        QVERIFY(isOpenElsewhere(port));
}

void SeedPortsTest::askStrangersForThePasscode()
{
    RelayOptions options = seedOptions();
    options.passcode = QStringLiteral("sesam");
    TestRelay relay(options);
    for (const Port port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk}) {
        QCOMPARE(connectTo(relay, port, {}, elsewhere)->handshakeStatus(), 401);
        QCOMPARE(connectTo(relay, port)->handshakeStatus(), 101);
    }
    const QByteArray key = "Authorization: Bearer " + relay.server().viewKey() + "\r\n";
    QCOMPARE(connectTo(relay, ViewerBlob, key, elsewhere)->handshakeStatus(), 101);
    relay.server().setPasscode({});
    QCOMPARE(connectTo(relay, ViewerBlob, {}, elsewhere)->handshakeStatus(), 101);
}

void SeedPortsTest::openAgainAfterAStop()
{
    TestRelay relay(seedOptions());
    Viewer viewer(relay);
    relay.server().stop();
    QVERIFY(relay.server().seedPorts().isEmpty());
    QTRY_COMPARE(viewer.blob->closeCode(), 1001);
    QTRY_VERIFY(viewer.blob->isClosed());
    QVERIFY(relay.server().start());
    QCOMPARE(relay.server().seedPorts().size(), 4);
    QVERIFY(connectTo(relay, ViewerBlob)->isOpen());
}

QTEST_GUILESS_MAIN(SeedPortsTest)

#include "seed_ports_test.moc"
