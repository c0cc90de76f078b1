// What a lagging viewer loses, what it never loses, and where it goes on.
#include "relay/viewer_queue.h"

#include "webm/chunk_muxer.h"

#include <QTest>

using namespace lancast;
using namespace lancast::relay;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxBytes = 1000;

enum class Kind { SyncPoint, Delta };

/// \a size bytes on the wire.
Chunk chunk(qsizetype size, Kind kind, char letter = 'c')
{
    const qsizetype headerSize = size > 127 ? 4 : 2;
    return makeChunk({QByteArray(size - headerSize, letter), 0ms, 0ms, kind == Kind::SyncPoint});
}

bool isTaken(ViewerQueue &queue, const Chunk &chunk)
{
    return queue.offer(chunk, true) == ViewerQueue::Offer::Taken;
}

/// As a peer that reads all of it would take it.
QByteArray drain(ViewerQueue &queue)
{
    QByteArray sent;
    while (!queue.isEmpty()) {
        sent.append(queue.front().view());
        queue.consume(queue.front().size());
    }
    return sent;
}

} // namespace

class ViewerQueueTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatItTook();
    void givesPartsOfAChunk();
    void leavesTheHeaderOutForPlayers();
    void putsAClusterHeaderInPlaceOfTheChunks();
    void dropsAClusterHeaderWithItsBlocks();
    void keepsTheBlocksOfABegunClusterHeader_data();
    void keepsTheBlocksOfABegunClusterHeader();
    void takesUpToItsLimit();
    void takesAnythingWhileEmpty();
    void dropsWhatNobodyHasBegun();
    void keepsWhatIsBegun();
    void keepsTextsAndBlobs();
    void countsTextsTowardsTheLimit();
    void resumesOnlyAtASyncPointWhileEmpty();
    void countsEachRun();
    void sharesBytesBetweenViewers();
    void staysWithinItsLimitForASlowPeer();
};

void ViewerQueueTest::givesWhatItTook()
{
    ViewerQueue queue(maxBytes);
    const Chunk first = chunk(100, Kind::Delta, '1');
    const Chunk second = chunk(300, Kind::Delta, '2');
    queue.push({"text", 0});
    QVERIFY(isTaken(queue, first));
    QVERIFY(isTaken(queue, second));
    QCOMPARE(queue.bytes(), qsizetype(404));
    QCOMPARE(drain(queue), "text" + first.wire + second.wire);
    QCOMPARE(queue.bytes(), qsizetype(0));
    QCOMPARE(queue.droppedChunks(), quint64(0));
}

void ViewerQueueTest::givesPartsOfAChunk()
{
    ViewerQueue queue(maxBytes);
    const Chunk whole = chunk(100, Kind::Delta);
    QVERIFY(isTaken(queue, whole));
    queue.consume(1);
    queue.consume(0);
    QCOMPARE(queue.front().view().toByteArray(), whole.wire.sliced(1));
    queue.consume(98);
    QCOMPARE(queue.bytes(), qsizetype(1));
    QCOMPARE(queue.front().size(), qsizetype(1));
    queue.consume(1);
    QVERIFY(queue.isEmpty());
}

void ViewerQueueTest::leavesTheHeaderOutForPlayers()
{
    ViewerQueue queue(maxBytes);
    const Chunk whole = chunk(300, Kind::SyncPoint);
    QVERIFY(queue.offer(whole, false) == ViewerQueue::Offer::Taken);
    QCOMPARE(queue.bytes(), qsizetype(296));
    QCOMPARE(drain(queue), whole.payload().toByteArray());
}

void ViewerQueueTest::putsAClusterHeaderInPlaceOfTheChunks()
{
    ViewerQueue queue(maxBytes);
    const Chunk cluster = makeChunk({"HEADERblocks", 0ms, 0ms, true, 6});
    QVERIFY(queue.offerRetimed(cluster, "another ") == ViewerQueue::Offer::Taken);
    QCOMPARE(queue.bytes(), qsizetype(14));
    QVERIFY(queue.offer(chunk(980, Kind::Delta), false) == ViewerQueue::Offer::Taken);
    QVERIFY(queue.offer(chunk(20, Kind::Delta), false) == ViewerQueue::Offer::Dropped); // its bytes counted
    QVERIFY(queue.isEmpty());
    QVERIFY(queue.offerRetimed(cluster, "another ") == ViewerQueue::Offer::TakenAfterDrop);
    QCOMPARE(drain(queue), "another blocks");
    QCOMPARE(queue.bytes(), qsizetype(0));
}

