// Where single blocks are placed: hand-written recordings, blocks and arrivals against the placements wanted.
#include "stream/live_timeline.h"

#include "tests/support/blocks.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

using Time = LiveTimeline::Time;
using Content = LiveTimeline::Content;
using Verdict = LiveTimeline::Verdict;

namespace {

enum class What { Key, Delta, Sound };

/// One block that arrives, and what should become of it. All times are milliseconds.
struct Step
{
    quint64 recording;
    What what;
    int blockTime;
    int now;
    Verdict verdict;
    int time = 0;
};

constexpr auto drop = Verdict::Drop;
constexpr auto place = Verdict::Place;
constexpr auto takeOver = Verdict::TakeOver;

webm::Frame block(What what, Time time)
{
    return what == What::Sound ? audioBlock(time) : videoBlock(time, what == What::Key);
}

void run(LiveTimeline &timeline, const std::vector<Step> &steps)
{
    for (size_t i = 0; i < steps.size(); ++i) {
        const Step &step = steps[i];
        const auto placement =
            timeline.place(step.recording, block(step.what, step.blockTime * 1ms), step.now * 1ms);
        const QByteArray where = "step " + QByteArray::number(qsizetype(i)) + ", placed at " +
                                 QByteArray::number(double(placement.time.count()) / 1e6);
        QVERIFY2(placement.verdict == step.verdict, where);
        if (step.verdict != drop)
            QVERIFY2(placement.time == step.time * 1ms, where);
    }
}

} // namespace

class LiveTimelineTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesItsOriginFromTheFirstRecording();
    void takesItsOriginFromTheFirstArrival();
    void startsAtZero();
    void waitsForTheFirstKeyframe();
    void placesOneRecordingAsItIs();
    void takesOverAtTheFirstKeyframe();
    void dropsSoundThatWasHeard();
    void takesOverWithTheSoundBeforeTheKeyframe();
    void keepsAHole();
    void believesAMeasuredStartOfLongAgo();
    void doesNotGoFarBackForAMeasuredStart();
    void placesByArrivalWithoutAWord();
    void doesNotBelieveAnImpossibleStart_data();
    void doesNotBelieveAnImpossibleStart();
    void believesASmallDifference();
    void takesOverSoundWithoutPicture();
    void changesBetweenSoundAloneAndPicture();
    void givesEveryBlockOfATrackItsOwnMillisecond();
    void keepsTheTimesOfReorderedFrames();
    void ignoresUnknownAndEndedRecordings();
};

/// As an encoder with B-frames gives them.
void LiveTimelineTest::keepsTheTimesOfReorderedFrames()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    timeline.allowReordering(0);
    timeline.allowReordering(99);
    run(timeline, {{0, What::Key, 0, 0, takeOver, 0},
                   {0, What::Delta, 120, 0, place, 120},
                   {0, What::Delta, 40, 0, place, 40},
                   {0, What::Delta, 80, 0, place, 80}});
    timeline.startRun(1, Content::WithVideo, 90ms);
    timeline.allowReordering(1);
    run(timeline, {{1, What::Key, 0, 100, takeOver, 121}, // after all of the older one's
                   {1, What::Delta, 120, 100, place, 210},
                   {1, What::Delta, 40, 100, place, 130},
                   {1, What::Delta, 80, 100, place, 170}});
}

void LiveTimelineTest::takesItsOriginFromTheFirstRecording()
{
    LiveTimeline timeline;
    QVERIFY(!timeline.origin());
    timeline.startRun(7, Content::WithVideo, 1000ms);
    QVERIFY(!timeline.origin());
    run(timeline, {{7, What::Key, 40, 1150, takeOver, 40}});
    QVERIFY(timeline.origin() == Time(1000ms));
    timeline.startRun(8, Content::WithVideo, 3000ms);
    run(timeline, {{8, What::Key, 0, 3100, takeOver, 2000}});
    QVERIFY(timeline.origin() == Time(1000ms));
}

void LiveTimelineTest::takesItsOriginFromTheFirstArrival()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, std::nullopt);
    run(timeline, {{0, What::Key, 40, 1150, takeOver, 40}});
    QVERIFY(timeline.origin() == Time(1110ms));
}

void LiveTimelineTest::startsAtZero()
{
    for (const int first : {0, -7}) {
        LiveTimeline timeline;
        timeline.startRun(0, Content::WithVideo, 1000ms);
        run(timeline, {{0, What::Key, first, 1050, takeOver, 0}, {0, What::Sound, 0, 1050, place, 0}});
    }
}

void LiveTimelineTest::waitsForTheFirstKeyframe()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    run(timeline, {{0, What::Sound, 0, 50, drop},
                   {0, What::Delta, 10, 60, drop},
                   {0, What::Key, 40, 90, takeOver, 40},
                   {0, What::Sound, 40, 90, place, 40}});
}

