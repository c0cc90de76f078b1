// What a lagging viewer loses, what it never loses, and where it goes on.
#include "websocket/send_queue.h"

#include <QTest>

#include <limits>

using namespace lancast;
using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxBytes = 1000;

enum class Kind { SyncPoint, Delta };

const QByteArray head = "head";

struct Chunk
{
    QByteArray body;
    Kind kind = Kind::Delta;

    [[nodiscard]] qsizetype size() const { return body.size(); }
};

/// \a size bytes, with the head before it.
Chunk chunk(qsizetype size, Kind kind, char letter = 'c')
{
    return {QByteArray(size - head.size(), letter), kind};
}

/// As it leaves.
QByteArray withHead(const Chunk &chunk)
{
    return head + chunk.body;
}

SendQueue::Offer offer(SendQueue &queue, const Chunk &chunk, const QByteArray &before)
{
    return queue.offer({before, chunk.body},
                       chunk.kind == Kind::SyncPoint ? Continuity::StartsAfresh : Continuity::NeedsEarlier);
}

SendQueue::Offer offer(SendQueue &queue, const Chunk &chunk)
{
    return offer(queue, chunk, head);
}

bool isTaken(SendQueue &queue, const Chunk &chunk)
{
    return offer(queue, chunk) == SendQueue::Offer::Taken;
}

QByteArray frontOf(const SendQueue &queue)
{
    return queue.front(std::numeric_limits<qsizetype>::max());
}

/// As a peer that reads all of it would take it.
QByteArray drain(SendQueue &queue)
{
    QByteArray sent;
    while (!queue.isEmpty()) {
        const QByteArray next = queue.front(7);
        sent.append(next);
        queue.consume(next.size());
    }
    return sent;
}

} // namespace

class SendQueueTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatItTook();
    void givesPartsOfAChunk();
    void putsAHeadBeforeTheBlocks();
    void peeksAtWhatIsLeft();
    void dropsAHeadWithItsBlocks();
    void keepsTheBlocksOfABegunHead_data();
    void keepsTheBlocksOfABegunHead();
    void takesUpToItsLimit();
    void takesAnythingWhileEmpty();
    void dropsWhatNobodyHasBegun();
    void keepsWhatIsBegun();
    void keepsTheRestOfWhatThePeerHasBegun();
    void keepsTextsAndBlobs();
    void countsTextsTowardsTheLimit();
    void countsFromTheBeginningOn();
    void resumesOnlyAtASyncPointWhileEmpty();
    void resumesBehindTheTextThatTellsOfTheGap();
    void countsEachRun();
    void sharesBytesBetweenViewers();
    void staysWithinItsLimitForASlowPeer();
};

void SendQueueTest::givesWhatItTook()
{
    SendQueue queue(maxBytes);
    const Chunk first = chunk(100, Kind::Delta, '1');
    const Chunk second = chunk(300, Kind::Delta, '2');
    queue.push({"text"});
    QVERIFY(isTaken(queue, first));
    QVERIFY(isTaken(queue, second));
    QCOMPARE(queue.bytes(), qsizetype(404));
    QCOMPARE(drain(queue), "text" + withHead(first) + withHead(second));
    QCOMPARE(queue.bytes(), qsizetype(0));
    QCOMPARE(queue.droppedMessages(), quint64(0));
}

void SendQueueTest::givesPartsOfAChunk()
{
    SendQueue queue(maxBytes);
    const Chunk whole = chunk(100, Kind::Delta);
    QVERIFY(isTaken(queue, whole));
    queue.consume(1);
    queue.consume(0);
    QCOMPARE(frontOf(queue), withHead(whole).sliced(1));
    queue.consume(98);
    QCOMPARE(queue.bytes(), qsizetype(1));
    QCOMPARE(frontOf(queue).size(), qsizetype(1));
    queue.consume(1);
    QVERIFY(queue.isEmpty());
}

