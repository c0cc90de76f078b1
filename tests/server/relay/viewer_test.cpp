// What a watching page gets, in which order, by PROTOCOL.md.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// The kinds of frames, in order: the type of a text, "*" for a binary one.
QStringList kinds(const WebSocketPeer &peer, const QStringList &without = {QStringLiteral("state")})
{
    QStringList all;
    for (const Frame &frame : peer.frames()) {
        const QString kind = frame.opcode == Frame::Binary
                                 ? QStringLiteral("*")
                                 : frame.json().value(QLatin1String("type")).toString();
        if (!without.contains(kind))
            all.append(kind);
    }
    return all;
}

} // namespace

class ViewerTest : public QObject
{
    Q_OBJECT

public:
    explicit ViewerTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void getsBlobThenChunks();
    void joinsLateWithTheCacheAtOnce();
    void getsANewBlobWithOtherTracks();
    void needsBothConnections();
    void isLetGoWithoutTheSecond();
    void needsAFittingSessionId_data();
    void needsAFittingSessionId();
    void canConnectAgainWithTheSameSession();
    void takesAFrameGluedToTheHandshake_data();
    void takesAFrameGluedToTheHandshake();
    void isToldHowManyWatch();
    void exchangesTimeOnBothChannels();
    void reportsToTheStatus();
    void isRefusedOverTheLimit();
    void mayNotSendLargeMessages();
    void survivesNonsense();
    void endsWholeIfOneConnectionEnds();
    void isCutOffIfItOnlyPings();
    void itsCloseIsAnswered_data();
    void itsCloseIsAnswered();

private:
    TestTime &m_time;
};

void ViewerTest::getsBlobThenChunks()
{
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    for (int i = 0; i < 30; ++i)
        publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(viewer.media()).blocks.size(), size_t(31));
    QVERIFY(areWholeAndInOrder(readBack(viewer.media()), recording));
    QCOMPARE(kinds(viewer.blob()), (QStringList{QStringLiteral("blob"), QStringLiteral("*")}));
    const QStringList chunks = kinds(viewer.chunk());
    QCOMPARE(chunks.first(), QStringLiteral("blob"));
    QCOMPARE(chunks.count(QStringLiteral("*")), chunks.size() - 1);
    const QJsonObject blob = viewer.blob().texts(QStringLiteral("blob")).front();
    QCOMPARE(viewer.chunk().texts(QStringLiteral("blob")).front().value(QLatin1String("id")),
             blob.value(QLatin1String("id")));
    QCOMPARE(blob.value(QLatin1String("mime")).toString(), QStringLiteral("video/webm; codecs=\"vp8\""));
    QVERIFY(qAbs(blob.value(QLatin1String("epoch")).toDouble() -
                 double(QDateTime::currentMSecsSinceEpoch())) < 60'000);
    QVERIFY(!viewer.blob().isBroken() && !viewer.chunk().isBroken());
}

void ViewerTest::joinsLateWithTheCacheAtOnce()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, 100);
    publisher.start(1, recording.firstPiece());
    for (int i = 1; i < 250; ++i)
        publisher.send(recording.nextPiece());
    QTRY_VERIFY(
        relay.status().value(QLatin1String("gopCache")).toObject().value(QLatin1String("bytes")).toInt() >
        49'000);
    QTRY_COMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() / 1'000,
                 253);
    TestViewer viewer(relay);
    QTRY_VERIFY(viewer.hasBlob());
    const QList<int> burst = readBack(viewer.blob().binaries()).numbers();
    QCOMPARE(burst.first(), 200); // one group of pictures, not the whole recording
    QCOMPARE(burst.last(), 249);
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(viewer.media()).numbers(), burst + QList<int>{250});
}

