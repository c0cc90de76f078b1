// Connections that are cut under way: what the others see, and how the stream goes on.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype frameBytes = 5'000;

enum class Cut { Reset, Ended };

void cut(RawSocket &socket, Cut how)
{
    if (how == Cut::Reset)
        socket.kill();
    else
        socket.close();
}

/// A publisher that can stop inside a WebSocket frame, and lose one connection and keep the other.
struct RawPublisher
{
    explicit RawPublisher(const TestRelay &relay, const QByteArray &session = "raw-publisher")
        : blob(relay.port(), "/publish/blob?session=" + session, credentials())
        , chunk(relay.port(), "/publish/chunk?session=" + session, credentials())
    {
    }

    static QByteArray credentials()
    {
        return QByteArray("Sec-WebSocket-Protocol: lancast.v1, token.") + publishToken + "\r\n";
    }

    void start(const QByteArray &firstPiece)
    {
        const QJsonObject announced{{QStringLiteral("type"), QStringLiteral("recording")},
                                    {QStringLiteral("id"), 1}};
        blob.sendText(announced);
        blob.send(clientFrame(Frame::Binary, firstPiece));
        chunk.sendText(announced);
    }

    WebSocketPeer blob;
    WebSocketPeer chunk;
};

/// What was sent to the relay before this has been read by it afterwards.
bool hasCaughtUp(TestViewer &viewer)
{
    const int before = viewer.chunk().count(Frame::Pong);
    viewer.chunk().ping("round trip");
    return QTest::qWaitFor([&] { return viewer.chunk().count(Frame::Pong) > before; });
}

bool areWhole(const ReadBack &read, const NumberedRecording &recording)
{
    return read.error == webm::DemuxError::None && read.leftOver == 0 &&
           std::ranges::all_of(read.blocks, [&recording](const webm::Frame &block) {
               return block.payload == recording.payload(numberOf(block));
           });
}

/// What a viewer was told about the blob: id, mime and epoch.
QJsonObject newestBlob(const TestViewer &viewer)
{
    const auto blobs = const_cast<TestViewer &>(viewer).blob().texts(QStringLiteral("blob"));
    return blobs.empty() ? QJsonObject() : blobs.back();
}

} // namespace

class ReconnectTest : public QObject
{
    Q_OBJECT

public:
    explicit ReconnectTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void publisherIsCutInsideAMessage_data();
    void publisherIsCutInsideAMessage();
    void publisherLosesOneConnection_data();
    void publisherLosesOneConnection();
    void whoJoinsWhileThePublisherIsAwayGetsTheLastPicture();
    void anotherPublisherMayComeWhileOneIsAway();
    void aPublisherThatComesTooLateStartsANewStream();
    void viewerLosesOneConnection_data();
    void viewerLosesOneConnection();
    void viewerLosesBothConnections_data();
    void viewerLosesBothConnections();
    void viewerIsCutBeforeItsSecondConnection();

private:
    TestTime &m_time;
};

void ReconnectTest::publisherIsCutInsideAMessage_data()
{
    QTest::addColumn<QByteArray>("last"); // what the relay still gets
    NumberedRecording recording(frameBytes, 4);
    (void)recording.firstPiece();
    (void)recording.nextPiece();
    const QByteArray piece = recording.nextPiece();
    const QByteArray frame = clientFrame(Frame::Binary, piece);
    QTest::newRow("inside the frame's head") << frame.left(1);
    QTest::newRow("behind the frame's head") << frame.left(8);
    QTest::newRow("inside the block") << frame.left(frame.size() / 2);
    QTest::newRow("one byte short") << frame.chopped(1);
    QTest::newRow("between two messages") << clientFrame(Frame::Binary, piece.left(piece.size() / 2));
    QByteArray fragment = clientFrame(Frame::Binary, piece.left(piece.size() / 2));
    fragment[0] = char(fragment[0] & 0x7F); // without the final bit
    QTest::newRow("between two fragments") << fragment;
}

