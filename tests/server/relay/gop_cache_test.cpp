// What the GOP cache keeps, what it forgets, and that it never starts in the middle of a GOP.
#include "relay/gop_cache.h"

#include "tests/support/stream_sinks.h"
#include "webm/chunk_muxer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lancast;
using namespace lancast::relay;
using lancast::test::joined;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

Chunk chunk(const QByteArray &payload, milliseconds time, bool isSyncPoint)
{
    return makeChunk({payload, time, time, isSyncPoint, 0});
}

QByteArray contentOf(const GopCache &cache)
{
    return joined(cache.chunks());
}

} // namespace

class GopCacheTest final : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyUntilASyncPoint();
    void givesPayloadsInOrder();
    void keepsThePreviousGopUntilTheNewestIsLongEnough();
    void keepsManyShortGops();
    void emptiesOverItsBytes();
    void emptiesOverItsSpan();
    void goesOnWithTheNewestGopWhereThatFits();
    void forgetsAll();
    void staysWithinItsLimits();
    void sharesBytes();
};

void GopCacheTest::isEmptyUntilASyncPoint()
{
    GopCache cache;
    for (int i = 0; i < 1000; ++i)
        cache.append(chunk("delta", i * 33ms, false));
    QVERIFY(cache.isEmpty());
    QCOMPARE(cache.bytes(), qsizetype(0));
    QVERIFY(cache.span() == 0ms);
}

void GopCacheTest::givesPayloadsInOrder()
{
    GopCache cache;
    cache.append(chunk("K", 0ms, true));
    cache.append(chunk("1", 33ms, false));
    cache.append(chunk("2", 66ms, false));
    QCOMPARE(contentOf(cache), QByteArray("K12"));
    QVERIFY(cache.span() == 66ms);
    QCOMPARE(cache.bytes(), qsizetype(3 * 3)); // as they are held, with the frame header of two bytes
}

void GopCacheTest::keepsThePreviousGopUntilTheNewestIsLongEnough()
{
    GopCache cache({1'000'000, 30s, 500ms});
    cache.append(chunk("A", 0ms, true));
    cache.append(chunk("a", 2000ms, false));
    cache.append(chunk("B", 3000ms, true));
    cache.append(chunk("b", 3499ms, false));
    QCOMPARE(contentOf(cache), QByteArray("AaBb"));
    cache.append(chunk("c", 3500ms, false));
    QCOMPARE(contentOf(cache), QByteArray("Bbc"));
    QVERIFY(cache.span() == 500ms);
}

void GopCacheTest::keepsManyShortGops()
{
    GopCache cache({1'000'000, 30s, 500ms});
    for (int i = 0; i < 100; ++i)
        cache.append(chunk(QByteArray(1, char(i)), i * 100ms, true));
    // The newest chunk is at 9900 ms: 9400 ms is the latest start that gives 500 ms.
    QCOMPARE(contentOf(cache).at(0), char(94));
    QVERIFY(cache.span() == 500ms);
}

void GopCacheTest::emptiesOverItsBytes()
{
    GopCache cache({1000, 30s, 500ms});
    cache.append(chunk(QByteArray(500, 'K'), 0ms, true));
    cache.append(chunk(QByteArray(400, 'd'), 33ms, false));
    QVERIFY(!cache.isEmpty());
    cache.append(chunk(QByteArray(200, 'd'), 66ms, false));
    QVERIFY(cache.isEmpty());
    QCOMPARE(cache.bytes(), qsizetype(0));
    cache.append(chunk("d", 99ms, false));
    QVERIFY(cache.isEmpty());
    cache.append(chunk("K", 132ms, true));
    QCOMPARE(contentOf(cache), QByteArray("K"));
    cache.append(chunk(QByteArray(2000, 'K'), 165ms, true)); // alone over the limit
    QVERIFY(cache.isEmpty());
}

void GopCacheTest::emptiesOverItsSpan()
{
    GopCache cache({1'000'000, 2s, 500ms});
    cache.append(chunk("K", 0ms, true));
    cache.append(chunk("d", 2000ms, false));
    QVERIFY(!cache.isEmpty());
    cache.append(chunk("d", 2001ms, false));
    QVERIFY(cache.isEmpty());
}

void GopCacheTest::goesOnWithTheNewestGopWhereThatFits()
{
    GopCache bytes({1000, 30s, 500ms});
    bytes.append(chunk(QByteArray(900, 'A'), 0ms, true));
    bytes.append(chunk(QByteArray(500, 'B'), 33ms, true)); // long before minSpan
    QCOMPARE(contentOf(bytes), QByteArray(500, 'B'));

    GopCache span({1'000'000, 2s, 500ms});
    span.append(chunk("A", 0ms, true));
    span.append(chunk("B", 5000ms, true)); // after a hole
    QCOMPARE(contentOf(span), QByteArray("B"));
}

void GopCacheTest::forgetsAll()
{
    GopCache cache;
    cache.append(chunk("K", 0ms, true));
    cache.clear();
    QVERIFY(cache.isEmpty());
    QCOMPARE(cache.bytes(), qsizetype(0));
    cache.append(chunk("d", 33ms, false));
    QVERIFY(cache.isEmpty());
}

void GopCacheTest::staysWithinItsLimits()
{
    constexpr qsizetype maxBytes = 5000;
    GopCache cache({maxBytes, 2s, 500ms});
    QRandomGenerator random(20);
    milliseconds time{0};
    for (int i = 0; i < 20'000; ++i) {
        time += milliseconds(random.bounded(80));
        const bool isSyncPoint = random.bounded(30) == 0;
        const QByteArray payload = (isSyncPoint ? "K" : "d") + QByteArray(random.bounded(400), '.');
        cache.append(chunk(payload, time, isSyncPoint));
        const QByteArray content = contentOf(cache);
        QVERIFY(cache.bytes() <= maxBytes && cache.span() <= 2s);
        QCOMPARE(content.isEmpty(), cache.isEmpty());
        QVERIFY(content.size() <= cache.bytes());
        QVERIFY(content.isEmpty() || (content.startsWith('K') && content.endsWith(payload)));
    }
}

void GopCacheTest::sharesBytes()
{
    GopCache cache;
    const Chunk shared = chunk(QByteArray(100'000, 'K'), 0ms, true);
    cache.append(shared);
    QVERIFY(!shared.wire.isDetached()); // the cache refers to the same bytes
}

QTEST_APPLESS_MAIN(GopCacheTest)
#include "gop_cache_test.moc"
