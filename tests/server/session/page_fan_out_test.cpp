// The pages of one thread: each gets every chunk while others join and leave, and however fast it reads.
#include "session/page_fan_out.h"

#include "tests/support/net_page.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <memory>
#include <utility>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

namespace {

stream::Chunk chunk(const QByteArray &body, bool isSyncPoint = false)
{
    stream::Chunk chunk;
    chunk.body = body;
    chunk.isSyncPoint = isSyncPoint;
    return chunk;
}

stream::Burst burst(const QByteArray &newest)
{
    stream::Burst burst;
    burst.tracks.resize(1);
    burst.initSegment = "INIT";
    if (!newest.isEmpty())
        burst.chunks = {chunk(newest, true)};
    return burst;
}

/// The binary messages of \a bytes, which a server sent; texts are left out (RFC 6455 section 5.2).
QByteArrayList binaries(QByteArrayView bytes)
{
    constexpr int binary = 0x82;
    QByteArrayList messages;
    while (bytes.size() >= 2) {
        const bool isBinary = quint8(bytes[0]) == binary;
        qsizetype length = bytes[1];
        bytes = bytes.sliced(2);
        if (const qsizetype lengthBytes = length == 127 ? 8 : length == 126 ? 2 : 0; lengthBytes > 0) {
            length = 0;
            for (const char byte : bytes.first(lengthBytes))
                length = length << 8 | quint8(byte);
            bytes = bytes.sliced(lengthBytes);
        }
        if (bytes.size() < length)
            return {"it ends within a message"};
        if (isBinary)
            messages.append(bytes.first(length).toByteArray());
        bytes = bytes.sliced(length);
    }
    return messages;
}

/// One page, and what it has to get.
struct Expected
{
    std::unique_ptr<Page> page;
    bool hasJoined = false; ///< it does once
    bool isIn = false;
    bool awaitsSyncPoint = false;
    QByteArrayList chunks;
};

} // namespace

class PageFanOutTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesEverybodyEveryChunk();
    void losesNothingWhereTheKernelTakesApart();
    void countsWhatWasGiven();
    void movesPagesAtSyncPoints();

private:
    [[nodiscard]] std::unique_ptr<Page> newPage();

    const RelayClock m_clock;
    RelayLimits m_limits;
    QTcpServer m_listener;
    quint64 m_pages = 0;
};

void PageFanOutTest::init()
{
    m_limits = {};
    QVERIFY(m_listener.isListening() || m_listener.listen(QHostAddress(QHostAddress::LocalHost)));
}

std::unique_ptr<Page> PageFanOutTest::newPage()
{
    auto page = std::make_unique<Page>(m_listener, ++m_pages, ViewerContext{m_clock, m_limits});
    page->session->welcome({});
    return page;
}

/// Against a list for each page that is kept beside it: pages join, also with nothing yet, leave and end.
void PageFanOutTest::givesEverybodyEveryChunk()
{
    QRandomGenerator random(1);
    PageFanOut fanOut;
    std::vector<Expected> all(40);
    for (Expected &one : all)
        one.page = newPage();
    for (int number = 0; number < 300; ++number) {
        for (int i = 0; i < 5; ++i) {
            Expected &one = all[size_t(random.bounded(int(all.size())))];
            if (one.isIn) {
                fanOut.leave(*one.page->session);
                one.isIn = false;
            } else if (!std::exchange(one.hasJoined, true)) {
                one.awaitsSyncPoint = random.bounded(2) == 0;
                one.page->session->join(fanOut, burst(one.awaitsSyncPoint ? QByteArray() : "newest"));
                one.isIn = true;
            }
        }
        const bool isSyncPoint = number % 10 == 0;
        const QByteArray body = QByteArray::number(number) + QByteArray(random.bounded(500), '.');
        for (Expected &one : all) {
            one.awaitsSyncPoint = one.awaitsSyncPoint && !isSyncPoint;
            if (one.isIn && !one.awaitsSyncPoint)
                one.chunks.append(body);
        }
        fanOut.deliver(chunk(body, isSyncPoint));
        if (number % 20 == 0)
            QTest::qWait(0);
    }
    for (const Expected &one : all)
        QTRY_COMPARE(binaries(one.page->chunk.received()), one.chunks);
    for (Expected &one : all)
        one.page->session.reset(); // leaves
    fanOut.deliver(chunk("nobody is there", true));
}

