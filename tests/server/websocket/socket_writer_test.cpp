// The writer on a real socket whose peer reads as it likes: order, wholeness, and pongs only between frames.
#include "session/chunk_message.h"
#include "websocket/socket_writer.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"
#include "websocket/websocket_frame.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

namespace {

constexpr qsizetype unlimited = 1 << 30;

/// Both ends of a connection; the relay's end has as little room in the kernel as it gets.
struct Line
{
    QTcpServer listener;
    std::unique_ptr<RawSocket> peer;
    std::unique_ptr<QTcpSocket> socket;

    Line()
    {
        if (!listener.listen(QHostAddress(QHostAddress::LocalHost)))
            qFatal("Cannot listen");
        peer = std::make_unique<RawSocket>(listener.serverPort());
        (void)QTest::qWaitFor([this] { return listener.hasPendingConnections(); });
        socket.reset(listener.nextPendingConnection());
        socket->setParent(nullptr);
        socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, 8 * 1024);
    }
};

stream::Chunk chunkOf(const QByteArray &payload, bool isSyncPoint = false)
{
    stream::Chunk chunk;
    chunk.body = payload;
    chunk.isSyncPoint = isSyncPoint;
    return chunk;
}

Delivery send(SocketWriter &writer, const stream::Chunk &chunk)
{
    return writer.send(messageOf(chunk));
}

/// As a WebSocket peer gets it.
QByteArray frameOf(const stream::Chunk &chunk)
{
    return webSocketFrame(FrameKind::Binary, bytesOf(chunk));
}

QByteArray randomBytes(QRandomGenerator &random, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

class SocketWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void answersSentOnAFreeLine();
    void leavesTheFrameHeaderOutForPlayers();
    void keepsOrderForASlowReader_data();
    void keepsOrderForASlowReader();
    void neverDropsWhatTheSocketHas();
    void sendsWhatMustNotBeDropped();
    void keepsNoCopyOfWhatIsNotRead();
    void drainsBeforeItSaysSo();
    void sendsNothingOnceDraining();
    void showsProgressInsideALargeFrame();
    void survivesAPeerThatIsGone();
};

void SocketWriterTest::answersSentOnAFreeLine()
{
    Line line;
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, unlimited, nullptr);
    const stream::Chunk chunk = chunkOf("hello");
    QCOMPARE(send(writer, chunk), Delivery::Sent);
    QCOMPARE(writer.queuedBytes(), 0);
    QVERIFY(chunk.body.isDetached()); // nobody keeps them
    QTRY_COMPARE(writer.acknowledgedBytes(), quint64(frameOf(chunk).size()));
    QTRY_COMPARE(line.peer->received(), frameOf(chunk));
}

