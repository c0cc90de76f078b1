// From frames to everybody who takes them: beginnings, joins, and what is held of it.
#include "stream/feed.h"

#include "tests/support/stream_sinks.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

webm::Tracks tracksOf(int width)
{
    webm::Tracks tracks(1);
    tracks[0].number = 1;
    tracks[0].codecId = "V_VP8";
    tracks[0].pixelWidth = width;
    tracks[0].pixelHeight = 16;
    return tracks;
}

webm::Frame frame(std::chrono::milliseconds time, bool isKeyframe = false)
{
    webm::Frame block;
    block.trackNumber = 1;
    block.type = webm::TrackType::Video;
    block.time = time;
    block.isKeyframe = isKeyframe;
    block.payload = QByteArray(100, isKeyframe ? 'K' : 'd');
    return block;
}

void give(Feed &feed, const std::vector<webm::Frame> &frames)
{
    feed.add(frames);
}

} // namespace

class FeedTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesNothingBeforeItsTracks();
    void startsOverWithOtherTracks();
    void givesAJoinerWhatTheOthersHave();
    void countsWhatIsHeldAnywhere();
    void endsUntilTheNextStart();
};

void FeedTest::givesNothingBeforeItsTracks()
{
    Feed feed;
    KeepingSink sink;
    feed.join(sink);
    give(feed, {frame(0ms, true)});
    QVERIFY(!feed.hasMedia());
    QVERIFY(sink.blobs.empty() && sink.chunks.empty());
    StreamStatus status;
    feed.appendTo(status);
    QVERIFY(status.mime.isEmpty() && status.gopCacheBytes == 0);
}

void FeedTest::startsOverWithOtherTracks()
{
    Feed feed;
    KeepingSink sink;
    feed.join(sink);
    feed.start({1, tracksOf(320), 5s});
    give(feed, {frame(0ms, true), frame(33ms)});
    feed.start({2, tracksOf(640), 5s});
    give(feed, {frame(66ms)}); // no viewer could begin with it
    give(feed, {frame(100ms, true)});
    QCOMPARE(sink.blobs.size(), std::size_t(2));
    QVERIFY(sink.blobs[0].id < sink.blobs[1].id);
    QVERIFY(sink.blobs[1].origin == 5s);
    QCOMPARE(blocksOf(sink.blobs[0].bytes).size(), std::size_t(2));
    QCOMPARE(blocksOf(sink.blobs[1].bytes).size(), std::size_t(1));
    StreamStatus status;
    feed.appendTo(status);
    QCOMPARE(status.width, 640);
    QCOMPARE(status.mime, QStringLiteral("video/webm; codecs=\"vp8\""));
}

void FeedTest::givesAJoinerWhatTheOthersHave()
{
    Feed feed;
    KeepingSink early;
    KeepingSink late;
    feed.join(early);
    feed.start({1, tracksOf(320), 0s});
    give(feed, {frame(0ms, true), frame(33ms)});
    feed.join(late);
    give(feed, {frame(66ms)});
    QCOMPARE(late.bytes(), early.bytes());
    feed.leave(late);
    give(feed, {frame(100ms)});
    QCOMPARE(late.chunks.size(), std::size_t(1));
}

void FeedTest::countsWhatIsHeldAnywhere()
{
    Feed feed;
    feed.start({1, tracksOf(320), 0s});
    QCOMPARE(feed.memory().bytes(), qsizetype(0));
    give(feed, {frame(0ms, true)});
    const qsizetype one = feed.memory().bytes();
    QVERIFY(one > 100 && one < 150);
    {
        KeepingSink sink;
        feed.join(sink);
        give(feed, {frame(33ms)});
        QCOMPARE(sink.chunks.size(), std::size_t(1));
        feed.leave(sink);
        feed.setState(StreamState::Ended);
        QCOMPARE(feed.memory().bytes(), sink.chunks[0].size()); // the cache is empty; the sink has one
    }
    QCOMPARE(feed.memory().bytes(), qsizetype(0));
}

void FeedTest::endsUntilTheNextStart()
{
    Feed feed;
    feed.start({1, tracksOf(320), 0s});
    give(feed, {frame(0ms, true)});
    feed.setState(StreamState::Ended);
    KeepingSink sink;
    feed.join(sink);
    give(feed, {frame(33ms, true)});
    QVERIFY(!feed.hasMedia() && sink.blobs.empty() && sink.chunks.empty());
    feed.start({2, tracksOf(320), 1s});
    give(feed, {frame(0ms, true)});
    QCOMPARE(sink.blobs.size(), std::size_t(1));
    QCOMPARE(sink.chunks.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(FeedTest)
#include "feed_test.moc"
