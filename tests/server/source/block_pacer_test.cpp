// When blocks leave: at their pace, however they come.
#include "source/block_pacer.h"

#include "tests/support/blocks.h"

#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::source;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

using Time = BlockPacer::Time;

constexpr Time begin = 1'000s; ///< of the clock
constexpr Time frame = 40ms;

SourceBlock picture(Time time)
{
    return {nullptr, videoBlock(time, true)};
}

SourceBlock sound(Time time)
{
    return {nullptr, audioBlock(time)};
}

struct Left
{
    Time at{0};
    Time time{0};
    webm::TrackType type = webm::TrackType::Video;
};

/// A clock, and what has left up to now.
class Run final
{
public:
    void add(SourceBlock block) { pacer.add(std::move(block), now); }

    /// Looks when something is due, as a timer would.
    void runUntil(Time end)
    {
        while (pacer.nextDue() && *pacer.nextDue() <= end) {
            now = std::max(now, *pacer.nextDue());
            for (const SourceBlock &block : pacer.take(now))
                left.push_back({now, block.block.time, block.block.type});
        }
        now = std::max(now, end);
    }

    /// By how much blocks that left since \a from were apart from their pace: the latest against the
    /// earliest.
    [[nodiscard]] Time unevenness(Time from) const
    {
        Time least = Time::max();
        Time most = Time::min();
        for (const Left &block : left) {
            if (block.at < from)
                continue;
            least = std::min(least, block.at - block.time);
            most = std::max(most, block.at - block.time);
        }
        return most - least;
    }

    BlockPacer pacer;
    Time now = begin;
    std::vector<Left> left;
};

/// Plays a source for \a length that hands over all frames of \a burst at its end, and whose clock runs at \a
/// speed.
void playBursts(Run &run, Time from, Time length, Time burst, double speed = 1)
{
    const Time start = run.now;
    for (Time time = from; time < from + length; time += burst) {
        run.runUntil(start + std::chrono::duration_cast<Time>((time + burst - from) / speed));
        for (Time inBurst = 0ms; inBurst < burst; inBurst += frame)
            run.add(picture(time + inBurst));
        run.runUntil(run.now);
    }
}

} // namespace

class BlockPacerTest final : public QObject
{
    Q_OBJECT

private slots:
    void letsEachBlockLeaveWhenItIsDue();
    void sortsWhatIsNotInterleaved();
    void keepsTheOrderOfOneTrack();
    void asksForNoMoreThanItsLimits();
    void spreadsBursts_data();
    void spreadsBursts();
    void learnsLongerBursts();
    void forgetsLongBurstsSlowly();
    void followsClocks_data();
    void followsClocks();
    void doesNotHurryAFastWriter();
    void makesUpForASurplus_data();
    void makesUpForASurplus();
    void continuesAfterAPause();
    void continuesAfterItsOwnPause();
    void keepsTheOrderOfShowing();
};

void BlockPacerTest::letsEachBlockLeaveWhenItIsDue()
{
    Run run;
    for (int i = 0; i < 50; ++i)
        run.add(picture(i * frame));
    run.runUntil(begin + 10s);
    QCOMPARE(run.left.size(), std::size_t(50));
    for (int i = 0; i < 50; ++i) {
        QVERIFY(run.left[std::size_t(i)].at == begin + i * frame);
        QVERIFY(run.left[std::size_t(i)].time == i * frame);
    }
    QVERIFY(!run.pacer.nextDue());
    QCOMPARE(run.pacer.heldBytes(), qsizetype(0));
}

/// All pictures of a Cluster of five seconds, then all of its sound.
void BlockPacerTest::sortsWhatIsNotInterleaved()
{
    Run run;
    for (Time time = 0s; time < 5s; time += frame)
        run.add(picture(time));
    for (Time time = 0s; time < 5s; time += 20ms)
        run.add(sound(time));
    run.runUntil(begin + 10s);
    QCOMPARE(run.left.size(), std::size_t(125 + 250));
    QVERIFY(std::ranges::is_sorted(run.left, {}, &Left::time));
    QVERIFY(run.unevenness(begin) == 0ns);
}

