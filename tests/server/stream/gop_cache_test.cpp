// What the GOP cache keeps, what it forgets, and that it never starts in the middle of a GOP.
#include "stream/gop_cache.h"

#include "stream/webm_packager.h"
#include "tests/support/blocks.h"
#include "tests/support/stream_sinks.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

Chunk chunk(const QByteArray &payload, milliseconds time, bool isSyncPoint)
{
    return {{{}, payload, time, time, isSyncPoint}};
}

QByteArray contentOf(const GopCache &cache)
{
    return joined(cache.chunks());
}

/// What a cache needs beside it.
struct Parts
{
    WebmPackager packager;
    MemoryAccountant memory;
};

/// Frames of video and audio as the stream has them.
struct Source
{
    webm::Tracks tracks = [] {
        webm::Tracks both(2);
        both[0].number = 1;
        both[0].codecId = "V_VP8";
        both[0].pixelWidth = both[0].pixelHeight = 16;
        both[1].number = 2;
        both[1].type = webm::TrackType::Audio;
        both[1].codecId = "A_OPUS";
        both[1].samplingFrequency = 48'000;
        both[1].channels = 2;
        return both;
    }();
    webm::ChunkMuxer muxer{tracks};

    [[nodiscard]] QByteArray initSegment() const { return webm::writeInitSegment(tracks); }

    void append(GopCache &cache, const webm::Frame &block)
    {
        for (const webm::MuxedChunk &muxed : muxer.mux({block}))
            cache.append({muxed});
    }
};

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
    void condensesALongGop();
    void condensesBFramesInTheOrderOfShowing();
    void keepsSparseVideoAndTheNewestAudio();
    void emptiesOverItsFrames();
    void goesOnWithTheNewestGopWhereThatFits();
    void forgetsAll();
    void staysWithinItsLimits();
    void sharesBytes();
};

void GopCacheTest::isEmptyUntilASyncPoint()
{
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
    for (int i = 0; i < 1000; ++i)
        cache.append(chunk("delta", i * 33ms, false));
    QVERIFY(cache.isEmpty());
    QCOMPARE(cache.bytes(), qsizetype(0));
    QVERIFY(cache.span() == 0ms);
}

void GopCacheTest::givesPayloadsInOrder()
{
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
    cache.append(chunk("K", 0ms, true));
    cache.append(chunk("1", 33ms, false));
    cache.append(chunk("2", 66ms, false));
    QCOMPARE(contentOf(cache), QByteArray("K12"));
    QVERIFY(cache.span() == 66ms);
    QCOMPARE(cache.bytes(), qsizetype(3));
}

void GopCacheTest::keepsThePreviousGopUntilTheNewestIsLongEnough()
{
    Parts parts;
    GopCache cache(parts.packager, parts.memory, {1'000'000, 30s, 500ms});
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
    Parts parts;
    GopCache cache(parts.packager, parts.memory, {1'000'000, 30s, 500ms});
    for (int i = 0; i < 100; ++i)
        cache.append(chunk(QByteArray(1, char(i)), i * 100ms, true));
    // The newest chunk is at 9900 ms: 9400 ms is the latest start that gives 500 ms.
    QCOMPARE(contentOf(cache).at(0), char(94));
    QVERIFY(cache.span() == 500ms);
}