void ViewerTest::getsANewBlobWithOtherTracks()
{
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(readBack(viewer.media()).numbers(), QList<int>{0});
    publisher.start(2, beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, recording.payload(77)));
    QTRY_COMPARE(kinds(viewer.blob()).size(), 4);
    QTRY_COMPARE(readBack(viewer.media()).numbers(), QList<int>{77});
    const auto blobs = viewer.blob().texts(QStringLiteral("blob"));
    QVERIFY(blobs[1].value(QLatin1String("id")).toInt() > blobs[0].value(QLatin1String("id")).toInt());
    QCOMPARE(blobs[1].value(QLatin1String("mime")).toString(),
             QStringLiteral("video/webm; codecs=\"vp8,opus\""));
}

void ViewerTest::needsBothConnections()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    WebSocketPeer chunk(relay.port(), "/watch/chunk?session=abcdefgh");
    QTRY_VERIFY(chunk.isOpen());
    QCOMPARE(relay.server().status().viewers, 0);
    publisher.send(recording.nextPiece());
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() > 2'000);
    QVERIFY(chunk.frames().empty());
    WebSocketPeer blob(relay.port(), "/watch/blob?session=abcdefgh");
    QTRY_VERIFY(blob.count(Frame::Binary) == 1);
    QCOMPARE(relay.server().status().viewers, 1);
    QCOMPARE(relay.server().status().totalViewers, quint64(1));
}

void ViewerTest::isLetGoWithoutTheSecond()
{
    TestRelay relay;
    WebSocketPeer alone(relay.port(), "/watch/blob?session=abcdefgh");
    TestViewer pair(relay);
    QTRY_COMPARE(pair.state(), QStringLiteral("waiting"));
    m_time.advance(RelayLimits().pairDeadline - 1ms);
    QCOMPARE(alone.closeCode(), -1);
    m_time.advance(501ms); // and a tick
    QTRY_COMPARE(alone.closeCode(), 4408);
    QVERIFY(!alone.closeReason().isEmpty());
    QTRY_VERIFY(alone.isClosed());
    QTRY_COMPARE(relay.server().status().viewers, 1);
    QVERIFY(!pair.blob().isClosed());
}

void ViewerTest::needsAFittingSessionId_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("8") << QByteArray("?session=aZ09_-xy") << 101;
    QTest::newRow("64") << "?session=" + QByteArray(64, 'a') << 101;
    QTest::newRow("none, a plain client") << QByteArray() << 101;
    QTest::newRow("7") << QByteArray("?session=abcdefg") << 400;
    QTest::newRow("65") << "?session=" + QByteArray(65, 'a') << 400;
    QTest::newRow("encoded") << QByteArray("?session=abcdefgh%2F") << 400;
    QTest::newRow("dot") << QByteArray("?session=abcdefgh.") << 400;
    QTest::newRow("hash") << QByteArray("?session=#1234567") << 400;
}

void ViewerTest::needsAFittingSessionId()
{
    QFETCH(const QByteArray, query);
    TestRelay relay;
    WebSocketPeer peer(relay.port(), "/watch/blob" + query);
    QTRY_VERIFY(peer.handshakeStatus() != 0);
    QTEST(peer.handshakeStatus(), "status");
}

void ViewerTest::canConnectAgainWithTheSameSession()
{
    TestRelay relay;
    TestViewer first(relay, "the-same-session");
    QTRY_COMPARE(first.state(), QStringLiteral("waiting"));
    TestViewer second(relay, "the-same-session");
    QTRY_COMPARE(second.state(), QStringLiteral("waiting"));
    QTRY_VERIFY(first.blob().isClosed() && first.chunk().isClosed());
    QCOMPARE(relay.server().status().viewers, 1);
    QVERIFY(!second.blob().isClosed() && !second.chunk().isClosed());
}

void ViewerTest::takesAFrameGluedToTheHandshake_data()
{
    QTest::addColumn<int>("frames");
    QTest::newRow("one") << 1;
    QTest::newRow("hundred") << 100;
}