/// B-frames have earlier times than the frame before them.
void BlockPacerTest::keepsTheOrderOfOneTrack()
{
    Run run;
    const std::vector<Time> times{0ms, 120ms, 40ms, 80ms, 240ms, 160ms, 200ms};
    for (const Time time : times)
        run.add(picture(time));
    run.runUntil(begin + 1s);
    QCOMPARE(run.left.size(), times.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        QVERIFY(run.left[i].time == times[i]);
}

void BlockPacerTest::asksForNoMoreThanItsLimits()
{
    BlockPacer pacer({2s, 1s, 1'000});
    Time time = 0s;
    for (; pacer.wantsMore(); time += frame)
        pacer.add(picture(time), begin);
    QVERIFY(time >= 2s && time <= 2s + 2 * frame);
    (void)pacer.take(begin + 100ms);
    QVERIFY(!pacer.wantsMore()); // some of it is used first
    (void)pacer.take(begin + 1'100ms);
    QVERIFY(pacer.wantsMore());
    for (int i = 0; i < 1'000; ++i)
        pacer.add(picture(time), begin + 1'100ms);
    QVERIFY(!pacer.wantsMore());
    for (Time now = 1'500ms; now < 4s; now += 500ms)
        (void)pacer.take(begin + now);
    QVERIFY(pacer.wantsMore());
}

void BlockPacerTest::spreadsBursts_data()
{
    QTest::addColumn<int>("milliseconds");
    for (const int length : {40, 200, 1'000, 5'000})
        QTest::addRow("%d ms", length) << length;
}

void BlockPacerTest::spreadsBursts()
{
    QFETCH(const int, milliseconds);
    const Time burst = std::chrono::milliseconds(milliseconds);
    Run run;
    playBursts(run, 0s, 60s, burst);
    QVERIFY(run.unevenness(begin) == 0ns);
    // The first of a burst has waited at its source, and leaves at once.
    QVERIFY(*run.pacer.start() == begin + burst);
}

void BlockPacerTest::learnsLongerBursts()
{
    Run run;
    playBursts(run, 0s, 10s, 200ms);
    playBursts(run, 10s, 20s, 1'000ms);
    QVERIFY(run.unevenness(begin + 12s) == 0ns);
    const Time delay = *run.pacer.start() - begin;
    QVERIFY2(delay >= 1s && delay <= 1'100ms, qPrintable(QString::number(delay / 1ms)));
}

void BlockPacerTest::forgetsLongBurstsSlowly()
{
    Run run;
    playBursts(run, 0s, 20s, 1'000ms);
    playBursts(run, 20s, 70s, 200ms);
    const Time delay = *run.pacer.start() - begin;
    QVERIFY2(delay >= 200ms && delay <= 300ms, qPrintable(QString::number(delay / 1ms)));
    // Slowly: no block was ever more than a few milliseconds nearer to the one before it than by its time.
    for (std::size_t i = 1; i < run.left.size(); ++i) {
        const Time hurry = (run.left[i].time - run.left[i - 1].time) - (run.left[i].at - run.left[i - 1].at);
        QVERIFY2(hurry <= 4ms, qPrintable(QString::number(hurry / 1us)));
    }
}

void BlockPacerTest::followsClocks_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.97, 0.99, 0.999, 1.001, 1.01, 1.03})
        QTest::addRow("%g", speed) << speed;
}

/// For an hour the delay against the source stays what bursts need, and the pace stays even.
void BlockPacerTest::followsClocks()
{
    QFETCH(const double, speed);
    Run run;
    playBursts(run, 0s, 3'600s, 200ms, speed);
    for (std::size_t i = 0; i < run.left.size(); ++i) {
        const Time made = begin + std::chrono::duration_cast<Time>(run.left[i].time / speed);
        const Time delay = run.left[i].at - made;
        QVERIFY2(delay >= 0ms && delay <= 1s, qPrintable(QString::number(delay / 1ms)));
        if (i == 0)
            continue;
        const Time step = run.left[i].at - run.left[i - 1].at;
        QVERIFY2(step >= 30ms && step <= 90ms, qPrintable(QString::number(step / 1ms)));
    }
}

void BlockPacerTest::doesNotHurryAFastWriter()
{
    Run run;
    Time time = 0s;
    while (run.now < begin + 120s) {
        for (; run.pacer.wantsMore(); time += frame)
            run.add(picture(time));
        run.runUntil(run.now + 100ms);
    }
    QVERIFY(run.unevenness(begin) == 0ns);
}

void BlockPacerTest::makesUpForASurplus_data()
{
    QTest::addColumn<int>("seconds");
    for (const int seconds : {1, 5, 9})
        QTest::addRow("%d s", seconds) << seconds;
}

/// A live source that was kept up before it was read: all of that comes at once, then it goes on in real
/// time.
void BlockPacerTest::makesUpForASurplus()
{
    QFETCH(const int, seconds);
    Run run;
    Time time = 0s;
    for (; time < seconds * 1s && run.pacer.wantsMore(); time += frame)
        run.add(picture(time));
    QVERIFY(time == seconds * 1s);
    for (const Time end = time + seconds * 25s + 30s; time < end; time += frame) {
        run.runUntil(begin + time - seconds * 1s);
        QVERIFY(run.pacer.wantsMore());
        run.add(picture(time));
    }
    const Left last = run.left.back();
    const Time delay = last.at - (begin + last.time - seconds * 1s);
    QVERIFY2(delay <= 100ms, qPrintable(QString::number(delay / 1ms)));
    for (size_t i = 1; i < run.left.size(); ++i)
        QVERIFY(run.left[i].at - run.left[i - 1].at >= frame * 95 / 100);
}

void BlockPacerTest::continuesAfterAPause()
{
    Run run;
    playBursts(run, 0s, 10s, 200ms);
    run.runUntil(run.now + 30s); // the source stands still
    const Time resumed = run.now;
    playBursts(run, 10s, 20s, 200ms);
    QVERIFY(run.unevenness(resumed) <= 30ms);
    const Time delay = *run.pacer.start() - begin;
    QVERIFY2(delay >= 30s && delay <= 30s + 300ms, qPrintable(QString::number(delay / 1ms)));
}

/// This process was stopped: what waits does not leave all at once.
void BlockPacerTest::continuesAfterItsOwnPause()
{
    Run run;
    for (int i = 0; i < 100; ++i)
        run.add(picture(i * frame));
    run.runUntil(begin + 1s);
    const std::size_t before = run.left.size();
    run.now += 60s;
    for (const SourceBlock &block : run.pacer.take(run.now))
        run.left.push_back({run.now, block.block.time, block.block.type});
    QCOMPARE(run.left.size(), before + 1);
    run.runUntil(run.now + 10s);
    QCOMPARE(run.left.size(), std::size_t(100));
    QVERIFY(run.unevenness(begin + 61s) == 0ns);
}

/// With three B-frames behind each P-frame, from a source that comes ever later.
void BlockPacerTest::keepsTheOrderOfShowing()
{
    Run run;
    std::vector<Time> shown;
    const auto leave = [&](Time end) {
        for (; run.pacer.nextDue() && *run.pacer.nextDue() <= end; run.now += 1ms) {
            run.now = std::max(run.now, *run.pacer.nextDue());
            for (const SourceBlock &block : run.pacer.take(run.now))
                shown.push_back(block.start + block.block.time);
        }
        run.now = std::max(run.now, end);
    };
    Time late = 0ms;
    run.add(picture(0ms));
    for (Time group = 0ms; group < 20s; group += 4 * frame) {
        for (const int step : {4, 2, 1, 3}) {
            late += step == 2 ? 70ms : 0ms;
            leave(begin + group + late);
            run.add(picture(group + step * frame));
        }
    }
    leave(run.now + 10s);
    QCOMPARE(shown.size(), std::size_t(501));
    for (size_t group = 1; group + 3 < shown.size(); group += 4) {
        // In the order of decoding: 4, 2, 1, 3.
        QVERIFY(shown[group - 1] < shown[group + 2]);
        QVERIFY(shown[group + 2] < shown[group + 1]);
        QVERIFY(shown[group + 1] < shown[group + 3]);
        QVERIFY(shown[group + 3] < shown[group]);
    }
}

QTEST_APPLESS_MAIN(BlockPacerTest)
#include "block_pacer_test.moc"