void GopCacheTest::emptiesOverItsBytes()
{
    Parts parts;
    GopCache cache(parts.packager, parts.memory, {1000, 30s, 500ms});
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

// A frame every 100 ms, audio every 20 ms, a single keyframe: all frames are there, and those that are old
// stand right before the newest Clusters.
void GopCacheTest::condensesALongGop()
{
    Source source;
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
    (void)parts.packager.start(source.tracks);
    cache.start(source.tracks);
    for (milliseconds time = 0ms; time < 60s; time += 20ms) {
        source.append(cache, audioBlock(time));
        if (time % 100ms == 0ms)
            source.append(cache, videoBlock(time, time == 0ms, QByteArray::number(qint64(time.count()))));
    }
    const auto blocks = blocksOf(source.initSegment() + contentOf(cache));
    const QByteArrayList frames = payloadsOf(blocks, webm::TrackType::Video);
    QCOMPARE(frames.size(), qsizetype(600));
    for (qsizetype i = 0; i < frames.size(); ++i)
        QCOMPARE(frames[i], QByteArray::number(i * 100));
    QVERIFY(blocks.front().isKeyframe && blocks.front().type == webm::TrackType::Video);
    QVERIFY(std::ranges::is_sorted(blocks, {}, &webm::Frame::time));
    QVERIFY(blocks.back().time - blocks.front().time <= 10s);
    QVERIFY(blocks.back().time - blocks.front().time >= 500ms);
    QVERIFY(cache.chunks().front().isSyncPoint);
    QVERIFY(cache.chunks().front().time == blocks.front().time);
    QCOMPARE(parts.memory.bytes(),
             cache.chunks().front().size()); // the others were counted where they were made
    // Each chunk tells of its frames what a reader of its bytes finds.
    auto block = blocks.begin();
    for (const Chunk &chunk : cache.chunks()) {
        for (const webm::MuxedFrame &frame : chunk.frames) {
            QVERIFY(block != blocks.end());
            QCOMPARE(chunk.payload(frame).toByteArray(), block->payload);
            QCOMPARE(frame.isKeyframe, block->isKeyframe);
            QVERIFY(frame.type == block->type);
            ++block;
        }
    }
    QVERIFY(block == blocks.end());
}

// A P-frame before the three B-frames that are shown before it.
void GopCacheTest::condensesBFramesInTheOrderOfShowing()
{
    Source source;
    source.tracks[0].codecId = "V_MPEG4/ISO/AVC";
    source.muxer = webm::ChunkMuxer(source.tracks);
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
    (void)parts.packager.start(source.tracks);
    cache.start(source.tracks);
    source.append(cache, videoBlock(0ms, true, "0"));
    for (milliseconds group = 0ms; group < 60s; group += 160ms) {
        for (const int step : {4, 2, 1, 3}) {
            const milliseconds time = group + step * 40ms;
            source.append(cache, videoBlock(time, false, QByteArray::number(qint64(time / 40ms))));
            source.append(cache, audioBlock(group + step * 30ms));
        }
    }
    auto blocks = blocksOf(source.initSegment() + contentOf(cache));
    std::erase_if(blocks, [](const webm::Frame &block) { return block.type != webm::TrackType::Video; });
    QCOMPARE(blocks.size(), size_t(1'501));
    QCOMPARE(blocks[1].payload, QByteArray("4")); // decoded in this order
    QCOMPARE(blocks[2].payload, QByteArray("2"));
    std::ranges::sort(blocks, {}, &webm::Frame::time);
    for (size_t i = 0; i < blocks.size(); ++i) {
        QCOMPARE(blocks[i].payload, QByteArray::number(i));
        QVERIFY(i == 0 || blocks[i].time > blocks[i - 1].time);
    }
    QVERIFY(blocks.back().time - blocks.front().time <= 10s);
}

// A cover with music: a frame every 5 s.
void GopCacheTest::keepsSparseVideoAndTheNewestAudio()
{
    Source source;
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
    (void)parts.packager.start(source.tracks);
    cache.start(source.tracks);
    for (milliseconds time = 0ms; time < 10min; time += 20ms) {
        if (time % 5s == 0ms)
            source.append(cache, videoBlock(time, time == 0ms, "cover"));
        source.append(cache, audioBlock(time));
        QVERIFY(!cache.isEmpty());
    }
    const auto blocks = blocksOf(source.initSegment() + contentOf(cache));
    QCOMPARE(payloadsOf(blocks, webm::TrackType::Video).size(), qsizetype(120));
    QVERIFY(blocks.back().time - blocks.front().time <= 9s);
    QVERIFY(cache.bytes() < 20'000);
}

void GopCacheTest::emptiesOverItsFrames()
{
    Source source;
    GopCacheLimits limits;
    limits.maxFrames = 100;
    Parts parts;
    GopCache cache(parts.packager, parts.memory, limits);
    (void)parts.packager.start(source.tracks);
    cache.start(source.tracks);
    for (milliseconds time = 0ms; time < 20s; time += 100ms)
        source.append(cache, videoBlock(time, time == 0ms));
    QVERIFY(cache.isEmpty());
    QCOMPARE(cache.bytes(), qsizetype(0));
    source.append(cache, videoBlock(20s, true));
    QVERIFY(!cache.isEmpty());
    QCOMPARE(parts.memory.bytes(), qsizetype(0));
}

void GopCacheTest::goesOnWithTheNewestGopWhereThatFits()
{
    Parts partsOfBytes;
    GopCache bytes(partsOfBytes.packager, partsOfBytes.memory, {1000, 30s, 500ms});
    bytes.append(chunk(QByteArray(900, 'A'), 0ms, true));
    bytes.append(chunk(QByteArray(500, 'B'), 33ms, true)); // long before minSpan
    QCOMPARE(contentOf(bytes), QByteArray(500, 'B'));

    Parts partsOfSpan;
    GopCache span(partsOfSpan.packager, partsOfSpan.memory, {1'000'000, 2s, 500ms});
    span.append(chunk("A", 0ms, true));
    span.append(chunk("B", 5000ms, true)); // after a hole
    QCOMPARE(contentOf(span), QByteArray("B"));
}

void GopCacheTest::forgetsAll()
{
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
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
    Parts parts;
    GopCache cache(parts.packager, parts.memory, {maxBytes, 2s, 500ms});
    QRandomGenerator random(20);
    milliseconds time{0};
    for (int i = 0; i < 20'000; ++i) {
        time += milliseconds(random.bounded(80));
        const bool isSyncPoint = random.bounded(30) == 0;
        const QByteArray payload = (isSyncPoint ? "K" : "d") + QByteArray(random.bounded(400), '.');
        cache.append(chunk(payload, time, isSyncPoint));
        const QByteArray content = contentOf(cache);
        QVERIFY(cache.bytes() <= maxBytes);
        QCOMPARE(content.isEmpty(), cache.isEmpty());
        QVERIFY(content.size() <= cache.bytes());
        QVERIFY(content.isEmpty() || (content.startsWith('K') && content.endsWith(payload)));
    }
}

void GopCacheTest::sharesBytes()
{
    Parts parts;
    GopCache cache(parts.packager, parts.memory);
    const Chunk shared = chunk(QByteArray(100'000, 'K'), 0ms, true);
    cache.append(shared);
    QVERIFY(!shared.body.isDetached()); // the cache refers to the same bytes
}

QTEST_APPLESS_MAIN(GopCacheTest)
#include "gop_cache_test.moc"
