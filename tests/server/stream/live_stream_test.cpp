// The stream's states, what it refuses, and the numbers that it tells.
#include "tests/support/live_stream.h"

#include "tests/support/blocks.h"
#include "tests/support/stream_sinks.h"
#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

void publishWhole(LiveStream &stream, quint64 id, const char *name, LiveStream::Time start)
{
    PacedPublisher publisher(stream, id, recording(name), start);
    QCOMPARE(publisher.publishAll(), QString());
}

} // namespace

class LiveStreamTest final : public QObject
{
    Q_OBJECT

private slots:
    void goesThroughItsStates();
    void waitsForALostPublisher();
    void endsWithoutItsPublisher();
    void pauses();
    void staysPausedOverAReconnect();
    void startsAnewAfterItsEnd();
    void refusesWhatIsNoWebM_data();
    void refusesWhatIsNoWebM();
    void goesOnBesideARefusedRecording();
    void ignoresPiecesOfNoRecording();
    void limitsOpenRecordings();
    void takesLargePieces();
    void takesBlocksAsItTakesBytes();
    void takesNoBlocksWithoutTracks();
    void relaysAudioWhoseVideoDoesNotCome();
    void tellsNumbers();
    void tellsHowManyPicturesComeAndHowLate();
};

void LiveStreamTest::goesThroughItsStates()
{
    LiveStream stream;
    std::vector<StreamState> states;
    stream.onStateChanged([&](StreamState state) {
        QVERIFY(state == stream.state());
        states.push_back(state);
    });
    QVERIFY(stream.state() == StreamState::Waiting);
    stream.end();
    stream.publisherLost(1s);
    stream.setPaused(true);
    stream.setPaused(false);
    stream.tick(60s);
    QVERIFY(stream.state() == StreamState::Waiting);
    stream.startRun(1, std::nullopt);
    QCOMPARE(stream.publish(1, beginning(), 10s), QString());
    QVERIFY(stream.state() == StreamState::Waiting); // nothing to see yet
    publishWhole(stream, 2, "chromium.webm", 10s);
    stream.setPaused(true);
    stream.setPaused(false);
    stream.end();
    stream.end();
    QVERIFY((states ==
             std::vector{StreamState::Live, StreamState::Paused, StreamState::Live, StreamState::Ended}));
}

void LiveStreamTest::waitsForALostPublisher()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    publishWhole(stream, 1, "chromium.webm", 10s);
    stream.publisherLost(13s);
    QVERIFY(stream.state() == StreamState::Reconnecting);
    stream.tick(22'999ms);
    QVERIFY(stream.state() == StreamState::Reconnecting);
    publishWhole(stream, 2, "chromium.webm", 18s);
    QVERIFY(stream.state() == StreamState::Live);
    stream.tick(60s);
    QVERIFY(stream.state() == StreamState::Live);
    QCOMPARE(sink.blobs.size(), size_t(1));
    QCOMPARE(faultOf(sink.bytes()), QByteArray());
    const auto blocks = blocksOf(sink.bytes());
    std::vector<webm::Frame> video;
    std::ranges::copy_if(blocks, std::back_inserter(video),
                         [](const auto &block) { return block.type == webm::TrackType::Video; });
    const auto gap = std::ranges::adjacent_find(
        video, [](const auto &block, const auto &next) { return next.time - block.time > 1s; });
    QVERIFY(gap != video.end());
    QVERIFY(gap[1].time >= 8s && gap[1].time <= 8100ms); // the hole stays a hole
}

void LiveStreamTest::endsWithoutItsPublisher()
{
    LiveStream stream;
    publishWhole(stream, 1, "chromium.webm", 10s);
    stream.publisherLost(13s);
    stream.publisherLost(20s); // another one, which had nothing to say
    stream.tick(23s);
    QVERIFY(stream.state() == StreamState::Ended);
    KeepingSink sink;
    stream.join(sink);
    QVERIFY(sink.blobs.empty());
}