void LiveTimelineTest::placesOneRecordingAsItIs()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 500ms);
    // Whatever the network does to the arrivals.
    run(timeline, {{0, What::Key, 0, 600, takeOver, 0},
                   {0, What::Sound, 1, 1500, place, 1},
                   {0, What::Sound, 21, 1500, place, 21},
                   {0, What::Delta, 33, 1501, place, 33},
                   {0, What::Sound, 30, 1501, place, 30}, // behind the video: tracks are put in order later
                   {0, What::Sound, 61, 9000, place, 61},
                   {0, What::Key, 66, 9000, place, 66}}); // a keyframe of the current one takes nothing over
}

void LiveTimelineTest::takesOverAtTheFirstKeyframe()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    timeline.startRun(1, Content::WithVideo, 1000ms);
    run(timeline, {{0, What::Key, 0, 50, takeOver, 0},
                   {0, What::Delta, 1040, 1090, place, 1040},
                   {1, What::Sound, 0, 1095, drop},
                   {1, What::Delta, 0, 1095, drop},
                   {1, What::Key, 20, 1100, takeOver, 1041}, // the older one was ahead: small steps
                   {1, What::Delta, 30, 1100, place, 1042},
                   {0, What::Key, 1073, 1120, drop},
                   {0, What::Sound, 1073, 1120, drop},
                   {1, What::Delta, 60, 1130, place, 1060}}); // and it has caught up
}

void LiveTimelineTest::dropsSoundThatWasHeard()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    timeline.startRun(1, Content::WithVideo, 1000ms);
    run(timeline, {{0, What::Key, 0, 50, takeOver, 0},
                   {0, What::Sound, 1000, 1050, place, 1000},
                   {0, What::Sound, 1020, 1070, place, 1020}, // to 1040
                   {1, What::Key, 5, 1100, takeOver, 1005},
                   {1, What::Sound, 9, 1100, drop},
                   {1, What::Sound, 29, 1100, drop},          // less than half of it is new
                   {1, What::Sound, 49, 1100, place, 1049},   // a hole of 9 ms
                   {1, What::Sound, 48, 1100, place, 1050}}); // within a recording nothing is dropped
}

void LiveTimelineTest::takesOverWithTheSoundBeforeTheKeyframe()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    timeline.startRun(1, Content::WithVideo, 1000ms);
    const std::vector<Step> beginning{{0, What::Key, 0, 50, takeOver, 0},
                                      {0, What::Sound, 1000, 1050, place, 1000}, // to 1020
                                      {1, What::Sound, 5, 1060, drop},
                                      {1, What::Sound, 25, 1080, drop}};
    run(timeline, beginning);
    timeline.onFirstKeyframe(1);
    timeline.onFirstKeyframe(99);
    run(timeline, {{1, What::Sound, 5, 1090, drop}, // heard
                   {1, What::Sound, 25, 1090, takeOver, 1025},
                   {1, What::Key, 40, 1090, place, 1040},
                   {0, What::Sound, 1020, 1091, drop}});
}

void LiveTimelineTest::keepsAHole()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    run(timeline, {{0, What::Key, 0, 50, takeOver, 0}, {0, What::Sound, 980, 1030, place, 980}});
    timeline.endRun(0);
    timeline.startRun(1, Content::WithVideo, 6000ms); // the publisher is back after 5 s
    run(timeline, {{1, What::Key, 0, 6050, takeOver, 6000}, {1, What::Sound, 0, 6050, place, 6000}});
}

void LiveTimelineTest::placesByArrivalWithoutAWord()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, std::nullopt);
    run(timeline, {{0, What::Key, 100, 10'100, takeOver, 100}, {0, What::Delta, 1100, 11'300, place, 1100}});
    timeline.startRun(1, Content::WithVideo, std::nullopt);
    run(timeline, {{1, What::Key, 0, 12'000, takeOver, 2000}, {1, What::Delta, 33, 12'500, place, 2033}});
}