void SendQueueTest::putsAHeadBeforeTheBlocks()
{
    SendQueue queue(maxBytes);
    const Chunk cluster{"blocks", Kind::SyncPoint};
    QVERIFY(offer(queue, cluster, "another ") == SendQueue::Offer::Taken);
    QCOMPARE(queue.bytes(), qsizetype(14));
    QVERIFY(isTaken(queue, chunk(980, Kind::Delta)));
    QVERIFY(offer(queue, chunk(20, Kind::Delta)) == SendQueue::Offer::Dropped); // its bytes counted
    QVERIFY(queue.isEmpty());
    QVERIFY(offer(queue, cluster, "another ") == SendQueue::Offer::TakenAfterDrop);
    QCOMPARE(drain(queue), "another blocks");
    QCOMPARE(queue.bytes(), qsizetype(0));
    QVERIFY(offer(queue, cluster, {}) == SendQueue::Offer::Taken);
    QCOMPARE(drain(queue), "blocks");
}

void SendQueueTest::peeksAtWhatIsLeft()
{
    SendQueue queue(maxBytes);
    QVERIFY(offer(queue, {"blocks"}, "head ") == SendQueue::Offer::Taken);
    queue.push({"text"});
    QVERIFY(offer(queue, {"more"}, {}) == SendQueue::Offer::Taken);
    const QByteArray all = "head blockstextmore";
    for (qsizetype sent = 0; sent < all.size(); ++sent) {
        std::array<QByteArrayView, 5> views;
        QByteArray seen;
        for (std::size_t i = 0, count = queue.peek(views); i < count; ++i) {
            QVERIFY(!views[i].isEmpty());
            seen += views[i];
        }
        QCOMPARE(seen, all.sliced(sent));
        QVERIFY(all.sliced(sent).startsWith(frontOf(queue)));
        QCOMPARE(queue.peek(std::span(views).first(1)), std::size_t(1));
        queue.consume(1);
    }
    QVERIFY(queue.isEmpty());
}

void SendQueueTest::dropsAHeadWithItsBlocks()
{
    SendQueue queue(maxBytes);
    QVERIFY(offer(queue, {"blocks"}, "another ") == SendQueue::Offer::Taken);
    QVERIFY(offer(queue, chunk(1000, Kind::Delta)) == SendQueue::Offer::Dropped);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), qsizetype(0));
    QCOMPARE(queue.droppedMessages(), quint64(2)); // they are one chunk
}

void SendQueueTest::keepsTheBlocksOfABegunHead_data()
{
    QTest::addColumn<int>("taken");
    QTest::newRow("about to get some") << 0;
    QTest::newRow("inside the header") << 3;
    QTest::newRow("just behind it") << 8;
    QTest::newRow("inside the blocks") << 10;
}

void SendQueueTest::keepsTheBlocksOfABegunHead()
{
    QFETCH(const int, taken);
    SendQueue queue(maxBytes);
    QVERIFY(offer(queue, {"blocks"}, "another ") == SendQueue::Offer::Taken);
    QVERIFY(isTaken(queue, chunk(500, Kind::Delta)));
    queue.consume(taken);
    QVERIFY(offer(queue, chunk(600, Kind::Delta)) == SendQueue::Offer::Dropped);
    QCOMPARE(queue.droppedMessages(), quint64(2));
    QCOMPARE(drain(queue), QByteArray("another blocks").sliced(taken));
}

void SendQueueTest::takesUpToItsLimit()
{
    SendQueue queue(maxBytes);
    QVERIFY(isTaken(queue, chunk(600, Kind::SyncPoint)));
    QVERIFY(isTaken(queue, chunk(400, Kind::Delta)));
    QCOMPARE(queue.bytes(), maxBytes);
    QVERIFY(!queue.isLagging());
    QVERIFY(offer(queue, chunk(3, Kind::Delta)) == SendQueue::Offer::Dropped);
    QVERIFY(queue.isLagging());
}

