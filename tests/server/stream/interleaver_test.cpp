// Picture and sound in one order by time, and nothing held for ever.
#include "stream/interleaver.h"

#include "tests/support/blocks.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const std::vector<webm::Frame> &blocks)
{
    QByteArrayList parts;
    for (const webm::Frame &block : blocks)
        parts.append(block.payload + '@' + QByteArray::number(qint64(block.time / 1ms)));
    return parts.join(' ');
}

} // namespace

class InterleaverTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatTheAudioHasReached();
    void sortsByTime();
    void keepsTheOrderOfEqualTimes();
    void saysWhichAudioIsMissing();
    void measuresNoWaitWhileNothingComes();
    void measuresBetweenBursts();
    void measuresNoPauseThatIsAlone();
    void holdsAudioBeforeItsVideoOnceLearnt();
    void holdsAudioForTheNextBurst();
    void holdsAudioThatLeavesWithALaterTime();
    void waitsLongerForAudioThatComesLater();
    void learnsNothingFromOneRecordingAboutTheOther();
    void waitsForNoAudioThatWasGivenUp();
    void keepsTheOrderOfDecoding();
    void givesAll();
};

void InterleaverTest::givesWhatTheAudioHasReached()
{
    Interleaver interleaver;
    interleaver.onArrival(0ms);
    interleaver.setAudioEnd(40ms);
    for (const auto time : {0ms, 33ms, 66ms})
        interleaver.add(test::videoBlock(time, true, "v"));
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("v@0 v@33"));
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray());
    interleaver.setAudioEnd(66ms);
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("v@66"));
}

void InterleaverTest::sortsByTime()
{
    Interleaver interleaver;
    interleaver.onArrival(0ms);
    interleaver.add(test::videoBlock(38ms, true, "key")); // of a recording whose audio comes after it
    interleaver.add(test::audioBlock(30ms, "lost"));
    interleaver.add(test::audioBlock(50ms, "audio"));
    interleaver.setAudioEnd(70ms);
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("lost@30 key@38 audio@50"));
}

void InterleaverTest::keepsTheOrderOfEqualTimes()
{
    Interleaver interleaver;
    for (const char *name : {"a", "b", "c"})
        interleaver.add(test::videoBlock(10ms, false, name));
    QCOMPARE(contentOf(interleaver.releaseAll()), QByteArray("a@10 b@10 c@10"));
}

void InterleaverTest::saysWhichAudioIsMissing()
{
    Interleaver interleaver;
    interleaver.onArrival(0ms);
    interleaver.setAudioEnd(0ms);
    interleaver.add(test::videoBlock(100ms, false, "v"));
    interleaver.onArrival(99ms);
    QVERIFY(!interleaver.missingAudio(99ms));
    QVERIFY(interleaver.take(99ms).empty());
    interleaver.onArrival(Interleaver::leastAudioWait);
    QVERIFY(interleaver.missingAudio(150ms) == Interleaver::Time(100ms));
    QCOMPARE(contentOf(interleaver.take(150ms)), QByteArray("v@100"));
}

void InterleaverTest::measuresNoWaitWhileNothingComes()
{
    Interleaver interleaver;
    interleaver.onArrival(0ms);
    interleaver.setAudioEnd(0ms);
    interleaver.add(test::videoBlock(100ms, false, "v"));
    for (auto now = 0ms; now < 10s; now += 20ms)
        interleaver.onTime(now);
    QVERIFY(interleaver.take(10s).empty()); // the network stood still
    interleaver.onArrival(10s);
    interleaver.add(test::audioBlock(0ms, "a"));
    interleaver.setAudioEnd(200ms);
    QCOMPARE(contentOf(interleaver.take(10s)), QByteArray("a@0 v@100"));
}