void PageFanOutTest::losesNothingWhereTheKernelTakesApart()
{
    constexpr qsizetype chunkBytes = 300'000;
    m_limits.maxQueuedBytesPerViewer = 100 * chunkBytes;
    PageFanOut fanOut;
    const std::unique_ptr<Page> slow = newPage();
    const std::unique_ptr<Page> quick = newPage();
    for (const auto &page : {slow.get(), quick.get()})
        page->session->join(fanOut, burst("newest"));
    slow->chunk.pause();
    QByteArrayList sent;
    for (int i = 0; i < 40; ++i) {
        sent.append(QByteArray(chunkBytes, char('A' + i)));
        fanOut.deliver(chunk(sent.constLast()));
        QTRY_COMPARE(binaries(quick->chunk.received()).size(), sent.size());
    }
    QVERIFY(slow->session->figures().queuedBytes > chunkBytes);
    slow->chunk.resume();
    QTRY_COMPARE(binaries(slow->chunk.received()), sent);
    sent.append("directly again");
    fanOut.deliver(chunk(sent.constLast()));
    QTRY_COMPARE(binaries(slow->chunk.received()), sent);
    QCOMPARE(slow->session->figures().queuedBytes, 0);
    fanOut.settle();
    QCOMPARE(slow->session->mediaBytes(), quick->session->mediaBytes());
}

/// Also of one that leaves before anybody asked.
void PageFanOutTest::countsWhatWasGiven()
{
    PageFanOut fanOut;
    const std::unique_ptr<Page> stays = newPage();
    const std::unique_ptr<Page> leaves = newPage();
    for (const auto &page : {stays.get(), leaves.get()})
        page->session->join(fanOut, burst("newest"));
    const quint64 atJoin = stays->session->mediaBytes();
    QCOMPARE(atJoin, quint64(QByteArray("INITnewest").size()));
    fanOut.deliver(chunk("123"));
    fanOut.leave(*leaves->session);
    fanOut.deliver(chunk("4567"));
    fanOut.settle();
    fanOut.settle();
    QCOMPARE(leaves->session->mediaBytes(), atJoin + 3);
    QCOMPARE(stays->session->mediaBytes(), atJoin + 7);
}

/// Three feeds, and pages that wish for another one at any time: against what each has to get, which is kept
/// beside it.
void PageFanOutTest::movesPagesAtSyncPoints()
{
    struct Mover
    {
        std::unique_ptr<Page> page;
        std::size_t feed = 0;
        std::size_t wished = 0;
        int begun = 1; ///< blobs
        QByteArrayList chunks{};
    };
    QRandomGenerator random(1);
    PageFanOut fanOut;
    std::array<stream::Burst, 3> heads;
    for (std::size_t feed = 0; feed < heads.size(); ++feed) {
        heads[feed] = burst({});
        heads[feed].id = feed + 1;
        heads[feed].feed.encoding = stream::EncodingId(feed);
        heads[feed].initSegment = "INIT" + QByteArray::number(quint64(feed));
    }
    std::vector<Mover> movers(20);
    for (Mover &mover : movers) {
        mover.page = newPage();
        stream::Burst first = heads[0];
        first.chunks = {chunk("newest", true)};
        mover.page->session->join(fanOut, first);
    }
    for (int number = 0; number < 600; ++number) {
        Mover &wishing = movers[size_t(random.bounded(int(movers.size())))];
        wishing.wished = size_t(random.bounded(int(heads.size())));
        fanOut.moveTo(*wishing.page->session, heads[wishing.wished]);
        const auto feed = size_t(random.bounded(int(heads.size())));
        stream::Chunk next = chunk(QByteArray::number(number), random.bounded(4) == 0);
        next.feed = heads[feed].feed;
        for (Mover &mover : movers) {
            if (next.isSyncPoint && mover.wished == feed && mover.feed != feed) {
                mover.feed = feed;
                ++mover.begun;
            }
            if (mover.feed == feed)
                mover.chunks.append(next.body);
        }
        fanOut.deliver(next);
        if (number % 20 == 0)
            QTest::qWait(0);
    }
    for (const Mover &mover : movers) {
        QTRY_COMPARE(binaries(mover.page->chunk.received()), mover.chunks);
        QTRY_COMPARE(binaries(mover.page->blob.received()).size(), mover.begun);
        QVERIFY(mover.page->blob.received().endsWith(heads[mover.feed].initSegment) || mover.begun == 1);
    }
}

QTEST_GUILESS_MAIN(PageFanOutTest)
#include "page_fan_out_test.moc"
