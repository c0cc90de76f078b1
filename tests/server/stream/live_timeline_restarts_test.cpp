// Recorders that are started again and again: what their blocks, arriving as they would, become as a whole.
#include "stream/live_timeline.h"

#include "tests/support/blocks.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <utility>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

using Time = LiveTimeline::Time;
using Content = LiveTimeline::Content;
using Verdict = LiveTimeline::Verdict;

namespace {

constexpr Time audioStep = 20ms;
constexpr Time videoStep = 33ms;
constexpr Time latency = 60ms; // from capture to arrival

struct Recorder
{
    quint64 id = 0;
    Time start{0}; ///< when its time zero is captured
    Time length = 10s;
    std::optional<Time> startedAt; ///< as it tells
    Content content = Content::WithVideo;
    Time firstPicture = 5ms;
};

struct Event
{
    quint64 recording = 0;
    webm::Frame block;
    Time captured{0};
    Time placed{0};
};

std::vector<Event> record(const Recorder &recorder)
{
    std::vector<Event> events;
    const auto add = [&](const webm::Frame &block) {
        events.push_back({recorder.id, block, recorder.start + block.time});
    };
    for (Time time{0}; time < recorder.length; time += audioStep)
        add(audioBlock(time));
    if (recorder.content == Content::WithVideo) {
        for (Time time = recorder.firstPicture; time < recorder.length; time += videoStep)
            add(videoBlock(time, time == recorder.firstPicture));
    }
    std::ranges::stable_sort(events, {}, &Event::captured);
    return events;
}

/// What goes out, if each block arrives at the same time after its capture.
std::vector<Event> relayed(LiveTimeline &timeline, const std::vector<Recorder> &recorders)
{
    std::vector<Event> events;
    for (const Recorder &recorder : recorders) {
        timeline.startRun(recorder.id, recorder.content, recorder.startedAt);
        const auto recorded = record(recorder);
        events.insert(events.end(), recorded.begin(), recorded.end());
    }
    std::ranges::stable_sort(events, {}, &Event::captured);
    std::vector<Event> out;
    std::map<quint64, std::vector<Event>> waiting; // sound before its recording's first keyframe
    const auto offer = [&](Event event, Time now) {
        const auto placement = timeline.place(event.recording, event.block, now);
        event.placed = placement.time;
        if (placement.verdict != Verdict::Drop)
            out.push_back(event);
        return placement.verdict != Verdict::Drop;
    };
    for (const Event &event : events) {
        const Time now = event.captured + latency;
        if (event.block.type == webm::TrackType::Video && event.block.isKeyframe) {
            timeline.onFirstKeyframe(event.recording);
            for (const Event &sound : std::exchange(waiting[event.recording], {}))
                offer(sound, now);
        }
        if (!offer(event, now))
            waiting[event.recording].push_back(event);
    }
    return out;
}

std::vector<Event> only(webm::TrackType type, std::vector<Event> events)
{
    std::erase_if(events, [type](const Event &event) { return event.block.type != type; });
    return events;
}

bool isMonotonic(const std::vector<Event> &events)
{
    return std::ranges::is_sorted(events, {}, &Event::placed) && events.front().placed >= 0ns;
}

/// True if no sound is there twice and none is missing, give or take half a block and \a jitter.
bool isSoundWhole(const std::vector<Event> &sound, Time jitter = 0ms)
{
    for (size_t i = 1; i < sound.size(); ++i) {
        const Time step = sound[i].captured - sound[i - 1].captured;
        if (std::chrono::abs(step - audioStep) > audioStep / 2 + jitter)
            return false;
    }
    return !sound.empty();
}

std::vector<Recorder> restarts(int count, Time interval, Time overlap)
{
    std::vector<Recorder> recorders;
    for (int i = 0; i < count; ++i) {
        const Time start = 3s + i * interval;
        recorders.push_back({quint64(i), start, interval + overlap, start});
    }
    return recorders;
}

} // namespace

class LiveTimelineRestartsTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsSoundWhole_data();
    void keepsSoundWhole();
    void changesPictureAndSoundTogether();
    void keepsThePictureOnTime();
    void doesNotDriftOver200Restarts();
    void goesOnWhereStartsAreNotTold();
    void neverGoesBack_data();
    void neverGoesBack();
};

void LiveTimelineRestartsTest::keepsSoundWhole_data()
{
    QTest::addColumn<qint64>("intervalMs");
    QTest::addColumn<qint64>("overlapMs");
    QTest::addColumn<bool>("hasVideo");
    for (const bool hasVideo : {true, false}) {
        for (const qint64 interval : {1000, 1003, 1007, 1010, 1011, 1019})
            QTest::addRow("%s, every %lld ms", hasVideo ? "picture" : "sound alone", interval)
                << interval << qint64(300) << hasVideo;
        for (const qint64 overlap : {40, 100, 500, 990})
            QTest::addRow("%s, %lld ms of overlap", hasVideo ? "picture" : "sound alone", overlap)
                << qint64(1013) << overlap << hasVideo;
    }
}