// A Cluster of 1.5 s at once, again and again, and no audio in them: the next one would have had it.
void InterleaverTest::measuresBetweenBursts()
{
    Interleaver interleaver;
    interleaver.setAudioEnd(0ms);
    interleaver.onArrival(0ms);
    interleaver.add(test::videoBlock(100ms, false, "first"));
    for (const auto now : {1'500ms, 3'000ms})
        interleaver.onArrival(now);
    interleaver.add(test::videoBlock(2'900ms, false, "last"));
    interleaver.onArrival(4'500ms);
    const auto held = 4'500ms - 1ms + Interleaver::leastAudioWait;
    interleaver.onTime(held);
    QCOMPARE(contentOf(interleaver.take(held)), QByteArray("first@100"));
    interleaver.onTime(held + 1ms);
    QVERIFY(interleaver.missingAudio(held + 1ms) == Interleaver::Time(2'900ms));
    QCOMPARE(contentOf(interleaver.take(held + 1ms)), QByteArray("last@2900"));
}

// The network stands still once: then video waits for audio as before.
void InterleaverTest::measuresNoPauseThatIsAlone()
{
    Interleaver interleaver;
    interleaver.setAudioEnd(0ms);
    interleaver.onArrival(0ms);
    interleaver.onArrival(2s);
    interleaver.add(test::videoBlock(2s, false, "v"));
    interleaver.onArrival(2s + 75ms);
    interleaver.onArrival(2s + Interleaver::leastAudioWait);
    QCOMPARE(contentOf(interleaver.take(2s + Interleaver::leastAudioWait)), QByteArray("v@2000"));
}

// A lace of audio before the video of its time.
void InterleaverTest::holdsAudioBeforeItsVideoOnceLearnt()
{
    Interleaver interleaver;
    const auto add = [&](const webm::Frame &block) {
        interleaver.learn(block.type, block.time, 0ms);
        if (block.type == webm::TrackType::Audio)
            interleaver.setAudioEnd(block.time + 20ms);
        interleaver.add(block);
    };
    interleaver.onArrival(0ms);
    for (const auto time : {0ms, 20ms, 40ms, 60ms})
        add(test::audioBlock(time));
    for (const auto time : {0ms, 33ms, 66ms})
        add(test::videoBlock(time, false));
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("a@0 v@0 a@20 v@33 a@40 a@60 v@66"));
    for (const auto time : {80ms, 100ms, 120ms, 140ms})
        add(test::audioBlock(time));
    QCOMPARE(contentOf(interleaver.take(10ms)), QByteArray());
    for (const auto time : {100ms, 133ms})
        add(test::videoBlock(time, false));
    QCOMPARE(contentOf(interleaver.take(20ms)), QByteArray("a@80 a@100 v@100 a@120 v@133"));
    QVERIFY(interleaver.hasReordered());
    interleaver.onArrival(100ms); // video stands
    interleaver.onArrival(200ms);
    interleaver.onArrival(300ms);
    QCOMPARE(contentOf(interleaver.take(300ms)), QByteArray("a@140"));
}

// A Cluster a second; each ends with audio that is a little further than its video.
void InterleaverTest::holdsAudioForTheNextBurst()
{
    Interleaver interleaver;
    interleaver.learn(webm::TrackType::Audio, 20ms, 0ms);
    interleaver.learn(webm::TrackType::Video, 0ms, 0ms);
    interleaver.onArrival(0ms);
    interleaver.onArrival(1s);
    interleaver.setAudioEnd(1'020ms);
    interleaver.add(test::videoBlock(990ms, false, "v"));
    interleaver.add(test::audioBlock(1'000ms, "a"));
    QCOMPARE(contentOf(interleaver.take(1s)), QByteArray("v@990"));
    for (auto now = 1s + 25ms; now < 2s; now += 25ms) {
        interleaver.onTime(now);
        QCOMPARE(contentOf(interleaver.take(now)), QByteArray());
    }
    interleaver.onArrival(2s);
    interleaver.add(test::videoBlock(1'006ms, false, "v"));
    QCOMPARE(contentOf(interleaver.take(2s)), QByteArray("a@1000 v@1006"));
}

void InterleaverTest::holdsAudioThatLeavesWithALaterTime()
{
    Interleaver interleaver;
    interleaver.onArrival(0ms);
    interleaver.add(test::videoBlock(0ms, true, "v"));
    interleaver.add(test::audioBlock(2ms, "a"), 2ms); // hardly later
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("v@0 a@2"));
    interleaver.add(test::audioBlock(40ms, "a"), 20ms);
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray());
    interleaver.add(test::videoBlock(33ms, false, "v")); // comes after it, as it was stated
    QCOMPARE(contentOf(interleaver.take(33ms)), QByteArray("v@33"));
    interleaver.add(test::videoBlock(66ms, false, "v"));
    QCOMPARE(contentOf(interleaver.take(66ms)), QByteArray("a@40 v@66"));
    interleaver.add(test::audioBlock(80ms, "a"), 20ms);
    interleaver.onArrival(60ms); // what comes is no video
    interleaver.onArrival(110ms);
    QCOMPARE(contentOf(interleaver.take(110ms)), QByteArray()); // pauses may be as long as the first one
    interleaver.onArrival(130ms);
    QCOMPARE(contentOf(interleaver.take(130ms)), QByteArray("a@80"));
}

void InterleaverTest::waitsLongerForAudioThatComesLater()
{
    Interleaver interleaver;
    interleaver.learn(webm::TrackType::Video, 1s, 0ms);
    interleaver.learn(webm::TrackType::Audio, 0s, 0ms);
    QVERIFY(interleaver.audioWait(0ms) >= 1s && interleaver.audioWait(0ms) <= Interleaver::maxWait);
    QVERIFY(interleaver.audioWait(70s) == Interleaver::leastAudioWait); // long ago
    interleaver.learn(webm::TrackType::Video, 9s, 70s);
    interleaver.learn(webm::TrackType::Audio, 1s, 70s); // nobody waits so long
    QVERIFY(interleaver.audioWait(70s) == Interleaver::leastAudioWait);
}

void InterleaverTest::learnsNothingFromOneRecordingAboutTheOther()
{
    Interleaver interleaver;
    interleaver.learn(webm::TrackType::Video, 1s, 0ms);
    interleaver.startRun();
    interleaver.learn(webm::TrackType::Audio, 0s, 0ms);
    QVERIFY(interleaver.audioWait(0ms) == Interleaver::leastAudioWait);
}

void InterleaverTest::waitsForNoAudioThatWasGivenUp()
{
    Interleaver interleaver;
    interleaver.onArrival(0ms);
    interleaver.setAudioEnd(0ms);
    interleaver.giveAudioUp();
    interleaver.add(test::videoBlock(100ms, false, "v"));
    QVERIFY(!interleaver.missingAudio(0ms));
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("v@100"));
    interleaver.add(test::audioBlock(100ms, "a"));
    interleaver.add(test::videoBlock(133ms, false, "v"));
    QCOMPARE(contentOf(interleaver.take(0ms)), QByteArray("a@100"));
}

void InterleaverTest::keepsTheOrderOfDecoding()
{
    Interleaver interleaver;
    for (const auto time : {0ms, 120ms, 40ms, 80ms, 240ms, 160ms, 200ms})
        interleaver.add(test::videoBlock(time, false, "v"));
    QCOMPARE(contentOf(interleaver.releaseAll()), QByteArray("v@0 v@120 v@40 v@80 v@240 v@160 v@200"));
}

void InterleaverTest::givesAll()
{
    Interleaver interleaver;
    QVERIFY(interleaver.releaseAll().empty());
    interleaver.setAudioEnd(0ms);
    interleaver.add(test::videoBlock(1h, false, "v"));
    QVERIFY(interleaver.take(0ms).empty());
    QCOMPARE(contentOf(interleaver.releaseAll()), QByteArray("v@3600000"));
    QVERIFY(interleaver.releaseAll().empty());
}

QTEST_APPLESS_MAIN(InterleaverTest)
#include "interleaver_test.moc"
