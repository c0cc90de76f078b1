// Viewers served by several threads: each gets the stream from its burst on, and what concerns it.
#include "session/viewer_shards.h"

#include "tests/support/net_page.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype chunkBytes = 1'000;

} // namespace

class ViewerShardsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void spreadsPagesOverAllShards();
    void continuesABurstWithoutAHole();
    void tellsTheOneThatIsMeant();
    void leavesOutWhatAShardDoesNotKeepUpWith();
    void abortsTheLargestQueueOfAnyShard();
    void showsBytesOfPagesThatLeave();
    void takesInAPageThatHasEndedOnItsWay();
    void tellsNobodyNewOfWhatOthersMissed();
    void tellsEachPageWhatItMissedAlone();

private:
    void start(int threads);
    [[nodiscard]] Page &addPage(const stream::Burst &burst = {});
    [[nodiscard]] stream::Chunk chunk(char content, bool isSyncPoint = false);

    const RelayClock m_clock;
    RelayLimits m_limits;
    stream::MemoryAccountant m_memory;
    QTcpServer m_listener;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::unique_ptr<ViewerShards> m_shards;
    std::vector<std::unique_ptr<Page>> m_pages;
    std::vector<std::size_t> m_places; ///< of the pages
};

void ViewerShardsTest::init()
{
    m_limits = {};
    QVERIFY(m_listener.isListening() || m_listener.listen(QHostAddress(QHostAddress::LocalHost)));
}

void ViewerShardsTest::cleanup()
{
    m_shards.reset();
    for (const auto &thread : m_threads) {
        thread->start();
        thread->quit();
        thread->wait();
    }
    m_threads.clear();
    m_pages.clear();
    m_places.clear();
    QCOMPARE(m_memory.bytes(), 0);
}

void ViewerShardsTest::start(int threads)
{
    std::vector<QThread *> all;
    for (int i = 0; i < threads; ++i) {
        m_threads.push_back(std::make_unique<QThread>());
        all.push_back(m_threads.back().get());
    }
    m_shards = std::make_unique<ViewerShards>(all, m_limits.maxQueuedBytesPerShard);
}

Page &ViewerShardsTest::addPage(const stream::Burst &burst)
{
    auto page = std::make_unique<Page>(m_listener, m_pages.size() + 1, ViewerContext{m_clock, m_limits});
    ViewerSession *session = page->session.get();
    m_shards->own().addPage(std::move(page->session));
    session->welcome({});
    m_pages.push_back(std::move(page));
    m_places.push_back(m_shards->place(session, burst));
    return *m_pages.back();
}

stream::Chunk ViewerShardsTest::chunk(char content, bool isSyncPoint)
{
    stream::Chunk chunk;
    chunk.body = QByteArray(chunkBytes, content);
    chunk.isSyncPoint = isSyncPoint;
    chunk.ticket = m_memory.hold(chunk.size());
    return chunk;
}

void ViewerShardsTest::spreadsPagesOverAllShards()
{
    start(2);
    for (int i = 0; i < 6; ++i)
        (void)addPage();
    for (const std::size_t shard : {0, 1, 2})
        QCOMPARE(std::ranges::count(m_places, shard), 2);
    m_shards->leave(1);
    (void)addPage();
    QCOMPARE(m_places.back(), std::size_t(1));
}

/// The chunk that is delivered right behind the burst is the next one, in every thread.
void ViewerShardsTest::continuesABurstWithoutAHole()
{
    start(2);
    stream::Burst burst;
    burst.tracks.resize(1);
    burst.initSegment = "INIT";
    burst.chunks = {chunk('a', true)};
    for (int i = 0; i < 3; ++i)
        (void)addPage(burst);
    m_shards->deliver(chunk('b'));
    for (const auto &thread : m_threads)
        thread->start();
    m_shards->deliver(chunk('c'));
    for (const auto &page : m_pages) {
        QTRY_VERIFY(page->blob.received().endsWith("INIT" + QByteArray(chunkBytes, 'a')));
        QTRY_VERIFY(page->chunk.received().endsWith(QByteArray(chunkBytes, 'c')));
        QCOMPARE(page->chunk.received().count('b'), chunkBytes + 2); // and those of "blob"
    }
}

void ViewerShardsTest::tellsTheOneThatIsMeant()
{
    start(1);
    const QSignalSpy finished(m_shards.get(), &ViewerShards::viewerFinished);
    Page &own = addPage();
    Page &other = addPage();
    QCOMPARE(m_places, (std::vector<std::size_t>{0, 1}));
    m_threads[0]->start();
    m_shards->at(1).post([](ViewerShard &shard) { shard.closeWith(2, CloseCode::VisitEnded, {}); });
    QTRY_VERIFY(other.blob.isClosed() && other.chunk.isClosed());
    QVERIFY(!own.blob.isClosed());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toULongLong(), quint64(2));
}

/// Its thread stands still: what waits for it is limited, and the page is told what it has missed.
void ViewerShardsTest::leavesOutWhatAShardDoesNotKeepUpWith()
{
    m_limits.maxQueuedBytesPerShard = 10 * chunkBytes;
    start(1);
    (void)addPage();
    Page &late = addPage();
    m_shards->deliver(chunk('K', true));
    for (int i = 0; i < 99; ++i)
        m_shards->deliver(chunk('d'));
    QCOMPARE(m_memory.bytes(), 10 * chunkBytes);
    m_threads[0]->start();
    QTRY_COMPARE(late.chunk.received().count('d'), 9 * chunkBytes);
    m_shards->deliver(chunk('e')); // continues what was left out
    m_shards->deliver(chunk('S', true));
    QTRY_VERIFY(late.chunk.received().endsWith(QByteArray(chunkBytes, 'S')));
    QVERIFY(late.chunk.received().contains(R"({"chunks":91,"type":"skip"})"));
    QVERIFY(!late.chunk.received().contains("eeee"));
}