void LiveTimelineRestartsTest::keepsSoundWhole()
{
    QFETCH(qint64, intervalMs);
    QFETCH(qint64, overlapMs);
    QFETCH(bool, hasVideo);
    auto recorders = restarts(20, intervalMs * 1ms, overlapMs * 1ms);
    for (Recorder &recorder : recorders)
        recorder.content = hasVideo ? Content::WithVideo : Content::AudioOnly;
    LiveTimeline timeline;
    const auto out = relayed(timeline, recorders);
    const auto sound = only(webm::TrackType::Audio, out);
    QVERIFY(isMonotonic(out));
    QVERIFY(isSoundWhole(sound));
    QVERIFY(sound.back().captured - sound.front().captured > 19 * intervalMs * 1ms);
    for (const Event &event : sound) // and it is at its place: a block may wait for the picture before it
        QVERIFY(std::chrono::abs(event.placed + *timeline.origin() - event.captured) <= audioStep);
}

void LiveTimelineRestartsTest::changesPictureAndSoundTogether()
{
    LiveTimeline timeline;
    const auto out = relayed(timeline, restarts(10, 1013ms, 300ms));
    QVERIFY(std::ranges::is_sorted(out, {}, &Event::recording));
    for (size_t i = 1; i < out.size(); ++i) {
        if (out[i].recording != out[i - 1].recording)
            QVERIFY(out[i].block.isKeyframe); // picture, or sound right before it
    }
    QCOMPARE(out.back().recording, quint64(9));
}

void LiveTimelineRestartsTest::keepsThePictureOnTime()
{
    LiveTimeline timeline;
    const auto out = relayed(timeline, restarts(10, 1013ms, 300ms));
    const auto picture = only(webm::TrackType::Video, out);
    for (size_t i = 0; i < picture.size(); ++i) {
        const Time late = picture[i].placed + *timeline.origin() - picture[i].captured;
        QVERIFY(late >= 0ms && late <= videoStep);
        QVERIFY(i == 0 || picture[i].captured - picture[i - 1].captured <= videoStep);
    }
}

void LiveTimelineRestartsTest::doesNotDriftOver200Restarts()
{
    constexpr int maxJitter = 30;
    QRandomGenerator random(7);
    auto recorders = restarts(200, 10s, 300ms);
    Time firstError{0};
    for (Recorder &recorder : recorders) {
        const Time error = (random.bounded(2 * maxJitter + 1) - maxJitter) * 1ms;
        recorder.startedAt = recorder.start + error;
        if (recorder.id == 0)
            firstError = error;
    }
    LiveTimeline timeline;
    const auto out = relayed(timeline, recorders);
    QVERIFY(isMonotonic(out));
    QVERIFY(timeline.origin() == recorders.front().start + firstError);
    QVERIFY(isSoundWhole(only(webm::TrackType::Audio, out), 2 * maxJitter * 1ms));
    for (const Event &event : out) {
        const Time error = event.placed + *timeline.origin() - event.captured;
        QVERIFY(std::chrono::abs(error) <= maxJitter * 1ms + videoStep);
    }
    QVERIFY(out.back().captured > 2000s);
}

void LiveTimelineRestartsTest::goesOnWhereStartsAreNotTold()
{
    auto recorders = restarts(20, 1013ms, 300ms);
    for (Recorder &recorder : recorders)
        recorder.startedAt = std::nullopt;
    LiveTimeline timeline;
    const auto out = relayed(timeline, recorders);
    QVERIFY(isMonotonic(out));
    QVERIFY(isSoundWhole(only(webm::TrackType::Audio, out)));
}

void LiveTimelineRestartsTest::neverGoesBack_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 200; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Recordings that overlap at random, tell wrong starts or none, and whose pieces arrive in any order.
void LiveTimelineRestartsTest::neverGoesBack()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto below = [&random](int milliseconds) { return Time(random.bounded(milliseconds) * 1ms); };
    LiveTimeline timeline;
    std::vector<std::pair<Time, Event>> arrivals;
    Time start{0};
    for (quint64 id = 0; id < 12; ++id, start += below(1500)) {
        Recorder recorder{id,
                          start,
                          1ms + below(2000),
                          std::nullopt,
                          random.bounded(4) ? Content::WithVideo : Content::AudioOnly,
                          below(100)};
        const Time lie = random.bounded(5) ? below(60) - 30ms : below(14'000) - 7s;
        if (random.bounded(4))
            recorder.startedAt = start + lie;
        timeline.startRun(id, recorder.content, recorder.startedAt);
        Time arrival{0};
        for (const Event &event : record(recorder)) { // in order within a recording, as TCP has it
            arrival = std::max(arrival, event.captured + below(200));
            arrivals.emplace_back(arrival, event);
        }
    }
    std::ranges::stable_sort(arrivals, {}, &std::pair<Time, Event>::first);

    std::optional<quint64> current;
    std::array<Time, 2> lastOfTrack{-1ms, -1ms};
    for (const auto &[arrival, event] : arrivals) {
        const auto [verdict, time] = timeline.place(event.recording, event.block, arrival);
        if (verdict == Verdict::Drop)
            continue;
        QCOMPARE(verdict == Verdict::TakeOver, event.recording != current);
        QVERIFY(!current || event.recording >= *current);
        current = event.recording;
        Time &lastHere = lastOfTrack[event.block.type == webm::TrackType::Video ? 0 : 1];
        QVERIFY(time >= lastHere + 1ms);
        lastHere = time;
    }
    QVERIFY(current);
}

QTEST_APPLESS_MAIN(LiveTimelineRestartsTest)
#include "live_timeline_restarts_test.moc"
