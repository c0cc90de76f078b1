// The forms of one stream beside each other: each gets the frames of its encoding, and of no other.
#include "stream/feed.h"
#include "stream/webm_packager.h"

#include "tests/support/stream_sinks.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr auto small = EncodingId(1);
constexpr auto otherFormat = Format(1);

/// What it is told, by feed.
class FeedTold final : public Subscriber
{
public:
    void begin(const Burst &burst) override { begun[burst.feed] = burst; }
    void deliver(const Chunk &chunk) override { chunks[chunk.feed].append(chunk.body); }
    void setStreamState(StreamState) override {}

    std::map<FeedId, Burst> begun;
    std::map<FeedId, QByteArray> chunks;
};

webm::Tracks videoOf(int width)
{
    webm::Tracks tracks(1);
    tracks[0].number = 1;
    tracks[0].codecId = "V_VP8";
    tracks[0].pixelWidth = width;
    tracks[0].pixelHeight = 16;
    return tracks;
}

std::vector<webm::Frame> keyframe(const QByteArray &payload)
{
    webm::Frame frame;
    frame.trackNumber = 1;
    frame.type = webm::TrackType::Video;
    frame.isKeyframe = true;
    frame.payload = payload;
    return {frame};
}

} // namespace

class FeedsTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachGetsItsEncoding();
    void oneThatIsAddedLaterIsJoinedToo();
    void countsTheMemoryOfAll();
    void stateReachesEachFormat();
};

void FeedsTest::eachGetsItsEncoding()
{
    Feeds feeds;
    feeds.add({small, Format::WebM}, std::make_unique<WebmPackager>());
    feeds.add({small, otherFormat}, std::make_unique<WebmPackager>());
    FeedTold told;
    feeds.joinAll(told);
    feeds.encoding(EncodingId::Main).start({1, videoOf(640), 5s});
    feeds.encoding(small).start({4, videoOf(320), 5s});
    QCOMPARE(told.begun.size(), size_t(3));
    QCOMPARE(told.begun.at({}).id, quint64(1));
    QCOMPARE(told.begun.at({small, otherFormat}).id, quint64(4));
    QCOMPARE(told.begun.at({small, Format::WebM}).tracks[0].pixelWidth, 320);

    feeds.encoding(EncodingId::Main).add(keyframe("of the main one"));
    QCOMPARE(told.chunks.size(), size_t(1));
    QVERIFY(told.chunks.at({}).endsWith("of the main one"));
    feeds.encoding(small).add(keyframe("of the small one"));
    for (const Format format : {Format::WebM, otherFormat})
        QVERIFY(told.chunks.at({small, format}).endsWith("of the small one"));
    QVERIFY(!told.chunks.at({}).contains("small"));
    QCOMPARE(feeds.find({small, otherFormat})->burst().chunks.size(), size_t(1));
    QCOMPARE(feeds.find({small, otherFormat})->head().chunks.size(), size_t(0));
    QCOMPARE(feeds.find({EncodingId(2), Format::WebM}), nullptr);
}

void FeedsTest::oneThatIsAddedLaterIsJoinedToo()
{
    Feeds feeds;
    FeedTold told;
    feeds.joinAll(told);
    Feed &added = feeds.add({small, Format::WebM}, std::make_unique<WebmPackager>());
    QCOMPARE(&feeds.add({small, Format::WebM}, std::make_unique<WebmPackager>()), &added);
    feeds.encoding(small).start({1, videoOf(320), 5s});
    QCOMPARE(told.begun.size(), size_t(1));
    feeds.leaveAll(told);
    feeds.encoding(small).add(keyframe("nobody gets it"));
    QVERIFY(told.chunks.empty());
}

void FeedsTest::countsTheMemoryOfAll()
{
    Feeds feeds;
    feeds.add({small, Format::WebM}, std::make_unique<WebmPackager>());
    for (const EncodingId encoding : {EncodingId::Main, small}) {
        feeds.encoding(encoding).start({1, videoOf(320), 5s});
        feeds.encoding(encoding).add(keyframe(QByteArray(10'000, 'x')));
    }
    StreamStatus status;
    feeds.appendTo(status);
    QVERIFY(status.mediaBytes >= 20'000 && status.mediaBytes < 21'000);
    QCOMPARE(status.mediaBytes, feeds.heldBytes());
    QVERIFY(status.gopCacheBytes < 11'000); // the main one's
}

void FeedsTest::stateReachesEachFormat()
{
    Feeds feeds;
    feeds.add({EncodingId::Main, otherFormat}, std::make_unique<WebmPackager>());
    feeds.encoding(EncodingId::Main).start({1, videoOf(320), 5s});
    QVERIFY(feeds.main().hasMedia() && feeds.find({EncodingId::Main, otherFormat})->hasMedia());
    feeds.encoding(EncodingId::Main).setState(StreamState::Ended);
    QVERIFY(!feeds.main().hasMedia() && !feeds.find({EncodingId::Main, otherFormat})->hasMedia());
}

QTEST_APPLESS_MAIN(FeedsTest)
#include "feeds_test.moc"