void ViewerShardsTest::abortsTheLargestQueueOfAnyShard()
{
    // Far more than the kernel takes.
    stream::Chunk large = chunk('K', true);
    large.body = QByteArray(qsizetype(16) * 1024 * 1024, 'K');
    m_limits.maxQueuedBytesPerViewer = 2 * large.size();
    m_limits.maxQueuedBytesPerShard = 2 * large.size();
    start(1);
    const QSignalSpy finished(m_shards.get(), &ViewerShards::viewerFinished);
    for (int i = 0; i < 2; ++i)
        addPage().chunk.pause();
    QVERIFY(!m_shards->abortLargestQueue()); // nobody has anything
    m_threads[0]->start();
    m_shards->deliver(large);
    QTRY_VERIFY_WITH_TIMEOUT((m_shards->tick(0ms), !m_shards->report(1).viewers.isEmpty() &&
                                                       m_shards->report(1).viewers.value(2).queuedBytes > 0),
                             10'000);
    QVERIFY(m_shards->abortLargestQueue());
    QTRY_VERIFY(!m_shards->awaitsAbort());
    QVERIFY(m_shards->abortLargestQueue());
    QTRY_VERIFY(!m_shards->awaitsAbort());
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(!m_shards->abortLargestQueue());
}

void ViewerShardsTest::showsBytesOfPagesThatLeave()
{
    start(1);
    quint64 bytesOfGone = 0;
    connect(m_shards.get(), &ViewerShards::viewerFinished, this,
            [&](quint64, const ClientFigures &figures) { bytesOfGone += figures.bytes; });
    (void)addPage();
    Page &leaving = addPage();
    m_threads[0]->start();
    m_shards->deliver(chunk('K', true));
    QTRY_COMPARE(leaving.chunk.received().count('K'), chunkBytes);
    quint64 most = 0;
    const auto total = [&] {
        m_shards->tick(0ms);
        const quint64 bytes = m_shards->sentBytes() + bytesOfGone;
        if (bytes < most)
            qWarning("it went back");
        return most = bytes;
    };
    QTRY_COMPARE(total(), quint64(2 * chunkBytes));
    QTest::failOnWarning("it went back");
    leaving.chunk.kill();
    QTRY_VERIFY((total(), bytesOfGone > 0));
    QCOMPARE(total(), quint64(2 * chunkBytes));
}

/// Its connections may end in the thread that it moves to before that thread knows it.
void ViewerShardsTest::takesInAPageThatHasEndedOnItsWay()
{
    Page page(m_listener, 7, {m_clock, m_limits});
    page.session->welcome({});
    page.blob.kill();
    page.chunk.kill();
    QTRY_VERIFY(page.session->isFinished());
    ViewerShard shard;
    const QSignalSpy finished(&shard, &ViewerShard::viewerFinished);
    shard.addPage(std::move(page.session));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toULongLong(), quint64(7));
    QVERIFY(shard.report().viewers.isEmpty());
}

/// A shard that has skipped chunks and has nobody left starts with the next page as any other.
void ViewerShardsTest::tellsNobodyNewOfWhatOthersMissed()
{
    m_limits.maxQueuedBytesPerShard = 2 * chunkBytes;
    start(1);
    (void)addPage();
    (void)addPage();
    m_shards->deliver(chunk('K', true));
    for (int i = 0; i < 9; ++i)
        m_shards->deliver(chunk('d'));
    m_threads[0]->start();
    m_shards->at(1).post([](ViewerShard &shard) { shard.drop(2); });
    m_shards->leave(1);
    QTRY_COMPARE(m_memory.bytes(), 0);
    stream::Burst burst;
    burst.tracks.resize(1);
    burst.chunks = {chunk('a', true)};
    Page &next = addPage(burst);
    QCOMPARE(m_places.back(), std::size_t(1));
    m_shards->deliver(chunk('e'));
    QTRY_VERIFY(next.chunk.received().endsWith(QByteArray(chunkBytes, 'e')));
    QVERIFY(!next.chunk.received().contains("skip"));
}

/// One comes while its shard is left out: its burst has what the others miss.
void ViewerShardsTest::tellsEachPageWhatItMissedAlone()
{
    m_limits.maxQueuedBytesPerShard = 2 * chunkBytes;
    start(1);
    (void)addPage();
    Page &early = addPage();
    (void)addPage();
    m_shards->deliver(chunk('K', true));
    for (int i = 0; i < 9; ++i)
        m_shards->deliver(chunk('d'));
    stream::Burst burst;
    burst.tracks.resize(1);
    burst.chunks = {chunk('a', true)};
    Page &late = addPage(burst);
    QCOMPARE(m_places.back(), std::size_t(1));
    for (int i = 0; i < 3; ++i)
        m_shards->deliver(chunk('d'));
    m_threads[0]->start();
    QTRY_VERIFY(early.chunk.received().contains("\"chunks\":8"));
    QTRY_VERIFY([&] {
        m_shards->deliver(chunk('S', true));
        return late.chunk.received().contains(QByteArray(chunkBytes, 'S'));
    }());
    QVERIFY(!late.chunk.received().contains("\"chunks\":8"));
    QVERIFY(late.chunk.received().contains("\"chunks\":3"));
}

QTEST_GUILESS_MAIN(ViewerShardsTest)
#include "viewer_shards_test.moc"
