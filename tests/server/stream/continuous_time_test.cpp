// Times that jump, stray or are far apart, and what is made of them.
#include "stream/continuous_time.h"

#include "tests/support/blocks.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

using Time = ContinuousTime::Time;

namespace {

enum class Reading { Live, Ahead };

/// Video of 25 frames/s and audio of 50 packets/s, interleaved; \a statedTime changes the times.
template<typename StatedTime> std::vector<webm::Frame> source(Time length, StatedTime statedTime)
{
    std::vector<webm::Frame> blocks;
    for (Time time = 0ms; time < length; time += 20ms) {
        if (time % 40ms == 0ms)
            blocks.push_back(videoBlock(statedTime(time), time == 0ms));
        blocks.push_back(audioBlock(statedTime(time)));
    }
    return blocks;
}

/// What comes out when the blocks arrive in 20 ms each (two where there is a frame).
std::vector<webm::Frame> passed(ContinuousTime &times, const std::vector<webm::Frame> &blocks,
                                Reading reading)
{
    std::vector<webm::Frame> all;
    Time now = 1000s;
    for (const webm::Frame &block : blocks) {
        now += block.type == webm::TrackType::Audio ? 20ms : 0ms;
        const auto arrival = reading == Reading::Live ? std::optional(now) : std::nullopt;
        for (webm::Frame &given : times.take(block, arrival))
            all.push_back(std::move(given));
    }
    return all;
}

Time longestStep(const std::vector<webm::Frame> &blocks, webm::TrackType type)
{
    std::optional<Time> last;
    Time longest{0};
    for (const webm::Frame &block : blocks) {
        if (block.type != type)
            continue;
        longest = std::max(longest, last ? block.time - *last : 0ms);
        last = block.time;
    }
    return longest;
}

bool rises(const std::vector<webm::Frame> &blocks)
{
    return std::ranges::is_sorted(blocks, {}, &webm::Frame::time);
}

} // namespace

Q_DECLARE_METATYPE(std::chrono::nanoseconds)

class ContinuousTimeTest final : public QObject
{
    Q_OBJECT

private slots:
    void leavesWhatIsInOrder_data();
    void leavesWhatIsInOrder();
    void cutsAJumpOfAllTracks_data();
    void cutsAJumpOfAllTracks();
    void cutsAJumpInALace();
    void leavesFramesThatAreReordered();
    void dropsAWildBlock();
    void cutsAJumpOfOneTrack();
    void cutsAgainAndAgain();
    void continuesAfterAWildCluster();
    void continuesSparseVideoInAWildCluster();
    void cutsTheSameWayInAllTracks();
    void cutsTheSameWayInSparseVideo();
    void leavesSparseVideoBesideAudio();
    void leavesSlides_data();
    void leavesSlides();
    void cutsAJumpOfVideoAlone();
    void leavesAPauseThatWasOne();
    void holdsNothingForEver();
    void holdsLittle();
};

void ContinuousTimeTest::leavesWhatIsInOrder_data()
{
    QTest::addColumn<bool>("isLive");
    QTest::newRow("live") << true;
    QTest::newRow("a file") << false;
}

void ContinuousTimeTest::leavesWhatIsInOrder()
{
    QFETCH(const bool, isLive);
    ContinuousTime times;
    const auto blocks = source(10s, [](Time time) { return time; });
    QCOMPARE(passed(times, blocks, isLive ? Reading::Live : Reading::Ahead), blocks);
    QCOMPARE(times.cuts() + times.droppedFrames(), quint64(0));
}

