// The index by itself: which Clusters players may start from, and when the last block is over.
#include "output/recording/recording_index.h"

#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace std::chrono_literals;

namespace {

webm::Track track(webm::TrackType type, const char *codec)
{
    webm::Track track;
    track.type = type;
    track.codecId = codec;
    return track;
}

const webm::Tracks pictureAndSound{track(webm::TrackType::Video, "V_VP8"),
                                   track(webm::TrackType::Audio, "A_OPUS")};

BlockHead picture(std::chrono::milliseconds time, bool isKeyframe = false)
{
    return {1, time, isKeyframe, "v", 0};
}

/// An Opus packet of 20 ms in CELT mode (RFC 6716 table 2, configuration 31), or of 60 (SILK, 3).
BlockHead sound(std::chrono::milliseconds time, bool isLong = false)
{
    static const char usual[] = "\xF8";
    static const char longer[] = "\x18";
    return {2, time, true, isLong ? longer : usual, 0};
}

} // namespace

class RecordingIndexTest final : public QObject
{
    Q_OBJECT

private slots:
    void listsClustersWithKeyframes();
    void listsEveryClusterOfSound();
    void staysSmallWhateverComes();
    void endsWithTheLastPicture();
    void endsWithTheLastSound();
    void learnsNothingFromAHole();
    void ignoresUnknownTracks();
};

void RecordingIndexTest::listsClustersWithKeyframes()
{
    RecordingIndex index(pictureAndSound);
    index.startCluster(1000, 1012, 0ms);
    index.addBlock(sound(0ms)); // sound before it takes nothing from it
    index.addBlock(picture(10ms, true));
    index.addBlock(picture(43ms));
    index.startCluster(2000, 2012, 33'000ms);
    index.addBlock(picture(0ms));
    index.addBlock(picture(33ms, true)); // not where the Cluster starts
    index.startCluster(3000, 3012, 34'000ms);
    index.addBlock(picture(0ms, true));
    QCOMPARE(index.syncPoints(), (std::vector<SyncPoint>{{0ms, 1000}, {34'000ms, 3000}}));
    QCOMPARE(index.cueTrack(), quint64(1));
    QCOMPARE(index.openCluster(), std::optional<qint64>(3012));
}

void RecordingIndexTest::listsEveryClusterOfSound()
{
    RecordingIndex index({track(webm::TrackType::Audio, "A_OPUS")});
    for (int i = 0; i < 3; ++i) {
        index.startCluster(1000 * i, 1000 * i + 12, 1000ms * i);
        index.addBlock({1, 0ms, false, "\xF8", 0});
    }
    QCOMPARE(index.syncPoints().size(), size_t(3));
    QCOMPARE(index.cueTrack(), quint64(1));
}

void RecordingIndexTest::staysSmallWhateverComes()
{
    RecordingIndex index(pictureAndSound);
    for (int i = 0; i < 10'000; ++i) { // nothing but keyframes, a millisecond apart
        index.startCluster(100 * i, 100 * i + 12, 1ms * i);
        index.addBlock(picture(0ms, true));
    }
    QCOMPARE(index.syncPoints().size(), size_t(40));
}

void RecordingIndexTest::endsWithTheLastPicture()
{
    RecordingIndex index(pictureAndSound);
    index.startCluster(0, 12, 1000ms);
    index.addBlock(picture(0ms, true));
    index.addBlock(sound(0ms));
    index.addBlock(picture(40ms));
    QCOMPARE(index.end(), 1080ms);
}

void RecordingIndexTest::endsWithTheLastSound()
{
    RecordingIndex index(pictureAndSound);
    index.startCluster(0, 12, 1000ms);
    index.addBlock(picture(0ms, true));
    index.addBlock(sound(100ms));
    QCOMPARE(index.end(), 1120ms);
    index.addBlock(sound(120ms, true));
    QCOMPARE(index.end(), 1180ms);
}

void RecordingIndexTest::learnsNothingFromAHole()
{
    RecordingIndex index({track(webm::TrackType::Video, "V_VP9")});
    index.startCluster(0, 12, 0ms);
    index.addBlock(picture(0ms, true));
    index.addBlock(picture(20ms));
    index.startCluster(100, 112, 8000ms);
    index.addBlock(picture(0ms, true));
    QCOMPARE(index.end(), 8020ms);
}

void RecordingIndexTest::ignoresUnknownTracks()
{
    RecordingIndex index(pictureAndSound);
    index.startCluster(0, 12, 0ms);
    index.addBlock({0, 500ms, true, "x", 0});
    index.addBlock({3, 500ms, true, "x", 0});
    QCOMPARE(index.end(), 0ms);
    QVERIFY(index.syncPoints().empty());
}

QTEST_GUILESS_MAIN(RecordingIndexTest)
#include "recording_index_test.moc"