void LiveStreamTest::pauses()
{
    LiveStream stream;
    PacedPublisher publisher(stream, 1, recording("chromium.webm"), 10s);
    while (stream.state() != StreamState::Live)
        QCOMPARE(publisher.publishNext(), QString());
    stream.setPaused(true);
    QCOMPARE(publisher.publishNext(), QString()); // was on its way
    QVERIFY(stream.state() == StreamState::Paused);
    stream.tick(600s);
    QVERIFY(stream.state() == StreamState::Paused);
    stream.setPaused(false);
    QVERIFY(stream.state() == StreamState::Live);
    QCOMPARE(publisher.publishAll(), QString());
}

void LiveStreamTest::staysPausedOverAReconnect()
{
    LiveStream stream;
    publishWhole(stream, 1, "chromium.webm", 10s);
    stream.setPaused(true);
    stream.publisherLost(20s);
    QVERIFY(stream.state() == StreamState::Reconnecting);
    stream.setPaused(true); // it is back, and still has nothing to send
    stream.tick(60s);
    QVERIFY(stream.state() == StreamState::Paused);
}

void LiveStreamTest::startsAnewAfterItsEnd()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    publishWhole(stream, 1, "chromium.webm", 10s);
    stream.end();
    QCOMPARE(stream.publish(1, "late", 14s), QString());
    publishWhole(stream, 2, "chromium.webm", 100s);
    QVERIFY(stream.state() == StreamState::Live);
    QCOMPARE(sink.blobs.size(), size_t(2));
    QVERIFY(sink.blobs[1].id > sink.blobs[0].id);
    QVERIFY(sink.blobs[1].origin == LiveStream::Time(100s));
    stream.end();                                       // the last picture waits for its sound no longer
    QCOMPARE(sink.blobs[1].bytes, sink.blobs[0].bytes); // its time starts at 0 again
    const auto source = blocksOf(recording("chromium.webm"));
    QCOMPARE(blocksOf(sink.blobs[1].bytes).back().payload, source.back().payload);
}

void LiveStreamTest::refusesWhatIsNoWebM_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = recording("chromium.webm");
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("MP4") << hex("0000001c667479706973 6f6d0000020069736f6d69736f326d703431") +
                                QByteArray(99, 'x');
    QTest::newRow("starts in the middle") << whole.sliced(whole.size() / 2);
    QTest::newRow("its header cut out of the middle") << whole.first(20) + whole.sliced(200);
    QTest::newRow("no tracks") << ebmlHeader() + openEnded("18538067") + info() + openCluster(0) +
                                      simpleBlock(1, 0, 0x80, "K");
    QTest::newRow("another doctype") << ebmlHeader("mp4") + openEnded("18538067");
}

void LiveStreamTest::refusesWhatIsNoWebM()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype pieceSize : {bytes.size(), qsizetype(1)}) {
        LiveStream stream;
        KeepingSink sink;
        stream.join(sink);
        PacedPublisher publisher(stream, 1, bytes, 10s);
        QString answer;
        while (answer.isEmpty() && !publisher.isAtEnd())
            answer = publisher.publishNext(pieceSize);
        QVERIFY(answer.size() > 15 && answer.endsWith(QLatin1Char('.')));
        QVERIFY(sink.blobs.empty());
        QVERIFY(stream.state() == StreamState::Waiting);
        QCOMPARE(stream.publish(1, recording("chromium.webm"), 14s), QString()); // it is over
        QVERIFY(sink.blobs.empty());
    }
}

void LiveStreamTest::goesOnBesideARefusedRecording()
{
    LiveStream alone;
    LiveStream disturbed;
    KeepingSink expected;
    KeepingSink sink;
    alone.join(expected);
    disturbed.join(sink);
    publishWhole(alone, 1, "chromium.webm", 10s);
    PacedPublisher publisher(disturbed, 1, recording("chromium.webm"), 10s);
    for (quint64 id = 2; !publisher.isAtEnd(); ++id) {
        QCOMPARE(publisher.publishNext(), QString());
        disturbed.startRun(id, std::nullopt);
        QVERIFY(!disturbed.publish(id, "garbage", publisher.now()).isEmpty());
    }
    QCOMPARE(sink.bytes(), expected.bytes());
}

