// Opus packets end to end, whatever times a recorder states.
#include "relay/steady_sound.h"

#include "tests/support/blocks.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace lancast;
using namespace lancast::relay;
using namespace std::chrono_literals;
using Position = SteadySound::Position;
using Time = SteadySound::Time;

namespace {

// RFC 6716 table 2: configuration 31 is CELT, full band, 20 ms; code 0 is one frame, code 3 with a count of 3
// three.
const QByteArray packet20(QByteArray::fromHex("f8aabb"));
const QByteArray packet60(QByteArray::fromHex("fb03aabb"));
const QByteArray loss20(QByteArray::fromHex("f8"));

std::vector<Time> timesOf(const std::vector<webm::Block> &blocks)
{
    std::vector<Time> times;
    for (const webm::Block &block : blocks)
        times.push_back(block.time);
    return times;
}

/// Everything that comes out when \a stated are the stated times of packets of one recording.
std::vector<webm::Block> steadied(SteadySound &sound, const std::vector<Time> &stated,
                                  const QByteArray &packet)
{
    std::vector<webm::Block> all;
    Position position = Position::FirstOfRecording;
    for (const Time time : stated) {
        for (webm::Block &block : sound.take(test::audioBlock(time, packet), position).blocks)
            all.push_back(std::move(block));
        position = Position::Later;
    }
    return all;
}

} // namespace

class SteadySoundTest final : public QObject
{
    Q_OBJECT

private slots:
    void putsJitteryPacketsEndToEnd();
    void fillsAHole();
    void leavesALongHole();
    void dropsWhatIsTooMuch();
    void movesANewRecordingToTheEndOfTheOldOne_data();
    void movesANewRecordingToTheEndOfTheOldOne();
    void leavesNoHoleAndNoOverlap();
    void cutsNothingOff();
    void followsAPublisherWhoseClockDrifts();
    void placesWhatIsNoOpusAsStated();
};

void SteadySoundTest::putsJitteryPacketsEndToEnd()
{
    SteadySound sound;
    // As Chromium 102 states them, in milliseconds.
    const auto blocks = steadied(sound, {0ms, 59ms, 111ms, 180ms, 239ms, 291ms, 360ms}, packet60);
    const Time first{0};
    QVERIFY((timesOf(blocks) == std::vector<Time>{first, first + 60ms, first + 120ms, first + 180ms,
                                                  first + 240ms, first + 300ms, first + 360ms}));
}

void SteadySoundTest::cutsNothingOff()
{
    SteadySound sound;
    webm::Block last = test::audioBlock(0ms, packet20);
    last.discardPadding = 13ms; // as ffmpeg ends a recording
    const auto first = sound.take(last, Position::FirstOfRecording).blocks;
    QVERIFY(first.size() == 1 && first.front().discardPadding == 0ns);
    const auto next = sound.take(test::audioBlock(7ms, packet20), Position::FirstOfRecording).blocks;
    QVERIFY((timesOf(next) == std::vector<Time>{20ms}));
}

void SteadySoundTest::fillsAHole()
{
    SteadySound sound;
    const auto blocks = steadied(sound, {0ms, 20ms, 100ms, 120ms}, packet20);
    QCOMPARE(blocks.size(), size_t(7));
    for (size_t i = 1; i < blocks.size(); ++i)
        QVERIFY(blocks[i].time - blocks[i - 1].time == 20ms);
    QCOMPARE(blocks[2].payload, loss20);
    QCOMPARE(blocks[4].payload, loss20);
    QCOMPARE(blocks[5].payload, packet20);
}

void SteadySoundTest::leavesALongHole()
{
    SteadySound sound;
    const auto blocks = steadied(sound, {0ms, 5s}, packet20);
    QCOMPARE(blocks.size(), size_t(2));
    QVERIFY(blocks[1].time == 5s);
}

