// Where chunks and Clusters start, which times they carry, and their exact bytes.
#include "webm/chunk_muxer.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/webm_elements.h"
#include "webm/payload.h"

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

Frame video(std::chrono::nanoseconds time, bool isKeyframe, const QByteArray &payload = "v")
{
    Frame block;
    block.trackNumber = 1;
    block.time = time;
    block.isKeyframe = isKeyframe;
    block.payload = payload;
    return block;
}

Frame audio(std::chrono::nanoseconds time, const QByteArray &payload = "a")
{
    Frame block = video(time, true, payload);
    block.trackNumber = 2;
    block.type = TrackType::Audio;
    return block;
}

QByteArray clusterStart(const char *timestampElement)
{
    return hex("1f43b67501ffffffffffffff") + hex(timestampElement);
}

std::vector<MuxedChunk> mux(ChunkMuxer &muxer, const std::vector<Frame> &blocks)
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
    void keepsBFramesTogetherWithoutAKeyframe();
    void neverGoesBack();
    void keepsTheOrderOfDecoding();
    void reachesBackAsFarAsItCan();
    void roundsToMilliseconds();
    void numbersTracksAnew();
    void keepsDiscardPadding();
    void writesLongBlocks();
    void usesAPayloadsMemory();
    void leavesSharedPayloads();
};

