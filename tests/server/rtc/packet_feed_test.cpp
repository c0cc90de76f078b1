// The packets of a stream: numbers that rise, where one joins, what is kept, and for how long.
#include "rtc/packet_feed.h"
#include "stream/ingest.h"

#include "tests/support/test_data.h"
#include "tests/support/webm_oracles.h"

#include <QCryptographicHash>
#include <QTest>

using namespace lancast;
using namespace lancast::rtc;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

webm::Track track(quint64 number, webm::TrackType type, const char *codecId)
{
    webm::Track result;
    result.number = number;
    result.type = type;
    result.codecId = codecId;
    return result;
}

const webm::Tracks vp8AndOpus{track(1, webm::TrackType::Video, "V_VP8"),
                              track(2, webm::TrackType::Audio, "A_OPUS")};

webm::Frame video(std::chrono::milliseconds time, bool isKeyframe, qsizetype size = 100)
{
    webm::Frame frame;
    frame.trackNumber = 1;
    frame.time = time;
    frame.isKeyframe = isKeyframe;
    frame.payload = QByteArray(size, 'v');
    return frame;
}

webm::Frame audio(std::chrono::milliseconds time)
{
    webm::Frame frame;
    frame.trackNumber = 2;
    frame.type = webm::TrackType::Audio;
    frame.time = time;
    frame.isKeyframe = true;
    frame.payload = QByteArray(50, 'a');
    return frame;
}

std::vector<const MediaPacket *> packetsOf(const PacketFeed &feed, MediaStream stream)
{
    std::vector<const MediaPacket *> packets;
    for (quint64 index = feed.begin(); index < feed.end(); ++index) {
        if (feed.at(index).stream == stream)
            packets.push_back(&feed.at(index));
    }
    return packets;
}

/// The payload as its frame had it.
QByteArray bytesOf(const MediaPacket &packet)
{
    return packet.payload.frame.mid(packet.payload.offset, packet.payload.size);
}

} // namespace

class PacketFeedTest final : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryFrameOfAFile();
    void countsTimesInTheStreamsClock();
    void joinsAtTheNewestKeyframe();
    void keepsWhatMayBeAskedForAgain();
    void letsGoOfAGopThatIsTooLong();
    void isBoundedInBytes();
    void goesOnFromOneConfigurationToTheNext();
    void tellsWhatItCannotSend();
    void endsWithTheStream();
};

void PacketFeedTest::carriesEveryFrameOfAFile()
{
    PacketFeed feed({.maxBytes = 1 << 30, .maxSpan = 1h, .minSpan = 1h});
    stream::Ingest ingest(feed);
    const QByteArray film = recording("ffmpeg.webm");
    QList<OracleFrame> frames = readWithLibwebm(film).frames;
    const auto first = std::ranges::find_if(
        frames, [](const OracleFrame &frame) { return frame.track == 1 && frame.isKeyframe; });
    frames.erase(frames.begin(), first);
    ingest.startRun(1, 0s);
    QCOMPARE(ingest.publish(1, film, 10s), QString());

    for (const MediaStream stream : mediaStreams) {
        QByteArrayList sent;
        QByteArray frame;
        quint16 next = packetsOf(feed, stream).front()->sequence;
        for (const MediaPacket *packet : packetsOf(feed, stream)) {
            QCOMPARE(packet->sequence, next++);
            frame += bytesOf(*packet);
            if (!packet->payload.isLast && stream == MediaStream::Video)
                continue;
            sent.append(QCryptographicHash::hash(std::exchange(frame, {}), QCryptographicHash::Md5).toHex());
        }
        QByteArrayList wanted;
        for (const OracleFrame &one : frames) {
            if (one.track == (stream == MediaStream::Video ? 1 : 2))
                wanted.append(one.md5);
        }
        QCOMPARE(sent, wanted);
    }
}