void ViewerQueueTest::dropsAClusterHeaderWithItsBlocks()
{
    ViewerQueue queue(maxBytes);
    QVERIFY(queue.offerRetimed(makeChunk({"HEADERblocks", 0ms, 0ms, true, 6}), "another ") ==
            ViewerQueue::Offer::Taken);
    QVERIFY(queue.offer(chunk(1000, Kind::Delta), false) == ViewerQueue::Offer::Dropped);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), qsizetype(0));
    QCOMPARE(queue.droppedChunks(), quint64(2)); // they are one chunk
}

void ViewerQueueTest::keepsTheBlocksOfABegunClusterHeader_data()
{
    QTest::addColumn<int>("taken");
    QTest::newRow("about to get some") << 0;
    QTest::newRow("inside the header") << 3;
    QTest::newRow("just behind it") << 8;
    QTest::newRow("inside the blocks") << 10;
}

void ViewerQueueTest::keepsTheBlocksOfABegunClusterHeader()
{
    QFETCH(const int, taken);
    ViewerQueue queue(maxBytes);
    QVERIFY(queue.offerRetimed(makeChunk({"HEADERblocks", 0ms, 0ms, true, 6}), "another ") ==
            ViewerQueue::Offer::Taken);
    QVERIFY(queue.offer(chunk(500, Kind::Delta), false) == ViewerQueue::Offer::Taken);
    queue.consume(taken);
    QVERIFY(queue.offer(chunk(600, Kind::Delta), false) == ViewerQueue::Offer::Dropped);
    QCOMPARE(queue.droppedChunks(), quint64(2));
    QCOMPARE(drain(queue), QByteArray("another blocks").sliced(taken));
}

