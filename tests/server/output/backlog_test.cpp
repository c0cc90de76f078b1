#include "output/backlog.h"

#include "stream/memory_accountant.h"

#include <QTest>

using namespace lancast;
using Offer = output::Backlog::Offer;

namespace {

enum class Kind { SyncPoint, Rest };

} // namespace

class BacklogTest final : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithASyncPoint();
    void leavesOutUpToTheNextSyncPoint();
    void takesWhatFitsExactly();
    void countsUntilItIsDone();

private:
    [[nodiscard]] stream::Chunk chunk(Kind kind, qsizetype bytes = 100);

    stream::MemoryAccountant m_memory;
};

stream::Chunk BacklogTest::chunk(Kind kind, qsizetype bytes)
{
    stream::Chunk chunk;
    chunk.header = QByteArray(kind == Kind::SyncPoint ? 10 : 0, 'h');
    chunk.body = QByteArray(bytes - chunk.header.size(), 'b');
    chunk.isSyncPoint = kind == Kind::SyncPoint;
    chunk.ticket = m_memory.hold(bytes);
    return chunk;
}

void BacklogTest::beginsWithASyncPoint()
{
    output::Backlog backlog(1'000);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::AwaitsSyncPoint);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::Taken);
    backlog.awaitSyncPoint();
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::AwaitsSyncPoint);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint)) == Offer::Taken);
    QCOMPARE(backlog.bytes(), 300);
}

void BacklogTest::leavesOutUpToTheNextSyncPoint()
{
    output::Backlog backlog(250);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::NoRoom);
    backlog.release(200);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::AwaitsSyncPoint);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint, 251)) == Offer::NoRoom);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::AwaitsSyncPoint);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint)) == Offer::Taken);
    QCOMPARE(backlog.bytes(), 100);
}

void BacklogTest::takesWhatFitsExactly()
{
    output::Backlog backlog(200);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::Rest)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint, 11)) == Offer::NoRoom);
}

void BacklogTest::countsUntilItIsDone()
{
    output::Backlog backlog(1'000);
    QVERIFY(backlog.offer(chunk(Kind::SyncPoint, 300)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::Rest, 100)) == Offer::Taken);
    QVERIFY(backlog.offer(chunk(Kind::Rest, 50)) == Offer::Taken);
    QCOMPARE(m_memory.bytes(), 450);
    backlog.release(300);
    QCOMPARE(m_memory.bytes(), 150);
    backlog.release(150);
    QCOMPARE(m_memory.bytes(), 0);
    QCOMPARE(backlog.bytes(), 0);
}

QTEST_APPLESS_MAIN(BacklogTest)
#include "backlog_test.moc"
