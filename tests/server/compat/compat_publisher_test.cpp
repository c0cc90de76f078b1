// The seed's publishers: what they send is the live stream, one at a time, and to its end.
#include "tests/support/net_publisher.h"
#include "tests/support/net_seed.h"
#include "tests/support/net_viewer.h"

#include <QTcpSocket>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class SeedPublisherTest : public QObject
{
    Q_OBJECT

public:
    explicit SeedPublisherTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void sayNothingToAPublisher();
    void feedTheLiveStream();
    void playOutWhatIsLeft();
    void showANewPublisherAtOnce();
    void ignoreAChunkBeforeAnyBlob();
    void haveOnePublisherAtATime();
    void yieldToALivePublisher();
    void takePublishersFromThisMachineOnly();

private:
    TestTime &m_time;
};

void SeedPublisherTest::sayNothingToAPublisher()
{
    TestRelay relay(seedOptions());
    SeedPublisher publisher(relay);
    SeedWatcher viewer(relay);
    NumberedRecording recording;
    publisher.sendBlob(recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live")); // an ordinary publisher is told
    publisher.blob->sendText({{QStringLiteral("type"), QStringLiteral("time")}});
    publisher.sendBlob("another");
    QTRY_COMPARE(messagesOf(*viewer.blob).size(), 2); // a text does not pass
    QVERIFY(messagesOf(*publisher.blob).isEmpty());
    QVERIFY(messagesOf(*publisher.chunk).isEmpty());
}

void SeedPublisherTest::feedTheLiveStream()
{
    TestRelay relay(seedOptions());
    TestViewer viewer(relay);
    SeedPublisher publisher(relay);
    NumberedRecording recording(1'000, 10, 20);
    const QByteArray piece = pieceOf(recording, 20);
    publisher.sendBlob(piece);
    QTRY_VERIFY(viewer.hasBlob());
    const auto shownFrames = [&viewer] { return readBack(viewer.media()).numbers().size(); };
    QVERIFY(m_time.advanceUntil([&] { return shownFrames() == 20; }, 1s));
    QVERIFY(areWholeAndInOrder(readBack(viewer.media()), recording));
    QCOMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInteger(),
             piece.size());

    NumberedRecording next(1'000, 10, 20); // a restart
    publisher.sendBlob(next.firstPiece());
    publisher.sendBlob("no WebM at all");
    publisher.sendChunk("and what continues it");
    NumberedRecording last(2'000, 10, 20);
    publisher.sendBlob(last.firstPiece());
    QVERIFY(m_time.advanceUntil([&] { return viewer.media().contains(last.payload(0)); }, 1s));
    QVERIFY(viewer.media().contains(next.payload(0)));
    QVERIFY(!publisher.blob->isClosed());
    QCOMPARE(relay.state(), QStringLiteral("live"));
}

void SeedPublisherTest::playOutWhatIsLeft()
{
    TestRelay relay(seedOptions());
    TestViewer viewer(relay);
    auto publisher = std::make_unique<SeedPublisher>(relay);
    constexpr int frames = 50;
    NumberedRecording recording(1'000, 10, 20); // a second of it
    const TestTime::Time sent = m_time.now();
    publisher->sendBlob(pieceOf(recording, frames));
    QTRY_VERIFY(viewer.hasBlob());
    publisher.reset();
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
    auto silent = std::make_unique<SeedPublisher>(relay); // has nothing to show, and goes again
    silent.reset();

    const auto shownFrames = [&viewer] { return readBack(viewer.media()).numbers().size(); };
    QVERIFY(m_time.advanceUntil([&] { return shownFrames() == frames; }, 2s));
    QVERIFY(areWholeAndInOrder(readBack(viewer.media()), recording));
    QVERIFY(m_time.now() - sent > 900ms);
    m_time.advance(100ms);
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
}

void SeedPublisherTest::showANewPublisherAtOnce()
{
    TestRelay relay(seedOptions());
    TestViewer viewer(relay);
    auto first = std::make_unique<SeedPublisher>(relay);
    constexpr int frames = 1'500;
    NumberedRecording old(1'000, 10, 20); // half a minute of it
    first->sendBlob(pieceOf(old, frames));
    QTRY_VERIFY(viewer.hasBlob());
    first.reset();
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
    const auto heldBytes = [&relay] {
        return relay.status().value(QLatin1String("media")).toObject().value(QLatin1String("bytes")).toInt();
    };
    QVERIFY(heldBytes() > 1'000'000);

    SeedPublisher second(relay);
    QVERIFY(second.blob->isOpen());
    QCOMPARE(relay.state(), QStringLiteral("live")); // nothing else is there to be seen yet
    NumberedRecording recording(2'000, 10, 20);
    second.sendBlob(pieceOf(recording, 20));
    QVERIFY(m_time.advanceUntil([&] { return viewer.media().contains(recording.payload(19)); }, 1s));
    QVERIFY(viewer.media().contains(old.payload(0)));
    QVERIFY(!viewer.media().contains(old.payload(frames - 1)));
    QVERIFY(heldBytes() < 1'000'000);
    QCOMPARE(relay.state(), QStringLiteral("live"));
}

void SeedPublisherTest::ignoreAChunkBeforeAnyBlob()
{
    TestRelay relay(seedOptions());
    SeedWatcher viewer(relay);
    SeedPublisher publisher(relay);
    publisher.sendChunk("of a recording that began before the relay did");
    QTRY_COMPARE(messagesOf(*viewer.chunk).size(), 1);
    NumberedRecording recording;
    publisher.sendBlob(recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
}

void SeedPublisherTest::haveOnePublisherAtATime()
{
    TestRelay relay(seedOptions());
    SeedWatcher viewer(relay);
    SeedPublisher first(relay);
    SeedPublisher second(relay);
    second.sendBlob("from the second");
    QTRY_COMPARE(second.blob->closeCode(), 4409);
    QTRY_COMPARE(second.chunk->closeCode(), 4409);
    first.sendBlob("from the first");
    QTRY_COMPARE(messagesOf(*viewer.blob), QList<QByteArray>({"from the first"}));
    first.blob->close();
    QTRY_VERIFY(first.chunk->isClosed());
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
    SeedPublisher third(relay);
    third.sendBlob("from the third");
    QTRY_COMPARE(messagesOf(*viewer.blob).constLast(), QByteArray("from the third"));
}

void SeedPublisherTest::yieldToALivePublisher()
{
    TestRelay relay(seedOptions());
    TestPublisher page(relay);
    SeedPublisher seed(relay);
    QTRY_COMPARE(seed.blob->closeCode(), 4409);
    QVERIFY(page.isOpen());
}

void SeedPublisherTest::takePublishersFromThisMachineOnly()
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

int main(int argc, char **argv)
{
    return runInTestTime<SeedPublisherTest>(argc, argv);
}

#include "compat_publisher_test.moc"