void ViewerQueueTest::takesUpToItsLimit()
{
    ViewerQueue queue(maxBytes);
    QVERIFY(isTaken(queue, chunk(600, Kind::SyncPoint)));
    QVERIFY(isTaken(queue, chunk(400, Kind::Delta)));
    QCOMPARE(queue.bytes(), maxBytes);
    QVERIFY(!queue.isLagging());
    QVERIFY(queue.offer(chunk(3, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    QVERIFY(queue.isLagging());
}

void ViewerQueueTest::takesAnythingWhileEmpty()
{
    ViewerQueue queue(maxBytes);
    QVERIFY(isTaken(queue, chunk(50'000, Kind::SyncPoint))); // no viewer would ever see such a frame else
    QVERIFY(queue.offer(chunk(100, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
}

void ViewerQueueTest::dropsWhatNobodyHasBegun()
{
    ViewerQueue queue(maxBytes);
    for (int i = 0; i < 10; ++i)
        QVERIFY(isTaken(queue, chunk(100, Kind::Delta)));
    QVERIFY(queue.offer(chunk(100, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), qsizetype(0));
    QCOMPARE(queue.droppedChunks(), quint64(11));
}

void ViewerQueueTest::keepsWhatIsBegun()
{
    ViewerQueue queue(maxBytes);
    const Chunk begun = chunk(500, Kind::Delta, 'b');
    QVERIFY(isTaken(queue, begun));
    QVERIFY(isTaken(queue, chunk(500, Kind::Delta)));
    queue.consume(7);
    QVERIFY(queue.offer(chunk(600, Kind::SyncPoint), true) == ViewerQueue::Offer::Dropped);
    QCOMPARE(queue.bytes(), qsizetype(493));
    QCOMPARE(queue.droppedChunks(), quint64(2));
    QCOMPARE(drain(queue), begun.wire.sliced(7));
}

void ViewerQueueTest::keepsTextsAndBlobs()
{
    ViewerQueue queue(maxBytes);
    queue.push({QByteArray(5000, 'B'), 0});
    QVERIFY(queue.offer(chunk(100, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    queue.push({"text", 0});
    QVERIFY(queue.isLagging());
    QCOMPARE(queue.bytes(), qsizetype(5004));
    QCOMPARE(drain(queue), QByteArray(5000, 'B') + "text");
}

void ViewerQueueTest::countsTextsTowardsTheLimit()
{
    ViewerQueue queue(maxBytes);
    const Chunk before = chunk(400, Kind::Delta);
    QVERIFY(isTaken(queue, before));
    queue.push({QByteArray(400, 't'), 0});
    QVERIFY(queue.offer(chunk(300, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    QCOMPARE(drain(queue), QByteArray(400, 't')); // the chunk before it was dropped with the new one
}

void ViewerQueueTest::resumesOnlyAtASyncPointWhileEmpty()
{
    ViewerQueue queue(maxBytes);
    QVERIFY(isTaken(queue, chunk(900, Kind::SyncPoint)));
    queue.consume(1);
    QVERIFY(queue.offer(chunk(200, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    QVERIFY(queue.offer(chunk(50, Kind::SyncPoint), true) == ViewerQueue::Offer::Dropped); // not empty
    drain(queue);
    QVERIFY(queue.offer(chunk(50, Kind::Delta), true) == ViewerQueue::Offer::Dropped); // no sync point
    QVERIFY(queue.isLagging());
    const Chunk sync = chunk(50, Kind::SyncPoint);
    QVERIFY(queue.offer(sync, true) == ViewerQueue::Offer::TakenAfterDrop);
    QVERIFY(!queue.isLagging());
    const Chunk next = chunk(50, Kind::Delta);
    QVERIFY(isTaken(queue, next));
    QCOMPARE(drain(queue), sync.wire + next.wire);
}

void ViewerQueueTest::countsEachRun()
{
    ViewerQueue queue(maxBytes);
    for (int i = 0; i < 5; ++i)
        QVERIFY(isTaken(queue, chunk(200, Kind::Delta)));
    QVERIFY(queue.offer(chunk(200, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    QCOMPARE(queue.takeDroppedRun(), quint64(6));
    QCOMPARE(queue.takeDroppedRun(), quint64(0));
    QVERIFY(queue.offer(chunk(200, Kind::Delta), true) == ViewerQueue::Offer::Dropped);
    QCOMPARE(queue.takeDroppedRun(), quint64(1));
    QCOMPARE(queue.droppedChunks(), quint64(7));
}

void ViewerQueueTest::sharesBytesBetweenViewers()
{
    const Chunk shared = chunk(100'000, Kind::SyncPoint);
    std::vector<ViewerQueue> queues(100, ViewerQueue(1'000'000));
    for (ViewerQueue &queue : queues) {
        QVERIFY(isTaken(queue, shared));
        queue.consume(10);
        QVERIFY(queue.front().bytes.isSharedWith(shared.wire));
        QVERIFY(queue.front().view().data() == shared.wire.constData() + 10);
    }
}

void ViewerQueueTest::staysWithinItsLimitForASlowPeer()
{
    ViewerQueue queue(maxBytes);
    quint64 taken = 0;
    quint64 told = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto offer = queue.offer(chunk(90, i % 50 == 0 ? Kind::SyncPoint : Kind::Delta), true);
        taken += offer != ViewerQueue::Offer::Dropped;
        if (offer == ViewerQueue::Offer::TakenAfterDrop)
            told += queue.takeDroppedRun();
        QVERIFY(queue.bytes() <= maxBytes);
        if (!queue.isEmpty())
            queue.consume(std::min<qsizetype>(queue.front().size(), 37));
    }
    QVERIFY(taken > 1000 && queue.droppedChunks() > 1000);
    QCOMPARE(told + queue.takeDroppedRun(), queue.droppedChunks());
}

QTEST_APPLESS_MAIN(ViewerQueueTest)
#include "viewer_queue_test.moc"