void SendQueueTest::takesAnythingWhileEmpty()
{
    SendQueue queue(maxBytes);
    QVERIFY(isTaken(queue, chunk(50'000, Kind::SyncPoint))); // no viewer would ever see such a frame else
    QVERIFY(offer(queue, chunk(100, Kind::Delta)) == SendQueue::Offer::Dropped);
}

void SendQueueTest::dropsWhatNobodyHasBegun()
{
    SendQueue queue(maxBytes);
    for (int i = 0; i < 10; ++i)
        QVERIFY(isTaken(queue, chunk(100, Kind::Delta)));
    QVERIFY(offer(queue, chunk(100, Kind::Delta)) == SendQueue::Offer::Dropped);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), qsizetype(0));
    QCOMPARE(queue.droppedMessages(), quint64(11));
}

void SendQueueTest::keepsWhatIsBegun()
{
    SendQueue queue(maxBytes);
    const Chunk begun = chunk(500, Kind::Delta, 'b');
    QVERIFY(isTaken(queue, begun));
    QVERIFY(isTaken(queue, chunk(500, Kind::Delta)));
    queue.consume(7);
    QVERIFY(offer(queue, chunk(600, Kind::SyncPoint)) == SendQueue::Offer::Dropped);
    QCOMPARE(queue.bytes(), qsizetype(493));
    QCOMPARE(queue.droppedMessages(), quint64(2));
    QCOMPARE(drain(queue), withHead(begun).sliced(7));
}

void SendQueueTest::keepsTheRestOfWhatThePeerHasBegun()
{
    SendQueue queue(maxBytes);
    const Chunk begun = chunk(600, Kind::SyncPoint, 'b');
    queue.pushRest({head, begun.body, {}}, 10);
    QCOMPARE(queue.bytes(), qsizetype(590));
    QVERIFY(isTaken(queue, chunk(400, Kind::Delta)));
    QCOMPARE(offer(queue, chunk(400, Kind::Delta)), SendQueue::Offer::Dropped);
    QCOMPARE(queue.bytes(), qsizetype(590)); // the second is gone, too
    QCOMPARE(drain(queue), withHead(begun).sliced(10));

    SendQueue other(maxBytes);
    other.pushRest({head, begun.body, {}}, 0); // nothing of it has left: it may still be dropped
    QCOMPARE(offer(other, chunk(500, Kind::Delta)), SendQueue::Offer::Dropped);
    QCOMPARE(other.bytes(), qsizetype(0));
}

void SendQueueTest::keepsTextsAndBlobs()
{
    SendQueue queue(maxBytes);
    queue.push({QByteArray(5000, 'B')});
    QVERIFY(offer(queue, chunk(100, Kind::Delta)) == SendQueue::Offer::Dropped);
    queue.push({"text"});
    QVERIFY(queue.isLagging());
    QCOMPARE(queue.bytes(), qsizetype(5004));
    QCOMPARE(drain(queue), QByteArray(5000, 'B') + "text");
}

void SendQueueTest::countsTextsTowardsTheLimit()
{
    SendQueue queue(maxBytes);
    const Chunk before = chunk(400, Kind::Delta);
    QVERIFY(isTaken(queue, before));
    queue.push({QByteArray(400, 't')});
    QVERIFY(offer(queue, chunk(300, Kind::Delta)) == SendQueue::Offer::Dropped);
    QCOMPARE(drain(queue), QByteArray(400, 't')); // the chunk before it was dropped with the new one
}

void SendQueueTest::countsFromTheBeginningOn()
{
    SendQueue queue(maxBytes);
    queue.pushBeginning({QByteArray(5 * maxBytes, 'b')});
    queue.pushBeginning({QByteArray()});
    QVERIFY(isTaken(queue, chunk(maxBytes / 2, Kind::Delta)));
    queue.consume(3 * maxBytes); // so much less of the beginning, not more room for what is behind it
    QVERIFY(isTaken(queue, chunk(maxBytes / 2, Kind::Delta)));
    QVERIFY(!isTaken(queue, chunk(10, Kind::Delta)));
    QVERIFY(queue.isLagging());
    QCOMPARE(queue.bytes(), 2 * maxBytes);
    QCOMPARE(drain(queue), QByteArray(2 * maxBytes, 'b'));
    QVERIFY(offer(queue, chunk(maxBytes, Kind::SyncPoint)) == SendQueue::Offer::TakenAfterDrop);
    QVERIFY(!isTaken(queue, chunk(10, Kind::Delta))); // nothing is left of the beginning
}

void SendQueueTest::resumesOnlyAtASyncPointWhileEmpty()
{
    SendQueue queue(maxBytes);
    QVERIFY(isTaken(queue, chunk(900, Kind::SyncPoint)));
    queue.consume(1);
    QVERIFY(offer(queue, chunk(200, Kind::Delta)) == SendQueue::Offer::Dropped);
    QVERIFY(offer(queue, chunk(50, Kind::SyncPoint)) == SendQueue::Offer::Dropped); // not empty
    drain(queue);
    QVERIFY(offer(queue, chunk(50, Kind::Delta)) == SendQueue::Offer::Dropped); // no sync point
    QVERIFY(queue.isLagging());
    const Chunk sync = chunk(50, Kind::SyncPoint);
    QVERIFY(offer(queue, sync) == SendQueue::Offer::TakenAfterDrop);
    QVERIFY(!queue.isLagging());
    const Chunk next = chunk(50, Kind::Delta);
    QVERIFY(isTaken(queue, next));
    QCOMPARE(drain(queue), withHead(sync) + withHead(next));
}

/// Over TLS a text stays in the queue until the kernel has it.
void SendQueueTest::resumesBehindTheTextThatTellsOfTheGap()
{
    SendQueue queue(maxBytes);
    while (!queue.isLagging())
        (void)offer(queue, chunk(400, Kind::Delta));
    drain(queue);
    queue.push({"pong"}); // tells nothing of it
    QCOMPARE(offer(queue, chunk(100, Kind::SyncPoint)), SendQueue::Offer::Dropped);
    drain(queue);
    QVERIFY(queue.takeDroppedRun() > 0);
    queue.push({"skip"});
    QCOMPARE(offer(queue, chunk(100, Kind::Delta)), SendQueue::Offer::Dropped);
    (void)queue.takeDroppedRun();
    QCOMPARE(offer(queue, chunk(100, Kind::SyncPoint)), SendQueue::Offer::TakenAfterDrop);
    QVERIFY(drain(queue).startsWith("skip"));
}

void SendQueueTest::countsEachRun()
{
    SendQueue queue(maxBytes);
    for (int i = 0; i < 5; ++i)
        QVERIFY(isTaken(queue, chunk(200, Kind::Delta)));
    QVERIFY(offer(queue, chunk(200, Kind::Delta)) == SendQueue::Offer::Dropped);
    QCOMPARE(queue.takeDroppedRun(), quint64(6));
    QCOMPARE(queue.takeDroppedRun(), quint64(0));
    QVERIFY(offer(queue, chunk(200, Kind::Delta)) == SendQueue::Offer::Dropped);
    QCOMPARE(queue.takeDroppedRun(), quint64(1));
    QCOMPARE(queue.droppedMessages(), quint64(7));
}

void SendQueueTest::sharesBytesBetweenViewers()
{
    const Chunk shared = chunk(100'000, Kind::SyncPoint);
    std::vector<SendQueue> queues(100, SendQueue(1'000'000));
    for (SendQueue &queue : queues) {
        QVERIFY(isTaken(queue, shared));
        queue.consume(10);
        std::array<QByteArrayView, 1> view;
        QCOMPARE(queue.peek(view), std::size_t(1));
        QVERIFY(view[0].data() == shared.body.constData() + 10 - head.size());
    }
}

void SendQueueTest::staysWithinItsLimitForASlowPeer()
{
    SendQueue queue(maxBytes);
    quint64 taken = 0;
    quint64 told = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto answer = offer(queue, chunk(90, i % 50 == 0 ? Kind::SyncPoint : Kind::Delta));
        taken += answer != SendQueue::Offer::Dropped;
        if (answer == SendQueue::Offer::TakenAfterDrop)
            told += queue.takeDroppedRun();
        QVERIFY(queue.bytes() <= maxBytes);
        if (!queue.isEmpty())
            queue.consume(queue.front(37).size());
    }
    QVERIFY(taken > 1000 && queue.droppedMessages() > 1000);
    QCOMPARE(told + queue.takeDroppedRun(), queue.droppedMessages());
}

QTEST_APPLESS_MAIN(SendQueueTest)
#include "send_queue_test.moc"