void LiveStreamTest::ignoresPiecesOfNoRecording()
{
    LiveStream stream;
    QCOMPARE(stream.publish(1, "garbage", 1s), QString());
    stream.endRun(1);
    QCOMPARE(stream.snapshot(1s).totalBytesIn, quint64(0));
}

void LiveStreamTest::limitsOpenRecordings()
{
    StreamOptions options;
    options.maxOpenRuns = 2;
    LiveStream stream(options);
    for (quint64 id = 1; id <= 3; ++id)
        stream.startRun(id, std::nullopt);
    QCOMPARE(stream.publish(1, "garbage", 1s), QString()); // ended by the third
    QVERIFY(!stream.publish(2, "garbage", 1s).isEmpty());
    QVERIFY(!stream.publish(3, "garbage", 1s).isEmpty());
}

void LiveStreamTest::takesLargePieces()
{
    QByteArray bytes = beginning(videoEntry(1)) + openCluster(0);
    for (int i = 0; i < 1000; ++i)
        bytes += simpleBlock(1, qint16(i * 30), i % 100 == 0 ? 0x80 : 0, QByteArray(1500, char(i)));
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    stream.startRun(1, 0ns);
    QCOMPARE(stream.publish(1, bytes, 30s), QString());
    QCOMPARE(blocksOf(sink.bytes()), blocksOf(bytes));
}