void SteadySoundTest::dropsWhatIsTooMuch()
{
    SteadySound sound;
    // Five packets in the time of one: what cannot be heard in time is left out, nothing piles up.
    const auto blocks = steadied(sound, {0ms, 4ms, 8ms, 12ms, 16ms, 20ms, 40ms, 60ms, 80ms, 100ms}, packet20);
    QVERIFY(blocks.size() < 10);
    QVERIFY(blocks.back().time - 100ms <= 70ms);
}

void SteadySoundTest::movesANewRecordingToTheEndOfTheOldOne_data()
{
    QTest::addColumn<qint64>("statedMs");
    QTest::addColumn<qint64>("fillers");
    QTest::addColumn<qint64>("shiftMs");
    // The old one ends at 60 ms.
    QTest::newRow("fits") << qint64(60) << qint64(0) << qint64(0);
    QTest::newRow("overlaps") << qint64(52) << qint64(0) << qint64(8);
    QTest::newRow("small hole") << qint64(69) << qint64(0) << qint64(-9);
    QTest::newRow("hole of a packet") << qint64(81) << qint64(1) << qint64(-1);
    QTest::newRow("larger hole") << qint64(135) << qint64(4) << qint64(5);
}

void SteadySoundTest::movesANewRecordingToTheEndOfTheOldOne()
{
    QFETCH(qint64, statedMs);
    QFETCH(qint64, fillers);
    QFETCH(qint64, shiftMs);
    SteadySound sound;
    (void)steadied(sound, {0ms, 20ms, 40ms}, packet20);
    const auto result = sound.take(test::audioBlock(std::chrono::milliseconds(statedMs), packet20),
                                   Position::FirstOfRecording);
    QCOMPARE(qint64(result.blocks.size()), fillers + 1);
    QVERIFY(result.shift == std::chrono::milliseconds(shiftMs));
    QVERIFY(result.blocks.front().time == 60ms);
    QVERIFY(result.blocks.back().time == std::chrono::milliseconds(statedMs + shiftMs));
}

void SteadySoundTest::leavesNoHoleAndNoOverlap()
{
    QRandomGenerator generator(7);
    SteadySound sound;
    std::vector<webm::Block> all;
    // Sixty recordings of ten seconds, each moved by what it was told to be, as the timeline does.
    for (int recording = 0; recording < 60; ++recording) {
        Time offset = recording * 10s + generator.bounded(-25, 25) * 1ms;
        for (int i = 0; i < 500; ++i) {
            const Time jitter = generator.bounded(-9, 1) * 1ms;
            auto result = sound.take(test::audioBlock(offset + i * 20ms + jitter, packet20),
                                     i == 0 ? Position::FirstOfRecording : Position::Later);
            offset += result.shift;
            std::ranges::move(result.blocks, std::back_inserter(all));
        }
    }
    for (size_t i = 1; i < all.size(); ++i)
        QVERIFY(all[i].time - all[i - 1].time == 20ms);
    // No drift: ten minutes are ten minutes, but for the last recording's own error.
    QVERIFY(std::chrono::abs(all.back().time - (10min - 20ms)) <= 60ms);
}

void SteadySoundTest::followsAPublisherWhoseClockDrifts()
{
    SteadySound sound;
    std::vector<Time> stated;
    for (int i = 0; i < 30'000; ++i) // ten minutes, in which the sound card loses 0.1 %
        stated.push_back(i * 20ms + i * 20us);
    const auto blocks = steadied(sound, stated, packet20);
    for (size_t i = 1; i < blocks.size(); ++i)
        QVERIFY(blocks[i].time - blocks[i - 1].time == 20ms);
    QVERIFY(std::chrono::abs(blocks.back().time - stated.back()) <= 60ms);
}

void SteadySoundTest::placesWhatIsNoOpusAsStated()
{
    SteadySound sound;
    const QByteArray noPacket = QByteArray::fromHex("fb"); // code 3 without its count
    const auto blocks = steadied(sound, {0ms, 20ms, 300ms}, noPacket);
    QVERIFY((timesOf(blocks) == std::vector<Time>{0ms, 20ms, 300ms}));
}

QTEST_APPLESS_MAIN(SteadySoundTest)
#include "steady_sound_test.moc"