void ReconnectTest::publisherIsCutInsideAMessage()
{
    QFETCH(const QByteArray, last);
    TestRelay relay;
    TestViewer viewer(relay);
    NumberedRecording recording(frameBytes, 4);
    {
        RawPublisher publisher(relay);
        publisher.start(recording.firstPiece());
        publisher.chunk.send(clientFrame(Frame::Binary, recording.nextPiece()));
        publisher.chunk.send(last);
        QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1}));
        QVERIFY(hasCaughtUp(viewer));
        publisher.blob.kill();
        publisher.chunk.kill();
    }
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    const ReadBack before = readBack(viewer.media());
    QVERIFY(areWholeAndInOrder(before, recording));
    QCOMPARE(before.numbers(), (QList<int>{0, 1}));

    TestPublisher back(relay, QStringLiteral("a-reloaded-page"));
    NumberedRecording next(frameBytes, 4);
    back.start(1, next.firstPiece());
    back.send(next.nextPiece());
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1, 0, 1}));
    QCOMPARE(viewer.state(), QStringLiteral("live"));
    const ReadBack after = readBack(viewer.media());
    QVERIFY(areWhole(after, next));
    for (size_t i = 1; i < after.blocks.size(); ++i)
        QVERIFY(after.blocks[i].time > after.blocks[i - 1].time);
    QCOMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), size_t(1)); // the same stream goes on
    TestViewer late(relay, "late-viewer");
    QTRY_VERIFY(late.hasBlob());
    QCOMPARE(newestBlob(late), newestBlob(viewer)); // on the same timeline
}

void ReconnectTest::publisherLosesOneConnection_data()
{
    QTest::addColumn<bool>("isBlob");
    QTest::addColumn<Cut>("how");
    QTest::newRow("blob, reset") << true << Cut::Reset;
    QTest::newRow("blob, ended") << true << Cut::Ended;
    QTest::newRow("chunk, reset") << false << Cut::Reset;
    QTest::newRow("chunk, ended") << false << Cut::Ended;
}

void ReconnectTest::publisherLosesOneConnection()
{
    QFETCH(const bool, isBlob);
    QFETCH(const Cut, how);
    TestRelay relay;
    TestViewer viewer(relay);
    NumberedRecording recording(frameBytes, 4);
    RawPublisher publisher(relay);
    publisher.start(recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    WebSocketPeer &lost = isBlob ? publisher.blob : publisher.chunk;
    WebSocketPeer &kept = isBlob ? publisher.chunk : publisher.blob;
    cut(lost, how);
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    // What the other connection still brings is not taken, and the page learns that it is of no use.
    kept.send(clientFrame(Frame::Binary, recording.nextPiece()));
    QTRY_COMPARE(kept.closeCode(), 1001);
    QTRY_VERIFY(kept.isClosed());
    QTRY_VERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
    QCOMPARE(readBack(viewer.media()).numbers(), QList<int>{0});

    RawPublisher back(relay);
    NumberedRecording next(frameBytes, 4);
    back.start(next.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 0}));
    QCOMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), size_t(1));
}

void ReconnectTest::whoJoinsWhileThePublisherIsAwayGetsTheLastPicture()
{
    TestRelay relay;
    TestViewer first(relay, "first-viewer");
    NumberedRecording recording(frameBytes, 100);
    {
        RawPublisher publisher(relay);
        publisher.start(recording.firstPiece());
        publisher.chunk.send(clientFrame(Frame::Binary, recording.nextPiece()));
        QTRY_COMPARE(readBack(first.media()).numbers(), (QList<int>{0, 1}));
        publisher.chunk.kill();
    }
    QTRY_COMPARE(first.state(), QStringLiteral("reconnecting"));
    TestViewer second(relay, "second-viewer");
    QTRY_COMPARE(second.state(), QStringLiteral("reconnecting"));
    QTRY_COMPARE(readBack(second.media()).numbers(), (QList<int>{0, 1}));
    TestPublisher back(relay);
    NumberedRecording next(frameBytes, 100);
    back.start(1, next.firstPiece());
    for (const TestViewer *viewer : {&first, &second}) {
        QTRY_COMPARE(viewer->state(), QStringLiteral("live"));
        QTRY_COMPARE(readBack(viewer->media()).numbers(), (QList<int>{0, 1, 0}));
    }
}

