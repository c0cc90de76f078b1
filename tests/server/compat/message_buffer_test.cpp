// What one who comes late to the seed's chunk port gets, and how much of it is kept.
#include "compat/message_buffer.h"

#include <QTest>

using namespace lancast::stream;
using namespace lancast;

namespace {

/// The payload of \a blob as one message.
QByteArray messageOf(const Burst &blob)
{
    QByteArray all = blob.initSegment;
    for (const Chunk &chunk : blob.chunks)
        all += chunk.body;
    return all;
}

} // namespace

class SeedBufferTest final : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst();
    void joinsABlobAndItsChunks();
    void startsAnewWithEachBlob();
    void passesMessagesAsTheyAre();
    void stopsGrowingAtItsLimit();
    void keepsNoBlobThatIsTooLarge();
    void isNotFilledByMessagesOfNothing();
    void countsWhatItHolds();
    void letsLaggingViewersGoOnBehindABlob();
};

void SeedBufferTest::isEmptyAtFirst()
{
    MemoryAccountant memory;
    const compat::MessageBuffer buffer(memory);
    QCOMPARE(buffer.contents().size(), qsizetype(0));
}

void SeedBufferTest::joinsABlobAndItsChunks()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory);
    (void)buffer.startBlob("blob");
    (void)buffer.append("one");
    (void)buffer.append("two");
    QCOMPARE(messageOf(buffer.contents()), QByteArray("blobonetwo"));
    QCOMPARE(buffer.contents().size(), qsizetype(10));
}

void SeedBufferTest::startsAnewWithEachBlob()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory);
    (void)buffer.append("before any blob"); // the seed keeps such a chunk as well
    QCOMPARE(messageOf(buffer.contents()), QByteArray("before any blob"));
    (void)buffer.startBlob("first");
    (void)buffer.append("one");
    (void)buffer.startBlob("second");
    QCOMPARE(messageOf(buffer.contents()), QByteArray("second"));
    (void)buffer.startBlob({});
    QCOMPARE(buffer.contents().size(), qsizetype(0));
}

void SeedBufferTest::passesMessagesAsTheyAre()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory);
    const QByteArray large(70'000, 'x');
    const Chunk blob = buffer.startBlob(large);
    QCOMPARE(blob.body, large);
    QVERIFY(blob.isSyncPoint && !blob.startsCluster());
    QCOMPARE(buffer.append("abc").body, "abc");
    QCOMPARE(buffer.append({}).size(), qsizetype(0));
}

void SeedBufferTest::stopsGrowingAtItsLimit()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory, 100'000);
    const QByteArray part(40'000, 'p');
    (void)buffer.startBlob(part);
    (void)buffer.append(part);
    QVERIFY(!buffer.isFull());
    QCOMPARE(buffer.append(part).body, part); // it goes on to those who are there
    QVERIFY(buffer.isFull());
    (void)buffer.append("small enough, but behind a hole");
    QCOMPARE(messageOf(buffer.contents()), part + part);
    (void)buffer.startBlob("next");
    QVERIFY(!buffer.isFull());
    QCOMPARE(messageOf(buffer.contents()), QByteArray("next"));
}

void SeedBufferTest::keepsNoBlobThatIsTooLarge()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory, 1'000);
    (void)buffer.startBlob(QByteArray(2'000, 'b'));
    QVERIFY(buffer.isFull());
    (void)buffer.append("a chunk without its blob is of no use");
    QCOMPARE(buffer.contents().size(), qsizetype(0));
}

void SeedBufferTest::isNotFilledByMessagesOfNothing()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory, 1'000'000);
    (void)buffer.startBlob("blob");
    for (int i = 0; i < 1'000'000; ++i)
        (void)buffer.append("x");
    // Each takes memory beside its byte.
    QVERIFY(buffer.isFull());
    QVERIFY(buffer.contents().chunks.size() < 20'000);
    (void)buffer.startBlob("blob");
    for (int i = 0; i < 1'000'000; ++i)
        (void)buffer.append({});
    QVERIFY(!buffer.isFull());
    QCOMPARE(buffer.contents().chunks.size(), size_t(1));
}

void SeedBufferTest::countsWhatItHolds()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory);
    (void)buffer.startBlob(QByteArray(10'000, 'b'));
    const Chunk waiting = buffer.append(QByteArray(5'000, 'c'));
    const qsizetype both = memory.bytes();
    QVERIFY(both >= 15'000 && both < 15'100);
    (void)buffer.startBlob({});
    QVERIFY(memory.bytes() >= 5'000 && memory.bytes() < 5'100); // a viewer's queue still has the chunk
}

void SeedBufferTest::letsLaggingViewersGoOnBehindABlob()
{
    MemoryAccountant memory;
    compat::MessageBuffer buffer(memory);
    QVERIFY(buffer.startBlob("blob").isSyncPoint);
    QVERIFY(buffer.append("first").isSyncPoint);
    QVERIFY(!buffer.append("second").isSyncPoint);
    QVERIFY(buffer.startBlob("blob").isSyncPoint);
    QVERIFY(buffer.append("first").isSyncPoint);
}

QTEST_APPLESS_MAIN(SeedBufferTest)

#include "message_buffer_test.moc"
