// Video and audio that come by runs of their own become one stream, in which neither waits longer than it
// must.
#include "stream/ingest.h"

#include "tests/support/blocks.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

using Time = Ingest::Time;

namespace {

constexpr auto told = LiveTimeline::StartTimeSource::Told;
constexpr Time begin = 100s;
constexpr Time packetLength = 60ms;
constexpr Time frameStep = 33ms;
constexpr int keyframeEvery = 30;
/// Where audio is filled in, video may be ahead of it by less than this.
constexpr Time shortestSilence = 2'500us;

webm::Track videoTrack()
{
    webm::Track track;
    track.number = 1;
    track.codecId = "V_VP8";
    track.pixelWidth = 640;
    track.pixelHeight = 360;
    return track;
}

webm::Track audioTrack()
{
    webm::Track track;
    track.number = 1; // each recorder counts its own tracks
    track.type = webm::TrackType::Audio;
    track.codecId = "A_OPUS";
    track.samplingFrequency = 48'000;
    track.channels = 2;
    return track;
}

webm::Frame audioFrame(Time time, int number)
{
    // RFC 6716 section 3.1: CELT of 20 ms, stereo, three frames of one size.
    webm::Frame frame =
        audioBlock(time, QByteArray("\xff\x03", 2) + QByteArray::number(number).rightJustified(6, '0'));
    frame.trackNumber = 1;
    return frame;
}

webm::Frame videoFrame(Time time, int number)
{
    return videoBlock(time, number % keyframeEvery == 0, QByteArray::number(number));
}

struct KeptFrames final : FrameSink
{
    void start(const StreamStart &start) override { starts.push_back(start); }
    void add(std::vector<webm::Frame> frames) override
    {
        std::ranges::move(frames, std::back_inserter(ordered));
    }
    void addUnordered(const std::vector<webm::Frame> &frames) override
    {
        std::ranges::copy(frames, std::back_inserter(unordered));
    }
    void setState(StreamState) override {}

    std::vector<StreamStart> starts;
    std::vector<webm::Frame> ordered;
    std::vector<webm::Frame> unordered;
};

bool isInOrder(const std::vector<webm::Frame> &frames)
{
    return std::ranges::adjacent_find(frames, [](const auto &one, const auto &next) {
               return next.time + shortestSilence <= one.time;
           }) == frames.end();
}

} // namespace

class IngestPartsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void beginsWithBoth();
    void givesVideoAtOnce();
    void doesWithoutAudioThatDoesNotCome();
    void takesAudioInAtAKeyframe();
    void relaysAudioWhoseVideoDoesNotCome();
    void restartsOnePartAlone();
    void keepsTheAudioRunOpen();
    void followsARunOfBoth();
    void isFollowedByARunOfBoth();
    void goesOnAfterAReconnect();
    void isOneStreamWhateverTheOrder_data();
    void isOneStreamWhateverTheOrder();

private:
    void startVideo(quint64 id, Time at);
    void startAudio(quint64 id, Time at);
    void video(quint64 id, Time time, int number, Time now);
    void audio(quint64 id, Time time, int number, Time now);
    void playBoth(Time from, Time to);

    KeptFrames m_sink;
    std::optional<Ingest> m_ingest;
};

void IngestPartsTest::init()
{
    m_sink = {};
    m_ingest.emplace(m_sink);
}

void IngestPartsTest::startVideo(quint64 id, Time at)
{
    m_ingest->startRun(id, at, told, RunPart::Video);
    m_ingest->setTracks(id, {videoTrack()});
}

void IngestPartsTest::startAudio(quint64 id, Time at)
{
    m_ingest->startRun(id, at, told, RunPart::Audio);
    m_ingest->setTracks(id, {audioTrack()});
}

void IngestPartsTest::video(quint64 id, Time time, int number, Time now)
{
    QCOMPARE(m_ingest->publishFrames(id, {videoFrame(time, number)}, now), QString());
}

void IngestPartsTest::audio(quint64 id, Time time, int number, Time now)
{
    QCOMPARE(m_ingest->publishFrames(id, {audioFrame(time, number)}, now), QString());
}

/// Runs 1 and 2, which began at `begin`: audio comes as soon as its packet is whole.
void IngestPartsTest::playBoth(Time from, Time to)
{
    for (Time now = from; now < to; now += 1ms) {
        if (now % frameStep == 0ms)
            video(1, now, int(now / frameStep), begin + now);
        if (now % packetLength == 0ms && now > 0ms)
            audio(2, now - packetLength, int(now / packetLength) - 1, begin + now);
    }
}

void IngestPartsTest::beginsWithBoth()
{
    startVideo(1, begin);
    video(1, 0ms, 0, begin + 10ms);
    video(1, 33ms, 1, begin + 43ms);
    QVERIFY(m_sink.starts.empty()); // it is not known yet what audio there is
    startAudio(2, begin);
    audio(2, 0ms, 0, begin + 70ms);
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QCOMPARE(m_sink.starts[0].tracks.size(), std::size_t(2));
    QCOMPARE(m_sink.starts[0].tracks[1].type, webm::TrackType::Audio);
    QCOMPARE(m_sink.starts[0].tracks[1].number, quint64(2));
    QCOMPARE(payloadsOf(m_sink.ordered, webm::TrackType::Video), (QByteArrayList{"0", "1"}));
    QCOMPARE(payloadsOf(m_sink.ordered, webm::TrackType::Audio).size(), 1);
}