void LiveStreamTest::takesBlocksAsItTakesBytes()
{
    const QByteArray bytes = recording("ffmpeg.webm");
    LiveStream fromBytes;
    KeepingSink expected;
    fromBytes.join(expected);
    fromBytes.startRun(1, 10s);
    QCOMPARE(fromBytes.publish(1, bytes, 10s), QString());

    webm::Demuxer demuxer;
    std::vector<webm::Frame> blocks;
    QVERIFY(demuxer.feed(bytes, blocks) == webm::DemuxError::None);
    LiveStream fromBlocks;
    KeepingSink sink;
    fromBlocks.join(sink);
    fromBlocks.startRun(1, 10s);
    fromBlocks.setTracks(1, demuxer.tracks());
    for (const webm::Frame &block : blocks)
        QCOMPARE(fromBlocks.publishFrames(1, {block}, 10s), QString());
    QCOMPARE(blocksOf(sink.bytes()), blocksOf(expected.bytes()));
    QVERIFY(fromBlocks.snapshot(10s).totalBytesIn > 0);
    QVERIFY(!fromBlocks.publishFrames(1, std::vector(30'000, blocks.front()), 10s).isEmpty());
    QCOMPARE(fromBlocks.publishFrames(1, {blocks.front()}, 11s), QString()); // it is over
}

void LiveStreamTest::takesNoBlocksWithoutTracks()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    stream.setTracks(1, {});
    stream.startRun(1, std::nullopt);
    webm::Frame block;
    block.trackNumber = 1;
    block.isKeyframe = true;
    block.payload = "k";
    QCOMPARE(stream.publishFrames(1, {block}, 1s), QString());
    QVERIFY(sink.blobs.empty());
}

void LiveStreamTest::relaysAudioWhoseVideoDoesNotCome()
{
    LiveStream stream;
    std::vector<Correction> corrections;
    stream.onCorrected([&](Correction correction) { corrections.push_back(correction); });
    KeepingSink sink;
    stream.join(sink);
    webm::Demuxer demuxer;
    std::vector<webm::Frame> none;
    QVERIFY(demuxer.feed(beginning(), none) == webm::DemuxError::None);
    stream.startRun(1, 10s);
    stream.setTracks(1, demuxer.tracks());
    const QByteArray opus("\xF8\xFF\xFE"); // 20 ms of silence
    std::chrono::milliseconds time = 0ms;
    const auto publishAudioUntil = [&](std::chrono::nanoseconds end) {
        for (; time < end; time += 20ms) {
            webm::Frame packet = audioBlock(time, opus);
            packet.trackNumber = 2;
            QCOMPARE(stream.publishFrames(1, {packet}, 10s + time), QString());
        }
    };
    publishAudioUntil(EncoderRun::videoPatience);
    QVERIFY(stream.state() == StreamState::Waiting && sink.blobs.empty());
    publishAudioUntil(5s);
    QVERIFY(stream.state() == StreamState::Live);
    QCOMPARE(sink.blobs.size(), size_t(1));
    QCOMPARE(sink.blobs[0].mime, QByteArray("audio/webm; codecs=\"opus\""));
    QCOMPARE(blocksOf(sink.blobs[0].bytes).size(), size_t(250)); // what waited, too
    QCOMPARE(corrections, std::vector{Correction::NoVideo});

    // Video that cannot be decoded changes nothing; a keyframe does.
    webm::Frame video = videoBlock(time, false, "delta");
    video.trackNumber = 1;
    QCOMPARE(stream.publishFrames(1, {video}, 10s + time), QString());
    publishAudioUntil(6s);
    QCOMPARE(sink.blobs.size(), size_t(1));
    video.isKeyframe = true;
    video.time = time;
    QCOMPARE(stream.publishFrames(1, {video}, 10s + time), QString());
    publishAudioUntil(8s);
    QCOMPARE(sink.blobs.size(), size_t(2));
    QVERIFY(sink.blobs[1].mime.contains("vp8"));
    const std::vector<webm::Frame> frames = blocksOf(sink.blobs[1].bytes);
    QVERIFY(frames.size() > 50 && frames.front().isKeyframe && frames.front().type == webm::TrackType::Video);
}

void LiveStreamTest::tellsNumbers()
{
    LiveStream stream;
    StreamStatus status = stream.snapshot(5s);
    QVERIFY(status.mime.isEmpty() && status.liveFor == 0ms && status.width == 0);
    QVERIFY(status.gopCacheBytes == 0 && status.encoderRuns == 0);
    QCOMPARE(status.gopCacheLimitBytes, GopCacheLimits().maxBytes);

    KeepingSink sinks[3];
    for (KeepingSink &sink : sinks)
        stream.join(sink);
    publishWhole(stream, 1, "ffmpeg.webm", 10s);
    const qsizetype size = recording("ffmpeg.webm").size();
    status = stream.snapshot(13s);
    QVERIFY(status.state == StreamState::Live);
    QCOMPARE(status.mime, QStringLiteral("video/webm; codecs=\"vp8,opus\""));
    QCOMPARE(status.width, 320);
    QCOMPARE(status.height, 180);
    QVERIFY(status.liveFor > 2500ms && status.liveFor < 3s);
    QCOMPARE(status.totalBytesIn, quint64(size));
    QCOMPARE(status.encoderRuns, quint64(1));
    QVERIFY(qAbs(status.bitsPerSecondIn - size * 8 / 3) < size / 3);
    QVERIFY(status.gopCacheBytes > 0 && status.gopCacheBytes < size / 2);
    QVERIFY(status.gopCacheSpan > 500ms && status.gopCacheSpan < 1500ms);

    stream.end();
    status = stream.snapshot(60s);
    QVERIFY(status.state == StreamState::Ended && status.liveFor == 0ms && status.mime.isEmpty());
    QVERIFY(status.gopCacheBytes == 0 && status.bitsPerSecondIn == 0);
    QCOMPARE(status.totalBytesIn, quint64(size));
}

void LiveStreamTest::tellsHowManyPicturesComeAndHowLate()
{
    LiveStream stream;
    QVERIFY(!stream.snapshot(1s).frameAge);
    stream.startRun(1, 9s);
    const QByteArray bytes = recording("ffmpeg.webm");
    QCOMPARE(stream.publish(1, bytes, 13'500ms), QString());
    StreamStatus status = stream.snapshot(15s);
    // By ffprobe: 75 pictures, the last one at 2.967 s.
    QCOMPARE(status.framesPerSecond, 75 / 1.5);
    QVERIFY(status.frameAge.has_value());
    QVERIFY2(qAbs(status.frameAge->count() - (4500 - 2967)) <= 2,
             qPrintable(QString::number(status.frameAge->count())));
    stream.end();
    status = stream.snapshot(20s);
    QVERIFY(!status.frameAge && status.framesPerSecond == 0);
}

QTEST_APPLESS_MAIN(LiveStreamTest)
#include "live_stream_test.moc"