void ChunkMuxerTest::writesBlocks()
{
    ChunkMuxer muxer(both);
    const auto chunks =
        mux(muxer, {video(1s, true, "key"), audio(1005ms, "tone"), video(1040ms, false, "delta")});
    QCOMPARE(chunks.size(), size_t(1));
    QCOMPARE(bytesOf(chunks[0]).toHex(), (clusterStart("e78203e8") +
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
        QVERIFY(bytesOf(chunk).startsWith(hex("1f43b675")));
        QCOMPARE(bytesOf(chunk).count(hex("1f43b675")), 1);
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
    QCOMPARE(bytesOf(chunks[0]).count("a"), 1);
}

void ChunkMuxerTest::goesOnInAClusterAcrossCalls()
{
    ChunkMuxer muxer(both);
    (void)mux(muxer, {video(5s, true)});
    const auto chunks = mux(muxer, {video(5033ms, false, "x")});
    QCOMPARE(chunks.size(), size_t(1));
    QVERIFY(!chunks[0].isSyncPoint);
    QVERIFY(chunks[0].time == 5033ms);
    QCOMPARE(bytesOf(chunks[0]).toHex(), (hex("a385"
                                              "81002100") +
                                          "x")
                                             .toHex());
}

void ChunkMuxerTest::startsAClusterEverySecondOfSound()
{
    ChunkMuxer muxer(soundOnly);
    std::vector<Frame> blocks;
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
    const auto chunks = mux(muxer, {video(0s, true), video(5000ms, false, "within"),
                                    video(5001ms, false, "over"), video(33s, true)});
    QCOMPARE(chunks.size(), size_t(3));
    QVERIFY(bytesOf(chunks[0]).endsWith(hex("a38a"
                                            "81138800") +
                                        "within"));
    QVERIFY(!chunks[1].isSyncPoint);
    QCOMPARE(bytesOf(chunks[1]).toHex(), (clusterStart("e7821389") +
                                          hex("a388"
                                              "81000000") +
                                          "over")
                                             .toHex());
    QVERIFY(chunks[2].isSyncPoint);
}

/// A cut between two Clusters is a cut between two pictures, in the order of showing.
void ChunkMuxerTest::keepsBFramesTogetherWithoutAKeyframe()
{
    Tracks tracks = both;
    tracks[0].codecId = "V_MPEG4/ISO/AVC";
    ChunkMuxer muxer(tracks);
    std::vector<Frame> frames{video(0ms, true)};
    for (auto group = 0ms; group < 20s; group += 160ms) {
        for (const int step : {4, 2, 1, 3}) {
            frames.push_back(video(group + step * 40ms, false));
            frames.push_back(audio(group + step * 40ms + 100ms));
        }
    }
    int clusters = 0;
    std::chrono::milliseconds newest{-1};
    std::chrono::milliseconds newestOfClustersBefore{-1};
    for (const MuxedChunk &chunk : mux(muxer, frames)) {
        if (chunk.startsCluster()) {
            ++clusters;
            newestOfClustersBefore = newest;
        }
        const auto clusterTime = chunk.time - chunk.frames.front().relativeTime;
        for (const MuxedFrame &frame : chunk.frames) {
            if (frame.type != TrackType::Video)
                continue;
            QVERIFY(clusterTime + frame.relativeTime > newestOfClustersBefore);
            newest = std::max(newest, clusterTime + frame.relativeTime);
        }
    }
    QVERIFY(clusters >= 8 && clusters <= 10);
}

void ChunkMuxerTest::neverGoesBack()
{
    ChunkMuxer muxer(both);
    const auto chunks = mux(
        muxer, {video(1s, true), audio(1050ms), video(1033ms, false, "late"), video(1040ms, true, "key")});
    QCOMPARE(chunks.size(), size_t(2));
    QVERIFY(bytesOf(chunks[0]).endsWith(hex("a388"
                                            "81003200") +
                                        "late"));
    QCOMPARE(bytesOf(chunks[1]).toHex(), (clusterStart("e782041a") +
                                          hex("a387"
                                              "81000080") +
                                          "key")
                                             .toHex());
    QVERIFY(chunks[1].time == 1050ms);

    ChunkMuxer fresh(soundOnly);
    QVERIFY(mux(fresh, {audio(-7ms)}).at(0).time == 0ms);
}

// Frames that are shown before one that was decoded before them: what H.264 does, and VP8, VP9 never.
void ChunkMuxerTest::keepsTheOrderOfDecoding()
{
    Tracks tracks = both;
    tracks[0].codecId = "V_MPEG4/ISO/AVC";
    ChunkMuxer muxer(tracks);
    const auto chunks =
        mux(muxer, {video(1s, true, "I"), video(1120ms, false, "P"), video(1040ms, false, "b"),
                    audio(1050ms, "tone"), video(960ms, false, "B")});
    QCOMPARE(chunks.size(), size_t(1));
    QCOMPARE(bytesOf(chunks[0]).toHex(),
             (clusterStart("e78203e8") + hex("a38581000080") + "I" + hex("a38581007800") + "P" +
              hex("a38581002800") + "b" + hex("a38882003280") + "tone" + hex("a38581ffd800") + "B")
                 .toHex());
    QVERIFY(chunks[0].time == 1s && chunks[0].endTime == 1120ms);

    tracks[0].codecId = "V_VP9";
    ChunkMuxer inOrder(tracks);
    const auto forced =
        mux(inOrder, {video(1s, true, "I"), video(1120ms, false, "P"), video(1040ms, false, "b")});
    QVERIFY(bytesOf(forced.at(0)).endsWith(hex("81007800") + "b"));
}

void ChunkMuxerTest::reachesBackAsFarAsItCan()
{
    Tracks tracks = both;
    tracks[0].codecId = "V_MPEG4/ISO/AVC";
    ChunkMuxer muxer(tracks);
    const auto chunks = mux(muxer, {video(40s, true), video(7232ms, false, "reach"),
                                    video(7231ms, false, "over"), video(-5s, false, "early")});
    QCOMPARE(chunks.size(), size_t(2));
    QVERIFY(bytesOf(chunks[0]).endsWith(hex("81800000") + "reach"));
    QVERIFY(bytesOf(chunks[1]).startsWith(clusterStart("e7821c3f") + hex("a38881000000") + "over"));
    QVERIFY(!chunks[1].isSyncPoint);
    QVERIFY(bytesOf(chunks[1]).endsWith(hex("81e3c100") + "early")); // at 0
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
    Frame stray = audio(0s, "stray");
    stray.trackNumber = 5;
    const auto chunks = mux(muxer, {video(0s, true), stray});
    QCOMPARE(bytesOf(chunks.at(0)).toHex(), (clusterStart("e78100") +
                                             hex("a385"
                                                 "82000080") +
                                             "v")
                                                .toHex());
}

void ChunkMuxerTest::keepsDiscardPadding()
{
    ChunkMuxer muxer(soundOnly);
    Frame last = audio(3s, "last");
    last.discardPadding = 13'500us;
    const auto chunks = mux(muxer, {last});
    QCOMPARE(bytesOf(chunks.at(0)).toHex(), (clusterStart("e7820bb8") +
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
    QCOMPARE(bytesOf(chunks.at(0)), clusterStart("e78100") +
                                        hex("a32186a4"
                                            "81000080") +
                                        payload);
}

void ChunkMuxerTest::usesAPayloadsMemory()
{
    ChunkMuxer muxer(both);
    const QByteArray bytes(10'000, 'p');
    std::vector<Frame> blocks{video(0s, true, QByteArray::fromRawData(bytes.constData(), bytes.size()))};
    keepPayloads(blocks, {});
    const void *where = blocks[0].payload.constData();
    const auto chunks = muxer.mux(std::move(blocks));
    const QByteArrayView payload = chunks.at(0).payload(chunks[0].frames[0]);
    QCOMPARE(static_cast<const void *>(payload.data()), where);
    QVERIFY(chunks[0].heldBytes() <= chunks[0].size() * 9 / 8 + 128);
}

void ChunkMuxerTest::leavesSharedPayloads()
{
    ChunkMuxer muxer(both);
    const std::vector<Frame> blocks{video(0s, true, QByteArray(1'000, 'p')), audio(1ms, "tone"),
                                    video(2ms, false, QByteArray(500, 'q'))};
    const std::vector<Frame> before = blocks;
    const auto chunks = mux(muxer, blocks);
    QVERIFY(blocks == before);
    QCOMPARE(chunks.at(0).frames.size(), 3);
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(chunks[0].payload(chunks[0].frames[i]).toByteArray(), blocks[size_t(i)].payload);
    QVERIFY(chunks[0].heldBytes() <= chunks[0].size() + 64);
}

QTEST_APPLESS_MAIN(ChunkMuxerTest)
#include "chunk_muxer_test.moc"