void IngestPartsTest::givesVideoAtOnce()
{
    startVideo(1, begin);
    startAudio(2, begin);
    playBoth(0ms, 3s);
    const auto before = m_sink.ordered.size();
    const Time time = 3003ms;
    video(1, time, int(time / frameStep), begin + time);
    QCOMPARE(m_sink.unordered.back().payload, videoFrame(time, int(time / frameStep)).payload);
    QCOMPARE(m_sink.unordered.back().time, time);
    QCOMPARE(m_sink.ordered.size(), before); // the audio of its time is still to come
    QVERIFY(isInOrder(m_sink.ordered));
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
}

void IngestPartsTest::doesWithoutAudioThatDoesNotCome()
{
    startVideo(1, begin);
    video(1, 0ms, 0, begin);
    m_ingest->tick(begin + 999ms);
    QVERIFY(m_sink.starts.empty());
    m_ingest->tick(begin + 1s); // no further frame comes of a screen where nothing moves
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QCOMPARE(m_sink.starts[0].tracks.size(), std::size_t(1));
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Video), (QByteArrayList{"0"}));
    QVERIFY(m_ingest->state() == StreamState::Live);
}

void IngestPartsTest::takesAudioInAtAKeyframe()
{
    startVideo(1, begin);
    for (int number = 0; number < 40; ++number)
        video(1, number * frameStep, number, begin + number * frameStep);
    startAudio(2, begin);
    audio(2, 1'260ms, 21, begin + 1'320ms);
    QCOMPARE(m_sink.starts.size(), std::size_t(1)); // players could not begin here
    for (int number = 40; number < 61; ++number)
        video(1, number * frameStep, number, begin + number * frameStep);
    QCOMPARE(m_sink.starts.size(), std::size_t(2));
    QCOMPARE(m_sink.starts[1].tracks.size(), std::size_t(2));
    audio(2, 1'980ms, 33, begin + 2'040ms);
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Video).last(), QByteArray("60"));
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Audio).last(), audioFrame(0ms, 33).payload);
}

void IngestPartsTest::relaysAudioWhoseVideoDoesNotCome()
{
    startVideo(1, begin);
    startAudio(2, begin);
    for (int number = 0; number < 60; ++number)
        audio(2, number * packetLength, number, begin + (number + 1) * packetLength);
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QCOMPARE(m_sink.starts[0].tracks.size(), std::size_t(1));
    QVERIFY(!m_sink.ordered.empty());
    video(1, 3'630ms, 0, begin + 3'640ms); // and then it does
    QCOMPARE(m_sink.starts.size(), std::size_t(2));
    QCOMPARE(m_sink.starts[1].tracks.size(), std::size_t(2));
}

void IngestPartsTest::restartsOnePartAlone()
{
    startVideo(1, begin);
    startAudio(2, begin);
    playBoth(0ms, 3s);
    startVideo(3, begin + 2'990ms);
    video(3, 13ms, 0, begin + 3'003ms); // a keyframe
    video(1, 3'003ms, 91, begin + 3'003ms);
    audio(2, 2'940ms, 49, begin + 3'005ms);
    video(3, 46ms, 1, begin + 3'036ms);
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Video).mid(90), (QByteArrayList{"90", "0", "1"}));
    const QByteArrayList sound = payloadsOf(m_sink.unordered, webm::TrackType::Audio);
    QCOMPARE(sound.size(), 50);
    QCOMPARE(sound.last(), audioFrame(0ms, 49).payload);
    QCOMPARE(m_sink.unordered.back().time, 3'036ms);
}

void IngestPartsTest::keepsTheAudioRunOpen()
{
    startVideo(1, begin);
    startAudio(2, begin);
    playBoth(0ms, 300ms);
    for (quint64 id = 3; id < 20; ++id) // of a publisher that ends none of them
        startVideo(id, begin + 300ms);
    audio(2, 240ms, 4, begin + 300ms);
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Audio).last(), audioFrame(0ms, 4).payload);
}

void IngestPartsTest::followsARunOfBoth()
{
    m_ingest->startRun(0, begin - 1s);
    webm::Track second = audioTrack();
    second.number = 2;
    m_ingest->setTracks(0, {videoTrack(), second});
    QCOMPARE(m_ingest->publishFrames(0, {videoFrame(0ms, 0), audioBlock(0ms, audioFrame(0ms, 0).payload)},
                                     begin - 1s),
             QString());
    startVideo(1, begin);
    startAudio(2, begin);
    playBoth(0ms, 1s);
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Video).last(), QByteArray("30"));
    QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Audio).last(), audioFrame(0ms, 15).payload);
}