void LiveTimelineTest::doesNotBelieveAnImpossibleStart_data()
{
    QTest::addColumn<qint64>("startedAt");
    QTest::newRow("an hour early") << qint64(Time(-1h).count());
    QTest::newRow("an hour late") << qint64(Time(1h).count());
    QTest::newRow("5001 ms early") << qint64(Time(-1ms).count());
    QTest::newRow("5001 ms late") << qint64(Time(10'001ms).count());
    QTest::newRow("smallest number") << qint64(Time::min().count());
    QTest::newRow("largest number") << qint64(Time::max().count());
}

void LiveTimelineTest::doesNotBelieveAnImpossibleStart()
{
    QFETCH(qint64, startedAt);
    LiveTimeline first;
    first.startRun(0, Content::WithVideo, Time(startedAt));
    run(first, {{0, What::Key, 0, 5000, takeOver, 0}});
    QVERIFY(first.origin() == Time(5000ms));

    LiveTimeline later;
    later.startRun(0, Content::WithVideo, 0ms);
    later.startRun(1, Content::WithVideo, Time(startedAt));
    run(later, {{0, What::Key, 0, 50, takeOver, 0}, {1, What::Key, 0, 5000, takeOver, 5000}});
}

void LiveTimelineTest::believesASmallDifference()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    timeline.startRun(1, Content::WithVideo, 1000ms);
    run(timeline, {{0, What::Key, 0, 50, takeOver, 0}, {1, What::Key, 0, 5900, takeOver, 1000}});
}

void LiveTimelineTest::takesOverSoundWithoutPicture()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::AudioOnly, 0ms);
    timeline.startRun(1, Content::AudioOnly, 35ms);
    run(timeline, {{0, What::Sound, 0, 50, takeOver, 0},
                   {0, What::Sound, 20, 70, place, 20},
                   {0, What::Sound, 40, 90, place, 40},     // to 60
                   {1, What::Sound, 0, 91, drop},           // 35
                   {0, What::Sound, 60, 110, place, 60},    // to 80
                   {1, What::Sound, 20, 111, drop},         // 55
                   {1, What::Sound, 40, 131, takeOver, 75}, // three quarters of it are new
                   {0, What::Sound, 80, 132, drop},
                   {1, What::Sound, 60, 151, place, 95}});
}

void LiveTimelineTest::changesBetweenSoundAloneAndPicture()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::AudioOnly, 0ms);
    timeline.startRun(1, Content::WithVideo, 100ms);
    timeline.startRun(2, Content::AudioOnly, 300ms);
    run(timeline, {{0, What::Sound, 0, 50, takeOver, 0},
                   {0, What::Sound, 100, 150, place, 100},
                   {0, What::Sound, 120, 170, place, 120}, // to 140
                   {1, What::Sound, 200, 240, drop},       // new, but without its picture
                   {1, What::Key, 210, 400, takeOver, 310},
                   {1, What::Sound, 200, 400, place, 300},
                   {1, What::Sound, 220, 400, place, 320},
                   {2, What::Sound, 10, 450, drop},
                   {2, What::Sound, 50, 450, takeOver, 350},
                   {1, What::Key, 300, 450, drop}});
}

void LiveTimelineTest::givesEveryBlockOfATrackItsOwnMillisecond()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    run(timeline, {{0, What::Key, 10, 50, takeOver, 10},
                   {0, What::Delta, 10, 50, place, 11},
                   {0, What::Delta, 0, 50, place, 12},
                   {0, What::Sound, 10, 50, place, 10},
                   {0, What::Sound, 10, 50, place, 11},
                   {0, What::Delta, 14, 50, place, 14}});
}

void LiveTimelineTest::ignoresUnknownAndEndedRecordings()
{
    LiveTimeline timeline;
    run(timeline, {{3, What::Key, 0, 50, drop}});
    QVERIFY(!timeline.origin());
    timeline.startRun(3, Content::WithVideo, 0ms);
    run(timeline, {{3, What::Key, 0, 50, takeOver, 0}});
    timeline.endRun(3);
    timeline.endRun(99);
    timeline.startRun(2, Content::WithVideo, 0ms); // lower than what was on air already
    run(timeline, {{3, What::Delta, 33, 83, drop}, {2, What::Key, 100, 150, drop}});
}

void LiveTimelineTest::believesAMeasuredStartOfLongAgo()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 1'000ms, LiveTimeline::StartTimeSource::Measured);
    run(timeline, {{0, What::Key, 0, 21'000, takeOver, 0}, {0, What::Delta, 40, 21'040, place, 40}});
    QCOMPARE(timeline.origin(), std::optional<Time>(1'000ms));
    // A hole of 20 s in what was captured stays one; so late did it arrive, too.
    timeline.startRun(1, Content::WithVideo, 21'040ms, LiveTimeline::StartTimeSource::Measured);
    run(timeline, {{1, What::Key, 0, 41'040, takeOver, 20'040}});

    LiveTimeline longer; // more than anything is held back
    longer.startRun(0, Content::WithVideo, 1'000ms, LiveTimeline::StartTimeSource::Measured);
    run(longer, {{0, What::Key, 0, 62'000, takeOver, 0}});
    QCOMPARE(longer.origin(), std::optional<Time>(62'000ms));
}

void LiveTimelineTest::doesNotGoFarBackForAMeasuredStart()
{
    LiveTimeline timeline;
    timeline.startRun(0, Content::WithVideo, 0ms);
    run(timeline, {{0, What::Key, 0, 0, takeOver, 0}, {0, What::Delta, 30'000, 30'000, place, 30'000}});
    // Another publisher, whose pictures of the last 20 s would have to be squeezed in.
    timeline.startRun(1, Content::WithVideo, 12'000ms, LiveTimeline::StartTimeSource::Measured);
    run(timeline, {{1, What::Key, 0, 32'000, takeOver, 32'000}});
}

QTEST_APPLESS_MAIN(LiveTimelineTest)
#include "live_timeline_test.moc"
