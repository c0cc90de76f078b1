// What it takes to add a form of the stream: a class that makes chunks of frames, and knows nothing but them.
#include "stream/feed.h"
#include "stream/packager.h"
#include "stream/webm_packager.h"

#include "tests/support/blocks.h"
#include "tests/support/stream_sinks.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// A line of text for each frame.
class LinePackager final : public Packager
{
public:
    StreamHead start(const webm::Tracks &tracks) override
    {
        return {"text/plain", QByteArray::number(tracks.size()) + " tracks\n"};
    }

    std::vector<webm::MuxedChunk> package(std::vector<webm::Frame> frames) override
    {
        std::vector<webm::MuxedChunk> chunks;
        for (const webm::Frame &frame : frames) {
            webm::MuxedChunk &chunk = chunks.emplace_back();
            chunk.time = chunk.endTime = std::chrono::round<std::chrono::milliseconds>(frame.time);
            chunk.isSyncPoint = frame.isKeyframe && frame.type == webm::TrackType::Video;
            chunk.header = chunk.isSyncPoint ? "-\n" : "";
            chunk.body = frame.payload + '\n';
        }
        return chunks;
    }

    webm::MuxedChunk packageApart(std::span<const webm::Frame> frames) const override
    {
        return LinePackager().package({frames.front()}).front();
    }
};

webm::Tracks videoTrack()
{
    webm::Tracks tracks(1);
    tracks[0].number = 1;
    tracks[0].codecId = "V_VP8";
    tracks[0].pixelWidth = tracks[0].pixelHeight = 16;
    return tracks;
}

} // namespace

class PackagerTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesAFeedItsForm();
    void packagesApart();
};

void PackagerTest::givesAFeedItsForm()
{
    Feed feed(std::make_unique<LinePackager>());
    KeepingSink before;
    feed.join(before);
    feed.start({1, videoTrack(), 5s});
    const std::vector<webm::Frame> frames{videoBlock(0ms, true, "one"), videoBlock(33ms, false, "two")};
    feed.add(frames);
    KeepingSink after;
    feed.join(after);
    feed.add(std::vector{videoBlock(66ms, false, "three")});
    for (const KeepingSink *viewer : {&before, &after}) {
        QCOMPARE(viewer->blobs.size(), size_t(1));
        QCOMPARE(viewer->blobs[0].mime, QByteArray("text/plain"));
        QCOMPARE(viewer->bytes(), QByteArray("1 tracks\n-\none\ntwo\nthree\n"));
    }
}

void PackagerTest::packagesApart()
{
    WebmPackager packager;
    const StreamHead head = packager.start(videoTrack());
    const std::vector<webm::MuxedChunk> live =
        packager.package(std::vector{videoBlock(1s, true, "key"), videoBlock(2s, false, "live")});
    QCOMPARE(live.size(), size_t(1));
    const webm::MuxedChunk apart =
        packager.packageApart(std::vector{videoBlock(500ms, true, "a"), videoBlock(501ms, false, "b")});
    QVERIFY(apart.isSyncPoint && apart.time == 500ms && apart.endTime == 501ms);
    QCOMPARE(payloadsOf(blocksOf(head.initSegment + apart.header + apart.body), webm::TrackType::Video),
             (QByteArrayList{"a", "b"}));
    // The stream's open Cluster goes on as if nothing had been.
    const std::vector<webm::MuxedChunk> next =
        packager.package(std::vector{videoBlock(2'033ms, false, "next")});
    QCOMPARE(next.size(), size_t(1));
    QVERIFY(next[0].header.isEmpty());
    QVERIFY(next[0].frames[0].relativeTime == 1'033ms);
}

QTEST_APPLESS_MAIN(PackagerTest)
#include "packager_test.moc"
