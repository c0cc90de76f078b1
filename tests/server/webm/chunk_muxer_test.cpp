// Where chunks and Clusters start, which times they carry, and their exact bytes.
#include "webm/chunk_muxer.h"

#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

Track track(quint64 number, TrackType type)
{
    Track result;
    result.number = number;
    result.type = type;
    return result;
}

const Tracks both{track(1, TrackType::Video), track(2, TrackType::Audio)};
const Tracks soundOnly{track(2, TrackType::Audio)};

Block video(std::chrono::nanoseconds time, bool isKeyframe, const QByteArray &payload = "v")
{
    Block block;
    block.trackNumber = 1;
    block.time = time;
    block.isKeyframe = isKeyframe;
    block.payload = payload;
    return block;
}

Block audio(std::chrono::nanoseconds time, const QByteArray &payload = "a")
{
    Block block = video(time, true, payload);
    block.trackNumber = 2;
    block.type = TrackType::Audio;
    return block;
}

QByteArray clusterStart(const char *timestampElement)
{
    return hex("1f43b67501ffffffffffffff") + hex(timestampElement);
}

std::vector<MuxedChunk> mux(ChunkMuxer &muxer, const std::vector<Block> &blocks)
{
    return muxer.mux(blocks);
}

} // namespace

class ChunkMuxerTest final : public QObject
{
    Q_OBJECT

private slots:
    void writesBlocks();
    void startsClustersOnlyAtKeyframes();
    void dropsWhatComesBeforeTheFirstKeyframe();
    void goesOnInAClusterAcrossCalls();
    void startsAClusterEverySecondOfSound();
    void goesOnWithoutAKeyframe();
    void neverGoesBack();
    void roundsToMilliseconds();
    void numbersTracksAnew();
    void keepsDiscardPadding();
    void writesLongBlocks();
};

void ChunkMuxerTest::writesBlocks()
{
    ChunkMuxer muxer(both);
    const auto chunks =
        mux(muxer, {video(1s, true, "key"), audio(1005ms, "tone"), video(1040ms, false, "delta")});
    QCOMPARE(chunks.size(), size_t(1));
    QCOMPARE(chunks[0].bytes.toHex(), (clusterStart("e78203e8") +
                                       hex("a387"
                                           "81000080") +
                                       "key" +
                                       hex("a388"
                                           "82000580") +
                                       "tone" +
                                       hex("a389"
                                           "81002800") +
                                       "delta")
                                          .toHex());
    QVERIFY(chunks[0].isSyncPoint);
    QVERIFY(chunks[0].time == 1s);
    QVERIFY(chunks[0].endTime == 1040ms);
}

void ChunkMuxerTest::startsClustersOnlyAtKeyframes()
{
    ChunkMuxer muxer(both);
    const auto chunks = mux(muxer, {video(0s, true), audio(10ms), video(20ms, false), video(40ms, true),
                                    audio(41ms), video(60ms, true)});
    QCOMPARE(chunks.size(), size_t(3));
    for (const MuxedChunk &chunk : chunks) {
        QVERIFY(chunk.isSyncPoint);
        QVERIFY(chunk.bytes.startsWith(hex("1f43b675")));
        QCOMPARE(chunk.bytes.count(hex("1f43b675")), 1);
    }
    QVERIFY(chunks[1].time == 40ms && chunks[1].endTime == 41ms);
}

void ChunkMuxerTest::dropsWhatComesBeforeTheFirstKeyframe()
{
    ChunkMuxer muxer(both);
    QVERIFY(mux(muxer, {audio(0s), video(1ms, false)}).empty());
    const auto chunks = mux(muxer, {audio(20ms), video(30ms, true), audio(25ms)});
    QCOMPARE(chunks.size(), size_t(1));
    QVERIFY(chunks[0].time == 30ms); // times dropped do not count
    QCOMPARE(chunks[0].bytes.count("a"), 1);
}

void ChunkMuxerTest::goesOnInAClusterAcrossCalls()
{
    ChunkMuxer muxer(both);
    (void)mux(muxer, {video(5s, true)});
    const auto chunks = mux(muxer, {video(5033ms, false, "x")});
    QCOMPARE(chunks.size(), size_t(1));
    QVERIFY(!chunks[0].isSyncPoint);
    QVERIFY(chunks[0].time == 5033ms);
    QCOMPARE(chunks[0].bytes.toHex(), (hex("a385"
                                           "81002100") +
                                       "x")
                                          .toHex());
}