void ViewerTest::takesAFrameGluedToTheHandshake()
{
    QFETCH(const int, frames);
    TestRelay relay;
    QByteArray glued;
    for (int i = 0; i < frames; ++i)
        glued +=
            clientFrame(Frame::Text, R"({"type":"time","id":)" + QByteArray::number(i) + R"(,"sent":1})");
    WebSocketPeer blob(relay.port(), "/watch/blob?session=abcdefgh", {}, glued);
    QTRY_COMPARE(blob.texts(QStringLiteral("time")).size(), size_t(frames));
}

void ViewerTest::isToldHowManyWatch()
{
    TestRelay relay;
    TestViewer first(relay, "session-1");
    QTRY_COMPARE(first.toldViewers(), 1);
    TestViewer second(relay, "session-2");
    QTRY_COMPARE(second.toldViewers(), 2);
    m_time.advance(500ms);
    QTRY_COMPARE(first.toldViewers(), 2);
    second.leave();
    QTRY_COMPARE(relay.server().status().viewers, 1);
    m_time.advance(500ms);
    QTRY_COMPARE(first.toldViewers(), 1);
}

void ViewerTest::exchangesTimeOnBothChannels()
{
    TestRelay relay;
    TestViewer viewer(relay);
    for (WebSocketPeer *channel : {&viewer.blob(), &viewer.chunk()}) {
        channel->sendText({{QStringLiteral("type"), QStringLiteral("time")},
                           {QStringLiteral("id"), 9},
                           {QStringLiteral("sent"), 1'700'000'000'000.25}});
        QTRY_COMPARE(channel->texts(QStringLiteral("time")).size(), size_t(1));
        const QJsonObject answer = channel->texts(QStringLiteral("time")).front();
        QCOMPARE(answer.value(QLatin1String("id")).toInt(), 9);
        QCOMPARE(answer.value(QLatin1String("sent")).toDouble(), 1'700'000'000'000.25);
        QVERIFY(qAbs(answer.value(QLatin1String("relay")).toDouble() -
                     double(QDateTime::currentMSecsSinceEpoch())) < 60'000);
    }
}

void ViewerTest::reportsToTheStatus()
{
    TestRelay relay;
    TestViewer viewer(relay);
    const auto client = [&relay] { return relay.client(QStringLiteral("viewer")); };
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    for (const char *unreported : {"delayMs", "stalls", "droppedFrames"})
        QVERIFY2(client().value(QLatin1String(unreported)).isNull(), unreported);
    QCOMPARE(client().value(QLatin1String("address")).toString(), QStringLiteral("127.0.0.1"));
    viewer.blob().sendText({{QStringLiteral("type"), QStringLiteral("report")},
                            {QStringLiteral("delay"), 400.4},
                            {QStringLiteral("stalls"), 2},
                            {QStringLiteral("droppedFrames"), 7}});
    QTRY_COMPARE(client().value(QLatin1String("delayMs")).toInt(), 400);
    QCOMPARE(client().value(QLatin1String("stalls")).toInt(), 2);
    QCOMPARE(client().value(QLatin1String("droppedFrames")).toInt(), 7);
    // A page that does not know its delay (any more) says nothing about it.
    viewer.blob().sendText({{QStringLiteral("type"), QStringLiteral("report")},
                            {QStringLiteral("delay"), QJsonValue()},
                            {QStringLiteral("stalls"), 3}});
    QTRY_COMPARE(client().value(QLatin1String("stalls")).toInt(), 3);
    QVERIFY(client().value(QLatin1String("delayMs")).isNull());
}

void ViewerTest::isRefusedOverTheLimit()
{
    RelayOptions options = loopbackOptions();
    options.maxViewers = 1;
    TestRelay relay(options);
    TestViewer first(relay, "session-1");
    QTRY_COMPARE(first.state(), QStringLiteral("waiting"));
    TestViewer second(relay, "session-2");
    QTRY_COMPARE(second.blob().closeCode(), 4429);
    QTRY_COMPARE(second.chunk().closeCode(), 4429);
    QCOMPARE(second.blob().closeReason(), QStringLiteral("The host's limit of viewers is reached."));
    QTRY_VERIFY(second.blob().isClosed() && second.chunk().isClosed());
    QVERIFY(!first.blob().isClosed());
    first.leave();
    QTRY_COMPARE(relay.server().status().viewers, 0);
    TestViewer third(relay, "session-3");
    QTRY_COMPARE(third.state(), QStringLiteral("waiting"));
}

void ViewerTest::mayNotSendLargeMessages()
{
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    viewer.blob().send(clientFrame(Frame::Text, QByteArray(70'000, 'x')));
    QTRY_COMPARE(viewer.blob().closeCode(), 1009);
    QTRY_VERIFY(viewer.blob().isClosed() && viewer.chunk().isClosed());
    QTRY_COMPARE(relay.server().status().viewers, 0);
}

void ViewerTest::survivesNonsense()
{
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    for (const char *text : {"", "nonsense", "[]", "{}", R"({"type":7})", R"({"type":"report","delay":{}})",
                             R"({"type":"state","state":"ended"})", R"({"type":"recording","id":1})"})
        viewer.blob().send(clientFrame(Frame::Text, text));
    viewer.blob().send(clientFrame(Frame::Binary, "bytes from a viewer"));
    viewer.chunk().send(clientFrame(Frame::Binary, "bytes from a viewer"));
    viewer.blob().ping("still there");
    QTRY_COMPARE(viewer.blob().count(Frame::Pong), 1);
    QCOMPARE(viewer.blob().frames().back().payload, "still there");
    QCOMPARE(relay.state(), QStringLiteral("waiting"));
    QVERIFY(!viewer.blob().isClosed() && !viewer.chunk().isClosed());
}

void ViewerTest::endsWholeIfOneConnectionEnds()
{
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    viewer.chunk().kill();
    QTRY_VERIFY(viewer.blob().isClosed());
    QTRY_COMPARE(relay.server().status().viewers, 0);
}

/// One who pings and never reads must not fill the relay's memory with answers.
void ViewerTest::isCutOffIfItOnlyPings()
{
    TestRelay relay;
    TestViewer asking(relay, "asking-viewer");
    TestViewer other(relay, "other-viewer");
    QTRY_COMPARE(other.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(asking.state(), QStringLiteral("waiting"));
    asking.blob().pause();
    asking.blob().send(clientFrame(Frame::Ping, QByteArray(125, 'p')).repeated(200'000)); // 26 MB
    QTRY_COMPARE(relay.server().status().viewers, 1);
    asking.blob().resume();
    QTRY_VERIFY(asking.blob().isClosed());
    QVERIFY(!other.blob().isClosed());
}

void ViewerTest::itsCloseIsAnswered_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("without a code") << QByteArray() << 1000 << QString();
    QTest::newRow("with a code") << QByteArray::fromHex("03f4") << 1012 << QString();
    QTest::newRow("with a reason") << QByteArray::fromHex("0fa1") + "bye" << 4001 << QStringLiteral("bye");
    QTest::newRow("with a reason that is no UTF-8")
        << QByteArray::fromHex("03e8fffe") << 1007 << QStringLiteral("Invalid UTF-8 code encountered.");
}

void ViewerTest::itsCloseIsAnswered()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const int, code);
    QFETCH(const QString, reason);
    TestRelay relay;
    WebSocketPeer blob(relay.port(), "/watch/blob?session=abcdefgh");
    QTRY_VERIFY(blob.isOpen());
    blob.ping("before"); // answered before the close
    blob.send(clientFrame(Frame::Close, payload));
    QTRY_VERIFY(blob.isClosed());
    QCOMPARE(blob.closeCode(), code);
    QCOMPARE(blob.closeReason(), reason);
    QCOMPARE(blob.count(Frame::Pong), 1);
}

int main(int argc, char **argv)
{
    return runInTestTime<ViewerTest>(argc, argv);
}

#include "viewer_test.moc"