void ReconnectTest::anotherPublisherMayComeWhileOneIsAway()
{
    TestRelay relay;
    TestViewer viewer(relay);
    NumberedRecording recording(frameBytes, 4);
    RawPublisher first(relay, "first-publisher");
    first.start(recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    first.blob.kill();
    first.chunk.kill();
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    RawPublisher second(relay, "second-publisher");
    second.start(NumberedRecording(frameBytes, 4).firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    RawPublisher tooLate(relay, "first-publisher");
    QTRY_COMPARE(tooLate.blob.closeCode(), 4409);
    QTRY_COMPARE(tooLate.chunk.closeCode(), 4409);
    QCOMPARE(viewer.state(), QStringLiteral("live"));
}

void ReconnectTest::aPublisherThatComesTooLateStartsANewStream()
{
    TestRelay relay;
    TestViewer viewer(relay);
    RawPublisher first(relay);
    first.start(NumberedRecording(frameBytes, 4).firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    const QJsonObject before = newestBlob(viewer);
    first.chunk.kill();
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    m_time.advance(RelayLimits().publisherHold - 1ms);
    QCOMPARE(viewer.state(), QStringLiteral("reconnecting"));
    m_time.advance(501ms); // and a tick
    QTRY_COMPARE(viewer.state(), QStringLiteral("ended"));
    RawPublisher second(relay);
    second.start(NumberedRecording(frameBytes, 4).firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    QTRY_COMPARE(viewer.blob().texts(QStringLiteral("blob")).size(), size_t(2));
    const QJsonObject after = newestBlob(viewer);
    QVERIFY(after.value(QLatin1String("id")).toInt() > before.value(QLatin1String("id")).toInt());
    QVERIFY(after.value(QLatin1String("epoch")).toDouble() > before.value(QLatin1String("epoch")).toDouble());
    QTRY_COMPARE(readBack(viewer.media()).numbers(), QList<int>{0});
}

void ReconnectTest::viewerLosesOneConnection_data()
{
    publisherLosesOneConnection_data();
}

void ReconnectTest::viewerLosesOneConnection()
{
    QFETCH(const bool, isBlob);
    QFETCH(const Cut, how);
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(frameBytes, 4);
    publisher.start(1, recording.firstPiece());
    TestViewer cutOff(relay, "cut-off-viewer");
    TestViewer other(relay, "other-viewer");
    QTRY_VERIFY(cutOff.hasBlob() && other.hasBlob());
    m_time.advance(500ms);
    QTRY_COMPARE(other.toldViewers(), 2);
    cut(isBlob ? cutOff.blob() : cutOff.chunk(), how);
    QTRY_VERIFY((isBlob ? cutOff.chunk() : cutOff.blob()).isClosed());
    QCOMPARE(relay.server().status().viewers, 1);
    m_time.advance(500ms);
    QTRY_COMPARE(other.toldViewers(), 1);
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(other.media()).numbers(), (QList<int>{0, 1}));
    TestViewer back(relay, "cut-off-viewer");
    QTRY_COMPARE(readBack(back.media()).numbers(), (QList<int>{0, 1}));
    m_time.advance(500ms);
    QTRY_COMPARE(other.toldViewers(), 2);
    QCOMPARE(relay.server().status().totalViewers, quint64(3));
}

void ReconnectTest::viewerLosesBothConnections_data()
{
    QTest::addColumn<bool>("isBlobFirst");
    QTest::addColumn<bool>("isNoticedBetween");
    QTest::newRow("blob, then chunk") << true << true;
    QTest::newRow("chunk, then blob") << false << true;
    QTest::newRow("blob and chunk at once") << true << false;
    QTest::newRow("chunk and blob at once") << false << false;
}

void ReconnectTest::viewerLosesBothConnections()
{
    QFETCH(const bool, isBlobFirst);
    QFETCH(const bool, isNoticedBetween);
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording(frameBytes, 4);
    publisher.start(1, recording.firstPiece());
    TestViewer cutOff(relay, "cut-off-viewer");
    TestViewer other(relay, "other-viewer");
    QTRY_VERIFY(cutOff.hasBlob() && other.hasBlob());
    (isBlobFirst ? cutOff.blob() : cutOff.chunk()).kill();
    if (isNoticedBetween)
        QTRY_COMPARE(relay.server().status().viewers, 1);
    (isBlobFirst ? cutOff.chunk() : cutOff.blob()).kill();
    QTRY_COMPARE(relay.server().status().viewers, 1);
    QTRY_COMPARE(relay.status().value(QLatin1String("clients")).toArray().size(), 2); // and the publisher
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(other.media()).numbers(), (QList<int>{0, 1}));
}

void ReconnectTest::viewerIsCutBeforeItsSecondConnection()
{
    TestRelay relay;
    WebSocketPeer alone(relay.port(), "/watch/blob?session=half-a-viewer");
    QTRY_VERIFY(alone.isOpen());
    alone.kill();
    QTRY_COMPARE(relay.server().status().connections.open, 0);
    TestViewer viewer(relay, "half-a-viewer");
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    QCOMPARE(relay.server().status().viewers, 1);
}

int main(int argc, char **argv)
{
    return runInTestTime<ReconnectTest>(argc, argv);
}

#include "reconnect_test.moc"