void ChunkMuxerTest::startsAClusterEverySecondOfSound()
{
    ChunkMuxer muxer(soundOnly);
    std::vector<Block> blocks;
    for (int i = 0; i < 150; ++i)
        blocks.push_back(audio(i * 20ms));
    const auto chunks = mux(muxer, blocks);
    QCOMPARE(chunks.size(), size_t(3));
    for (size_t i = 0; i < chunks.size(); ++i) {
        QVERIFY(chunks[i].isSyncPoint);
        QCOMPARE(chunks[i].time / 1ms, qint64(i) * 1000);
    }
}

void ChunkMuxerTest::goesOnWithoutAKeyframe()
{
    ChunkMuxer muxer(both);
    const auto chunks = mux(muxer, {video(0s, true), video(32767ms, false, "reach"),
                                    video(32768ms, false, "over"), video(33s, true)});
    QCOMPARE(chunks.size(), size_t(3));
    QVERIFY(chunks[0].bytes.endsWith(hex("a389"
                                         "817fff00") +
                                     "reach"));
    QVERIFY(!chunks[1].isSyncPoint);
    QCOMPARE(chunks[1].bytes.toHex(), (clusterStart("e7828000") +
                                       hex("a388"
                                           "81000000") +
                                       "over")
                                          .toHex());
    QVERIFY(chunks[2].isSyncPoint);
}

void ChunkMuxerTest::neverGoesBack()
{
    ChunkMuxer muxer(both);
    const auto chunks = mux(
        muxer, {video(1s, true), audio(1050ms), video(1033ms, false, "late"), video(1040ms, true, "key")});
    QCOMPARE(chunks.size(), size_t(2));
    QVERIFY(chunks[0].bytes.endsWith(hex("a388"
                                         "81003200") +
                                     "late"));
    QCOMPARE(chunks[1].bytes.toHex(), (clusterStart("e782041a") +
                                       hex("a387"
                                           "81000080") +
                                       "key")
                                          .toHex());
    QVERIFY(chunks[1].time == 1050ms);

    ChunkMuxer fresh(soundOnly);
    QVERIFY(mux(fresh, {audio(-7ms)}).at(0).time == 0ms);
}

void ChunkMuxerTest::roundsToMilliseconds()
{
    ChunkMuxer muxer(both);
    const auto chunks = mux(muxer, {video(1'400us, true), video(2'600us, false)});
    QVERIFY(chunks[0].time == 1ms);
    QVERIFY(chunks[0].endTime == 3ms);
}

void ChunkMuxerTest::numbersTracksAnew()
{
    ChunkMuxer muxer({track(9, TrackType::Audio), track(1, TrackType::Video)});
    Block stray = audio(0s, "stray");
    stray.trackNumber = 5;
    const auto chunks = mux(muxer, {video(0s, true), stray});
    QCOMPARE(chunks.at(0).bytes.toHex(), (clusterStart("e78100") +
                                          hex("a385"
                                              "82000080") +
                                          "v")
                                             .toHex());
}

void ChunkMuxerTest::keepsDiscardPadding()
{
    ChunkMuxer muxer(soundOnly);
    Block last = audio(3s, "last");
    last.discardPadding = 13'500us;
    const auto chunks = mux(muxer, {last});
    QCOMPARE(chunks.at(0).bytes.toHex(), (clusterStart("e7820bb8") +
                                          hex("a095"
                                              "a188"
                                              "81000000") +
                                          "last" +
                                          hex("75a288"
                                              "0000000000cdfe60"))
                                             .toHex());
}

void ChunkMuxerTest::writesLongBlocks()
{
    ChunkMuxer muxer(both);
    const QByteArray payload(100'000, 'p');
    const auto chunks = mux(muxer, {video(0s, true, payload)});
    QCOMPARE(chunks.at(0).bytes, clusterStart("e78100") +
                                     hex("a32186a4"
                                         "81000080") +
                                     payload);
}

QTEST_APPLESS_MAIN(ChunkMuxerTest)
#include "chunk_muxer_test.moc"