void IngestPartsTest::isFollowedByARunOfBoth()
{
    startVideo(1, begin);
    startAudio(2, begin);
    playBoth(0ms, 1s);
    m_ingest->startRun(3, begin + 1s);
    webm::Track second = audioTrack();
    second.number = 2;
    m_ingest->setTracks(3, {videoTrack(), second});
    webm::Frame sound = audioFrame(5ms, 99);
    sound.trackNumber = 2;
    QCOMPARE(m_ingest->publishFrames(3, {videoFrame(0ms, 0), sound}, begin + 1'060ms), QString());
    const auto count = m_sink.unordered.size();
    video(1, 1'023ms, 31, begin + 1'061ms);
    audio(2, 1'020ms, 17, begin + 1'080ms);
    QCOMPARE(m_sink.unordered.size(), count); // the parts are over
    QCOMPARE(m_sink.unordered.back().payload, sound.payload);
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
}

void IngestPartsTest::goesOnAfterAReconnect()
{
    startVideo(1, begin);
    startAudio(2, begin);
    playBoth(0ms, 1s);
    m_ingest->publisherLost(begin + 1s);
    startAudio(11, begin + 3s);
    audio(11, 0ms, 50, begin + 3'060ms);
    startVideo(12, begin + 3s);
    video(12, 33ms, 0, begin + 3'070ms);
    audio(11, 60ms, 51, begin + 3'120ms);
    m_ingest->end();
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QCOMPARE(payloadsOf(m_sink.ordered, webm::TrackType::Video).last(), QByteArray("0"));
    QCOMPARE(payloadsOf(m_sink.ordered, webm::TrackType::Audio).last(), audioFrame(0ms, 51).payload);
}

void IngestPartsTest::isOneStreamWhateverTheOrder_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Both parts are late by anything up to 0.3 s, the video restarts at keyframes, the audio has a hole.
void IngestPartsTest::isOneStreamWhateverTheOrder()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    struct Arrival
    {
        Time at;
        bool isVideo;
        quint64 run;
        Time runStart;
        Time time;
        int number;
    };
    std::vector<Arrival> arrivals;
    const Time videoLate = random.bounded(300) * 1ms;
    const Time audioLate = random.bounded(300) * 1ms;
    const Time jitter = random.bounded(1, 40) * 1ms;
    Time last = 0ms;
    quint64 run = 1;
    for (int number = 0; number < 300; ++number) {
        const bool isRestart = number > 0 && number % keyframeEvery == 0 && random.bounded(2) == 0;
        run = isRestart ? quint64(number) : run;
        last = std::max(last, number * frameStep + videoLate + random.bounded(int(jitter / 1ms)) * 1ms);
        arrivals.push_back(
            {last, true, run, run == 1 ? 0ms : Time(qint64(run) * frameStep), number * frameStep, number});
    }
    const int hole = random.bounded(20, 100);
    last = 0ms;
    for (int number = 0; number < 160; ++number) {
        last =
            std::max(last, (number + 1) * packetLength + audioLate + random.bounded(int(jitter / 1ms)) * 1ms);
        if (number < hole || number > hole + 10)
            arrivals.push_back({last, false, 2, 0ms, number * packetLength, number});
    }
    std::ranges::stable_sort(arrivals, {}, &Arrival::at);
    std::vector<quint64> started;
    Time ticked = 0ms;
    for (const Arrival &one : arrivals) {
        for (; ticked < one.at; ticked += 25ms)
            m_ingest->tick(begin + ticked);
        if (std::ranges::find(started, one.run) == started.end()) {
            started.push_back(one.run);
            one.isVideo ? startVideo(one.run, begin + one.runStart)
                        : startAudio(one.run, begin + one.runStart);
        }
        one.isVideo ? video(one.run, one.time - one.runStart, one.number, begin + one.at)
                    : audio(one.run, one.time - one.runStart, one.number, begin + one.at);
        if (one.isVideo && one.number > 60)
            QCOMPARE(payloadsOf(m_sink.unordered, webm::TrackType::Video).last(),
                     QByteArray::number(one.number));
    }
    m_ingest->end();
    QCOMPARE(m_sink.starts.size(), std::size_t(1));
    QVERIFY(isInOrder(m_sink.ordered));
    const QByteArrayList shown = payloadsOf(m_sink.ordered, webm::TrackType::Video);
    QCOMPARE(shown.size(), 300);
    for (int number = 0; number < 300; ++number)
        QCOMPARE(shown[number], QByteArray::number(number));
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio}) {
        QVERIFY(std::ranges::is_permutation(payloadsOf(m_sink.unordered, type),
                                            payloadsOf(m_sink.ordered, type)));
        std::vector<Time> times;
        for (const webm::Frame &frame : m_sink.unordered)
            if (frame.type == type)
                times.push_back(frame.time);
        QVERIFY(std::ranges::is_sorted(times));
    }
    for (const webm::Frame &frame : m_sink.ordered) // live time is the time of capture
        if (frame.type == webm::TrackType::Video)
            QVERIFY(std::chrono::abs(frame.time - frame.payload.toInt() * frameStep) <=
                    videoLate + 2 * jitter + 400ms);
}

QTEST_APPLESS_MAIN(IngestPartsTest)
#include "ingest_parts_test.moc"