void ContinuousTimeTest::cutsAJumpOfAllTracks_data()
{
    QTest::addColumn<Time>("jump");
    QTest::addColumn<bool>("isLive");
    for (const bool isLive : {false, true}) {
        for (const Time jump :
             std::initializer_list<Time>{-500ms, -900ms, -2s, -30s, -1h, 5s, 30s, 1h, 277'777h})
            QTest::addRow("%g s, %s", std::chrono::duration<double>(jump).count(), isLive ? "live" : "a file")
                << jump << isLive;
    }
}

void ContinuousTimeTest::cutsAJumpOfAllTracks()
{
    QFETCH(const Time, jump);
    QFETCH(const bool, isLive);
    ContinuousTime times;
    const auto blocks = source(20s, [&](Time time) { return time + (time >= 6s ? jump : 0s); });
    const auto given = passed(times, blocks, isLive ? Reading::Live : Reading::Ahead);
    QCOMPARE(given.size(), blocks.size()); // nothing is missing
    QVERIFY(rises(given));
    QVERIFY(longestStep(given, webm::TrackType::Video) <= 80ms);
    QVERIFY(longestStep(given, webm::TrackType::Audio) <= 60ms);
    QCOMPARE(times.cuts(), quint64(1));
}

// Of a codec whose frames are decoded in another order than they are shown: each sixteenth comes first.
void ContinuousTimeTest::leavesFramesThatAreReordered()
{
    ContinuousTime times;
    times.expectReordering(videoBlock(0ms, false).trackNumber);
    std::vector<webm::Frame> blocks;
    for (Time group = 0ms; group < 10s; group += 640ms) {
        for (int frame = 16; frame > 0; --frame)
            blocks.push_back(videoBlock(group + frame * 40ms, frame == 16));
    }
    QCOMPARE(passed(times, blocks, Reading::Ahead), blocks);
    QCOMPARE(times.cuts() + times.droppedFrames(), quint64(0));
}

// Eight packets of audio stand before the frames of their time, and it is there that the time jumps.
void ContinuousTimeTest::cutsAJumpInALace()
{
    ContinuousTime times;
    std::vector<webm::Frame> blocks;
    for (Time time = 0ms; time < 10s; time += 160ms) {
        const Time jump = time >= 5s ? 1h : 0h;
        for (Time packet = 0ms; packet < 160ms; packet += 20ms)
            blocks.push_back(audioBlock(time + jump + packet));
        for (Time frame = 0ms; frame < 160ms; frame += 40ms)
            blocks.push_back(videoBlock(time + jump + frame, false));
    }
    const auto given = passed(times, blocks, Reading::Ahead);
    QCOMPARE(given.size(), blocks.size());
    QCOMPARE(times.cuts(), quint64(1));
    QVERIFY(longestStep(given, webm::TrackType::Video) <= 80ms);
    QVERIFY(longestStep(given, webm::TrackType::Audio) <= 60ms);
}

void ContinuousTimeTest::dropsAWildBlock()
{
    for (const auto wild : {-5h, 5h}) {
        auto blocks = source(10s, [](Time time) { return time; });
        blocks[100].time += wild;
        blocks[101].time -= wild;
        ContinuousTime times;
        const auto given = passed(times, blocks, Reading::Live);
        blocks.erase(blocks.begin() + 100, blocks.begin() + 102);
        QCOMPARE(given, blocks);
        QCOMPARE(times.droppedFrames(), quint64(2));
        QCOMPARE(times.cuts(), quint64(0));
    }
}

void ContinuousTimeTest::cutsAJumpOfOneTrack()
{
    ContinuousTime times;
    auto blocks = source(20s, [](Time time) { return time; });
    for (size_t i = blocks.size() / 2; i < blocks.size(); ++i) {
        if (blocks[i].type == webm::TrackType::Audio)
            blocks[i].time += 1h;
    }
    const auto given = passed(times, blocks, Reading::Live);
    QCOMPARE(given.size(), blocks.size());
    QCOMPARE(times.cuts(), quint64(1));
    QVERIFY(given.back().time < 22s);
}

void ContinuousTimeTest::cutsAgainAndAgain()
{
    ContinuousTime times;
    const auto blocks = source(60s, [](Time time) { return time + (time / 3s) % 2 * 100s; });
    const auto given = passed(times, blocks, Reading::Live);
    QCOMPARE(given.size(), blocks.size());
    QVERIFY(rises(given));
    QVERIFY(std::chrono::abs(given.back().time - 60s) < 2s);
}

void ContinuousTimeTest::continuesAfterAWildCluster()
{
    ContinuousTime times;
    const auto blocks = source(20s, [](Time time) { return time + (time >= 6s && time < 7s ? 3600s : 0s); });
    // Nothing is missing, and all of it has the time that it should have had.
    QCOMPARE(passed(times, blocks, Reading::Ahead), source(20s, [](Time time) { return time; }));
    QCOMPARE(times.cuts(), quint64(1));
}

// A frame a second; in steps of two seconds, audio stands before the video of its time. The wild Cluster
// begins with video, when audio is 2.6 s further.
void ContinuousTimeTest::continuesSparseVideoInAWildCluster()
{
    std::vector<webm::Frame> expected;
    for (Time step = 0s; step < 20s; step += 2s) {
        for (Time time = step; time < step + 2s; time += 20ms)
            expected.push_back(audioBlock(time));
        for (const Time time : {step + 300ms, step + 1'300ms})
            expected.push_back(videoBlock(time, true));
    }
    std::vector<webm::Frame> stated = expected;
    const auto first = std::ranges::find(stated, Time(8'300ms), &webm::Frame::time);
    const auto video = std::find_if(
        first, stated.end(), [](const webm::Frame &block) { return block.type == webm::TrackType::Video; });
    for (auto block = video; block != video + 102; ++block)
        block->time -= 190s;
    ContinuousTime times;
    QCOMPARE(passed(times, stated, Reading::Ahead), expected);
}

// Audio stands two seconds behind the video of its time: it jumps later, and to the same time.
void ContinuousTimeTest::cutsTheSameWayInAllTracks()
{
    for (const auto jump : {5s, 3'600s, -6s}) {
        const auto stated = [&](Time time) { return time + (time >= 7s ? Time(jump) : 0ns); };
        std::vector<webm::Frame> blocks = source(20s, [](Time time) { return time; });
        const auto placeOf = [](const webm::Frame &block) {
            return block.time + (block.type == webm::TrackType::Audio ? 2s : 0s);
        };
        std::ranges::stable_sort(blocks, {}, placeOf);
        auto expected = blocks;
        for (webm::Frame &block : blocks)
            block.time = stated(block.time);
        ContinuousTime times;
        auto given = passed(times, blocks, Reading::Ahead);
        std::ranges::stable_sort(given, {}, &webm::Frame::time); // a few waited for the decision
        std::ranges::stable_sort(expected, {}, &webm::Frame::time);
        QCOMPARE(given.size(), expected.size());
        for (size_t i = 0; i < given.size(); ++i)
            QVERIFY(given[i].time == expected[i].time);
    }
}

// A frame every four seconds; times jump between two of them, by less than they are apart.
void ContinuousTimeTest::cutsTheSameWayInSparseVideo()
{
    for (const Time jump : std::initializer_list<Time>{-2s, -1s, 4'100ms, 10s, 1h}) {
        std::vector<webm::Frame> expected;
        for (Time time = 0s; time < 30s; time += 20ms) {
            expected.push_back(audioBlock(time));
            if (time % 4s == 3'800ms) // behind the audio of its time
                expected.push_back(videoBlock(time - 200ms, true));
        }
        std::vector<webm::Frame> stated = expected;
        const auto first = std::ranges::find(stated, Time(12'500ms), &webm::Frame::time);
        std::for_each(first, stated.end(), [jump](webm::Frame &block) { block.time += jump; });
        ContinuousTime times;
        QCOMPARE(passed(times, stated, Reading::Ahead), expected);
        QCOMPARE(times.cuts(), quint64(1));
    }
}

void ContinuousTimeTest::leavesSparseVideoBesideAudio()
{
    for (const auto reading : {Reading::Live, Reading::Ahead}) {
        ContinuousTime times;
        std::vector<webm::Frame> blocks;
        for (Time time = 0ms; time < 200s; time += 20ms) {
            if (time % 60s == 0s)
                blocks.push_back(videoBlock(time, true));
            blocks.push_back(audioBlock(time));
        }
        QCOMPARE(passed(times, blocks, reading), blocks);
    }
}

void ContinuousTimeTest::leavesSlides_data()
{
    QTest::addColumn<int>("seconds");
    for (const int seconds : {1, 5, 60})
        QTest::addRow("every %d s", seconds) << seconds;
}

void ContinuousTimeTest::leavesSlides()
{
    QFETCH(const int, seconds);
    for (const auto reading : {Reading::Live, Reading::Ahead}) {
        ContinuousTime times;
        std::vector<webm::Frame> blocks;
        std::vector<webm::Frame> given;
        for (int i = 0; i < 40; ++i) {
            blocks.push_back(videoBlock(i * seconds * 1s, true));
            const auto arrival = reading == Reading::Live ? std::optional(blocks.back().time) : std::nullopt;
            std::ranges::move(times.take(blocks.back(), arrival), std::back_inserter(given));
        }
        QCOMPARE(given, blocks);
    }
}

void ContinuousTimeTest::cutsAJumpOfVideoAlone()
{
    ContinuousTime times;
    std::vector<webm::Frame> blocks;
    for (Time time = 0ms; time < 10s; time += 40ms)
        blocks.push_back(videoBlock(time + (time >= 5s ? 20s : 0s), true));
    const auto given = passed(times, blocks, Reading::Ahead);
    QCOMPARE(given.size(), blocks.size());
    QVERIFY(longestStep(given, webm::TrackType::Video) == 40ms);
}

void ContinuousTimeTest::leavesAPauseThatWasOne()
{
    ContinuousTime times;
    (void)times.take(videoBlock(0ms, true), 10s);
    const auto given = times.take(videoBlock(10min, false), 10s + 10min);
    QCOMPARE(given.size(), size_t(1));
    QVERIFY(given.front().time == 10min);
}

void ContinuousTimeTest::holdsNothingForEver()
{
    ContinuousTime times;
    for (Time time = 0ms; time < 2s; time += 40ms)
        (void)times.take(videoBlock(time, true), time);
    QVERIFY(times.take(videoBlock(1h, true), 2s).empty());
    QVERIFY(times.releaseOverdue(2s + ContinuousTime::maxDoubt - 1ms).empty());
    const auto given = times.releaseOverdue(2s + ContinuousTime::maxDoubt);
    QCOMPARE(given.size(), size_t(1));
    QVERIFY(given.front().time == 2s);
    QVERIFY(times.releaseOverdue(1h).empty());
}

void ContinuousTimeTest::holdsLittle()
{
    ContinuousTime times;
    QRandomGenerator random(12);
    const QByteArray payload(500'000, 'x');
    qsizetype in = 0;
    qsizetype out = 0;
    for (int i = 0; i < 5'000; ++i) {
        const Time time = random.bounded(1'000'000) * 1s;
        const webm::Frame block = i % 3 ? videoBlock(time, true, payload) : audioBlock(time, payload);
        in += payload.size();
        for (const webm::Frame &given : times.take(block, i * 1ms))
            out += given.payload.size();
        const auto held = in - out - qsizetype(times.droppedFrames()) * payload.size();
        QVERIFY(held <= ContinuousTime::maxWaitingBytes + payload.size());
    }
}

QTEST_APPLESS_MAIN(ContinuousTimeTest)
#include "continuous_time_test.moc"
