// The stream that leaves is whole over hours, pauses and reconnections, and no more of it is made up than
// allowed.
#include "tests/support/live_stream.h"

#include "tests/support/stream_sinks.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

using Time = LiveStream::Time;

namespace {

constexpr Time tickInterval = 25ms;
constexpr Time passLength = 3s;

/// A real recording, again and again, so that decoders can judge what leaves.
struct Source
{
    webm::Tracks tracks;
    std::vector<webm::Frame> blocks; ///< by time

    explicit Source(Time length)
    {
        webm::Demuxer demuxer;
        std::vector<webm::Frame> pass;
        (void)demuxer.feed(recording("ffmpeg.webm"), pass);
        tracks = demuxer.tracks();
        for (Time start = 0s; start < length; start += passLength) {
            for (webm::Frame block : pass) {
                if (block.time >= passLength)
                    continue;
                block.time += start + 100ms; // a little is there before time 0
                block.discardPadding = 0ns;
                blocks.push_back(block);
            }
        }
        std::ranges::stable_sort(blocks, {}, &webm::Frame::time);
    }
};

bool isAudio(const webm::Frame &block)
{
    return block.type == webm::TrackType::Audio;
}

/// Sends the blocks in their order, none before its time, and ticks.
class Player final
{
public:
    explicit Player(LiveStream &stream, const webm::Tracks &tracks)
        : m_stream(stream)
    {
        m_stream.startRun(1, Time(100s));
        m_stream.setTracks(1, tracks);
    }

    void send(const webm::Frame &block, Time due)
    {
        passUntil(100s + due);
        QCOMPARE(m_stream.publishFrames(1, {block}, m_now), QString());
    }

    void passUntil(Time time)
    {
        for (; m_now + tickInterval <= time; m_now += tickInterval)
            m_stream.tick(m_now);
    }

private:
    LiveStream &m_stream;
    Time m_now = 100s;
};

} // namespace

class WholeStreamTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsAudioAndVideoTogetherForHours_data();
    void keepsAudioAndVideoTogetherForHours();
    void limitsWhatIsFilled();
    void givesEachLateFrameItsOwnTime();
    void holdsNothingWhilePaused();
    void waitsForAPublisherThatIsBack();
};

void WholeStreamTest::keepsAudioAndVideoTogetherForHours_data()
{
    QTest::addColumn<double>("drift");
    QTest::addColumn<int>("packetMs");
    QTest::newRow("a sound card that is fast") << 1e-4 << 20;
    QTest::newRow("a sound card that is slow") << -1e-4 << 20;
    QTest::newRow("packets of 60 ms") << 1e-4 << 60;
    QTest::newRow("slow, packets of 60 ms") << -1e-4 << 60;
}

// Packets are counted by the sound card's clock, and stated by the computer's.
void WholeStreamTest::keepsAudioAndVideoTogetherForHours()
{
    QFETCH(const double, drift);
    QFETCH(const int, packetMs);
    const QByteArray packet =
        packetMs == 20 ? QByteArray::fromHex("f8aabb") : QByteArray::fromHex("fb03aabb");
    webm::Track track;
    track.codecId = "A_OPUS";
    track.channels = 2;
    AudioRetimer sound;
    sound.setTrack(track);
    Time worst{0};
    auto position = AudioRetimer::Position::FirstOfRun;
    const auto step = Time(qint64(std::llround(packetMs * 1e6 * (1 + drift))));
    for (Time stated = 0s; stated < 10h; stated += step) {
        webm::Frame block;
        block.type = webm::TrackType::Audio;
        block.time = stated;
        block.payload = packet;
        const auto result = sound.take(block, position, stated);
        position = AudioRetimer::Position::Later;
        if (!result.frames.empty())
            worst = std::max(worst, Time(std::chrono::abs(result.frames.back().time - stated)));
    }
    QVERIFY2(worst <= 60ms, QByteArray::number(qint64(worst / 1ms)));
}

// Each packet of some bytes asks for a second of silence.
void WholeStreamTest::limitsWhatIsFilled()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    Source source(3s);
    webm::Tracks tracks{source.tracks.back()};
    tracks.front().type = webm::TrackType::Audio;
    for (const webm::Track &track : source.tracks) {
        if (track.type == webm::TrackType::Audio)
            tracks.front() = track;
    }
    stream.startRun(1, 0s);
    stream.setTracks(1, tracks);
    std::vector<webm::Frame> blocks;
    for (int i = 0; i < 19'000; ++i) {
        webm::Frame block;
        block.trackNumber = tracks.front().number;
        block.type = webm::TrackType::Audio;
        block.isKeyframe = true;
        block.time = i * 990ms;
        block.payload = QByteArray(1, '\x80'); // 2.5 ms
        blocks.push_back(block);
    }
    QCOMPARE(stream.publishFrames(1, blocks, 1s), QString());
    QVERIFY(blocksOf(sink.bytes()).size() <= blocks.size() + AudioRetimer::maxFillBurst + 1);
}

// Video of a second comes when its audio has left.
void WholeStreamTest::givesEachLateFrameItsOwnTime()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    const Source source(3s);
    Player player(stream, source.tracks);
    const auto isLate = [](const webm::Frame &block) { return !isAudio(block) && block.time >= 2s; };
    for (const webm::Frame &block : source.blocks) {
        if (!isLate(block))
            player.send(block, block.time);
    }
    for (const webm::Frame &block : source.blocks) {
        if (isLate(block))
            player.send(block, 3s + 100ms);
    }
    stream.end();
    Time last = -1ms;
    for (const webm::Frame &block : blocksOf(sink.bytes())) {
        if (isAudio(block))
            continue;
        QVERIFY(block.time > last);
        last = block.time;
    }
    QVERIFY(last >= 3s && last < 3'200ms);
}

void WholeStreamTest::holdsNothingWhilePaused()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    Source source(3s);
    Player player(stream, source.tracks);
    for (const webm::Frame &block : source.blocks) {
        if (!isAudio(block) || block.time < 2s)
            player.send(block, block.time);
    }
    stream.setPaused(true);
    const auto relayed = blocksOf(sink.bytes());
    const auto isVideo = [](const webm::Frame &block) { return !isAudio(block); };
    QCOMPARE(std::ranges::count_if(relayed, isVideo), std::ranges::count_if(source.blocks, isVideo));
}

void WholeStreamTest::waitsForAPublisherThatIsBack()
{
    LiveStream stream;
    Source source(3s);
    {
        Player player(stream, source.tracks);
        for (const webm::Frame &block : source.blocks)
            player.send(block, block.time);
    }
    stream.publisherLost(110s);
    QVERIFY(stream.state() == StreamState::Reconnecting);
    stream.startRun(2, 119s);
    QCOMPARE(stream.publish(2, QByteArray::fromHex("1a45dfa3"), 119'900ms), QString());
    stream.tick(121s);
    QVERIFY(stream.state() == StreamState::Reconnecting);
    stream.publisherLost(125s);
    stream.tick(134'900ms);
    QVERIFY(stream.state() == StreamState::Reconnecting);
    stream.tick(135s);
    QVERIFY(stream.state() == StreamState::Ended);
}

QTEST_APPLESS_MAIN(WholeStreamTest)
#include "whole_stream_test.moc"