void PacketFeedTest::countsTimesInTheStreamsClock()
{
    PacketFeed feed;
    feed.start({1, vp8AndOpus, 1'000s});
    feed.addUnordered({video(0ms, true), audio(0ms), video(33ms, false), audio(60ms), audio(120ms)});
    const auto pictures = packetsOf(feed, MediaStream::Video);
    const auto sounds = packetsOf(feed, MediaStream::Audio);
    QCOMPARE(pictures[1]->timestamp - pictures[0]->timestamp, 33u * 90);
    QCOMPARE(sounds[1]->timestamp - sounds[0]->timestamp, 2'880u); // samples of an Opus packet of 60 ms
    QCOMPARE(sounds[2]->timestamp - sounds[1]->timestamp, 2'880u);
    QCOMPARE(pictures[0]->timestamp, feed.timestamp(MediaStream::Video, 1'000s));
    // A century of uptime does not stop the clock from running evenly.
    const std::chrono::nanoseconds late = 24h * 36'500;
    QCOMPARE(feed.timestamp(MediaStream::Video, late + 1s) - feed.timestamp(MediaStream::Video, late),
             90'000u);
    QCOMPARE(feed.timestamp(MediaStream::Audio, late + 1s) - feed.timestamp(MediaStream::Audio, late),
             48'000u);
}

void PacketFeedTest::joinsAtTheNewestKeyframe()
{
    PacketFeed feed;
    QVERIFY(!feed.syncPoint());
    feed.start({1, vp8AndOpus, 0s});
    QVERIFY(!feed.syncPoint());
    feed.addUnordered(
        {video(0ms, true, 3'000), video(33ms, false), video(66ms, true, 3'000), video(99ms, false)});
    const MediaPacket &first = feed.at(*feed.syncPoint());
    QVERIFY(first.startsKeyframe);
    QCOMPARE(first.payload.offset, qsizetype(0));
    QCOMPARE(first.time, std::chrono::nanoseconds(66ms));
    QCOMPARE(feed.end() - *feed.syncPoint(), quint64(3 + 1)); // 3,000 bytes are three packets
}

void PacketFeedTest::keepsWhatMayBeAskedForAgain()
{
    PacketFeed feed;
    feed.start({1, vp8AndOpus, 0s});
    for (auto time = 0ms; time <= 3'000ms; time += 50ms)
        feed.addUnordered({video(time, time % 1'500ms == 0ms), audio(time)});
    for (quint64 index = feed.begin(); index < feed.end(); ++index) {
        const MediaPacket &packet = feed.at(index);
        QCOMPARE(feed.find(packet.stream, packet.sequence), &packet);
    }
    for (const MediaStream stream : mediaStreams) {
        const auto packets = packetsOf(feed, stream);
        QCOMPARE(packets.size(), std::size_t(21)); // a second, and where it begins
        QCOMPARE(feed.find(stream, quint16(packets.front()->sequence - 1)), nullptr);
        QCOMPARE(feed.find(stream, quint16(packets.back()->sequence + 1)), nullptr);
        QCOMPARE(feed.find(stream, quint16(packets.back()->sequence + 0x8000)), nullptr);
    }
}

void PacketFeedTest::letsGoOfAGopThatIsTooLong()
{
    PacketFeed feed({.maxBytes = 1 << 20, .maxSpan = 2s, .minSpan = 500ms});
    feed.start({1, vp8AndOpus, 0s});
    feed.addUnordered({video(0ms, true)});
    for (auto time = 50ms; time <= 2'000ms; time += 50ms)
        feed.addUnordered({video(time, false)});
    QVERIFY(feed.syncPoint());
    feed.addUnordered({video(2'050ms, false)});
    QVERIFY(!feed.syncPoint());
    QCOMPARE(feed.at(feed.end() - 1).time - feed.at(feed.begin()).time, std::chrono::nanoseconds(500ms));
    feed.addUnordered({video(2'100ms, true)});
    QVERIFY(feed.syncPoint());
}

void PacketFeedTest::isBoundedInBytes()
{
    PacketFeed feed({.maxBytes = 10'000, .maxSpan = 1h, .minSpan = 1h});
    feed.start({1, vp8AndOpus, 0s});
    feed.addUnordered({video(0ms, true, 4'000)});
    for (int i = 1; i < 100; ++i) {
        feed.addUnordered({video(std::chrono::milliseconds(i), false, 1'000)});
        QVERIFY(feed.bytes() <= 10'000);
    }
    QVERIFY(!feed.syncPoint());
    QCOMPARE(feed.bytes(), qsizetype(10'000));
}

void PacketFeedTest::goesOnFromOneConfigurationToTheNext()
{
    PacketFeed feed;
    feed.start({1, vp8AndOpus, 0s});
    feed.addUnordered({video(0ms, true), video(33ms, false)});
    const MediaPacket last = *packetsOf(feed, MediaStream::Video).back();
    const quint32 ssrc = feed.ssrc(MediaStream::Video);
    feed.start({2, {track(7, webm::TrackType::Video, "V_VP9")}, 0s});
    QVERIFY(!feed.syncPoint());
    webm::Frame next = video(66ms, true);
    next.trackNumber = 7;
    feed.addUnordered({next});
    const MediaPacket *first = packetsOf(feed, MediaStream::Video).back();
    QCOMPARE(first->sequence, quint16(last.sequence + 1));
    QCOMPARE(first->timestamp - last.timestamp, 33u * 90);
    QCOMPARE(feed.ssrc(MediaStream::Video), ssrc);
    QCOMPARE(feed.codec(MediaStream::Video), QByteArray("vp9"));
    QVERIFY(feed.codec(MediaStream::Audio).isEmpty());
}

void PacketFeedTest::tellsWhatItCannotSend()
{
    PacketFeed feed;
    feed.start({1, vp8AndOpus, 0s});
    QVERIFY(feed.isSendable());
    feed.start({2, {track(1, webm::TrackType::Video, "V_MPEG4/ISO/AVC"), vp8AndOpus[1]}, 0s});
    QVERIFY(!feed.isSendable());
    feed.addUnordered({video(0ms, true), audio(0ms)});
    QCOMPARE(packetsOf(feed, MediaStream::Video).size(), std::size_t(0));
    QCOMPARE(packetsOf(feed, MediaStream::Audio).size(), std::size_t(1));
}

void PacketFeedTest::endsWithTheStream()
{
    PacketFeed feed;
    std::vector<FeedChange> changes;
    feed.onChanged([&changes](FeedChange change) { changes.push_back(change); });
    feed.start({1, vp8AndOpus, 0s});
    feed.addUnordered({video(0ms, true)});
    QVERIFY(feed.hasMedia());
    feed.setState(stream::StreamState::Ended);
    QCOMPARE(changes, (std::vector{FeedChange::Tracks, FeedChange::Packets, FeedChange::Tracks}));
    QVERIFY(!feed.hasMedia());
    QVERIFY(!feed.syncPoint());
    QCOMPARE(feed.bytes(), qsizetype(0));
    QCOMPARE(feed.begin(), feed.end());
    feed.start({2, vp8AndOpus, 0s});
    feed.addUnordered({video(0ms, true)});
    QVERIFY(feed.syncPoint());
}

QTEST_APPLESS_MAIN(PacketFeedTest)

#include "packet_feed_test.moc"