void SocketWriterTest::leavesTheFrameHeaderOutForPlayers()
{
    Line line;
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::Raw, unlimited, nullptr);
    QCOMPARE(send(writer, chunkOf("hello")), Delivery::Sent);
    QVERIFY(send(writer, chunkOf(QByteArray(70'000, 'x'))) != Delivery::Dropped);
    QTRY_COMPARE(line.peer->received(), "hello" + QByteArray(70'000, 'x'));
}

void SocketWriterTest::keepsOrderForASlowReader_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U})
        QTest::addRow("seed %u", seed) << seed;
}

/// Frames of random sizes against reads of random sizes; now and then a pong comes in between.
void SocketWriterTest::keepsOrderForASlowReader()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    Line line;
    line.peer->pause();
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, unlimited, nullptr);
    const QByteArray pong = QByteArray("\x8A\x04pong", 6);
    QByteArrayList sent;
    int pongs = 0;
    for (int i = 0; i < 150; ++i) {
        const qsizetype size = random.bounded(10) == 0 ? random.bounded(200'000) : random.bounded(9'000);
        stream::Chunk chunk = chunkOf(randomBytes(random, size));
        if (i % 7 == 0)
            chunk.header = randomBytes(random, 15);
        QVERIFY(send(writer, chunk) != Delivery::Dropped);
        sent.append(frameOf(chunk));
        if (random.bounded(4) == 0) {
            writer.send(pong);
            ++pongs;
        }
        line.peer->readSome(random.bounded(30'000));
        QCoreApplication::processEvents();
    }
    line.peer->resume();
    const qsizetype total = sent.join().size() + pongs * pong.size();
    QTRY_COMPARE(line.peer->received().size(), total);
    QByteArrayView rest = line.peer->received();
    int pongsFound = 0;
    for (const QByteArray &frame : sent) {
        for (; rest.startsWith(pong); rest = rest.sliced(pong.size()))
            ++pongsFound;
        QVERIFY(rest.startsWith(frame));
        rest = rest.sliced(frame.size());
    }
    for (; rest.startsWith(pong); rest = rest.sliced(pong.size()))
        ++pongsFound;
    QVERIFY(rest.isEmpty());
    QCOMPARE(pongsFound, pongs);
    QCOMPARE(writer.queuedBytes(), 0);
}

/// Falling behind again and again, at every state that the socket can be in: what arrives are whole frames,
/// in order, and all texts are among them.
void SocketWriterTest::neverDropsWhatTheSocketHas()
{
    QRandomGenerator random(7);
    Line line;
    line.peer->pause();
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, 30'000, nullptr);
    QByteArrayList expected;
    QByteArrayList texts;
    for (int i = 0; i < 1'500; ++i) {
        const bool isText = i % 50 == 49;
        const QByteArray payload =
            QByteArray::number(i).rightJustified(8, '0') + QByteArray(random.bounded(8'000), '.');
        if (isText) {
            const QByteArray frame = webSocketFrame(FrameKind::Text, payload);
            writer.send(frame);
            expected.append(frame);
            texts.append(frame);
        } else {
            const stream::Chunk chunk = chunkOf(payload, i % 5 == 0);
            if (send(writer, chunk) != Delivery::Dropped)
                expected.append(frameOf(chunk));
        }
        line.peer->readSome(random.bounded(8'000));
        if (i % 3 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY(writer.queue().droppedMessages() > 100);
    QSignalSpy drained(&writer, &SocketWriter::drained);
    writer.drain();
    line.peer->resume();
    QTRY_COMPARE(drained.size(), 1);
    line.socket->disconnectFromHost();
    QTRY_VERIFY(line.peer->isClosed());
    QByteArrayView rest = line.peer->received();
    int textsFound = 0;
    for (const QByteArray &frame : expected) { // some of these were dropped after they had been queued
        if (!rest.startsWith(frame))
            continue;
        rest = rest.sliced(frame.size());
        textsFound += texts.contains(frame) ? 1 : 0;
    }
    QCOMPARE(rest.size(), 0);
    QCOMPARE(textsFound, int(texts.size()));
    QCOMPARE(writer.queuedBytes(), 0);
}

void SocketWriterTest::sendsWhatMustNotBeDropped()
{
    Line line;
    line.peer->pause();
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, 1'000, nullptr);
    const QByteArray blob = webSocketFrame(FrameKind::Binary, QByteArray(3'000'000, 'b'));
    writer.send(blob);
    QCOMPARE(send(writer, chunkOf("dropped")), Delivery::Dropped);
    QVERIFY(writer.queue().isLagging());
    line.peer->resume();
    QTRY_COMPARE(line.peer->received().size(), blob.size());
    QCOMPARE(send(writer, chunkOf("no sync point")), Delivery::Dropped);
    QCOMPARE(send(writer, chunkOf("a sync point", true)), Delivery::Sent);
    QTRY_VERIFY(line.peer->received().endsWith("a sync point"));
    QVERIFY(!line.peer->received().contains("dropped"));
}

/// Large chunks are shared with all peers; what one of them does not read must not become its own copy.
void SocketWriterTest::keepsNoCopyOfWhatIsNotRead()
{
    constexpr qsizetype mostOwnBytes = 20'000;
    Line line;
    line.peer->pause();
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, unlimited, nullptr);
    const stream::Chunk chunk = chunkOf(QByteArray(7'000'000, 'x'));
    QCOMPARE(send(writer, chunk), Delivery::Queued);
    QCOMPARE(send(writer, chunk), Delivery::Queued);
    QVERIFY(writer.queuedBytes() > 7'000'000);
    QVERIFY(line.socket->bytesToWrite() > 0 && line.socket->bytesToWrite() < mostOwnBytes);
    QVERIFY(writer.heldBytes() >= line.socket->bytesToWrite());
    line.peer->resume();
    QTRY_COMPARE(line.peer->received(), frameOf(chunk) + frameOf(chunk));
    QCOMPARE(writer.queuedBytes(), 0);
    QCOMPARE(writer.heldBytes(), 0);
}

void SocketWriterTest::drainsBeforeItSaysSo()
{
    Line line;
    line.peer->pause();
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, unlimited, nullptr);
    QSignalSpy drained(&writer, &SocketWriter::drained);
    const stream::Chunk chunk = chunkOf(QByteArray(2'000'000, 'x'));
    QCOMPARE(send(writer, chunk), Delivery::Queued);
    writer.drain();
    QCoreApplication::processEvents();
    QCOMPARE(drained.size(), 0);
    line.peer->resume();
    QTRY_COMPARE(drained.size(), 1);
    QCOMPARE(writer.queuedBytes(), 0);
    QCOMPARE(line.socket->bytesToWrite(), 0);
    QTRY_COMPARE(line.peer->received().size(), frameOf(chunk).size());
}

void SocketWriterTest::sendsNothingOnceDraining()
{
    Line line;
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, unlimited, nullptr);
    QSignalSpy drained(&writer, &SocketWriter::drained);
    writer.drain();
    QCOMPARE(drained.size(), 1);
    QCOMPARE(send(writer, chunkOf("late", true)), Delivery::Dropped);
    writer.send(QByteArray("late"));
    line.socket->disconnectFromHost();
    QTRY_VERIFY(line.peer->isClosed());
    QVERIFY(line.peer->received().isEmpty());
}

/// A burst of some megabytes takes a slow link longer than the deadline for progress: it must be seen to
/// move.
void SocketWriterTest::showsProgressInsideALargeFrame()
{
    Line line;
    line.peer->pause();
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, unlimited, nullptr);
    QCOMPARE(send(writer, chunkOf(QByteArray(4'000'000, 'x'))), Delivery::Queued);
    quint64 last = writer.acknowledgedBytes();
    for (int i = 0; i < 3; ++i) {
        qsizetype target = line.peer->received().size() + 600'000;
        QTRY_VERIFY((line.peer->readSome(100'000), line.peer->received().size() >= target));
        QTRY_VERIFY(writer.acknowledgedBytes() > last);
        QVERIFY(writer.queuedBytes() > 0);
        last = writer.acknowledgedBytes();
    }
    line.peer->resume();
    QTRY_COMPARE(writer.queuedBytes(), 0);
    QTRY_COMPARE(writer.acknowledgedBytes(), quint64(4'000'010));
}

void SocketWriterTest::survivesAPeerThatIsGone()
{
    Line line;
    SocketWriter writer(line.socket.get(), SocketWriter::Framing::WebSocket, 100'000, nullptr);
    QSignalSpy disconnected(line.socket.get(), &QTcpSocket::disconnected);
    line.peer->kill();
    for (int i = 0; i < 100; ++i) // before any event tells: the first write that fails must not be the last
        (void)send(writer, chunkOf(QByteArray(10'000, 'x'), true));
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(send(writer, chunkOf("late", true)), Delivery::Dropped);
}

QTEST_GUILESS_MAIN(SocketWriterTest)
#include "socket_writer_test.moc"
