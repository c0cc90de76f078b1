// Opus packets end to end, whatever times a recorder states.
#include "stream/audio_retimer.h"

#include "tests/support/blocks.h"
#include "tests/support/test_data.h"
#include "webm/demuxer.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace lancast;
using namespace lancast::stream;
using namespace std::chrono_literals;
using Position = AudioRetimer::Position;
using Time = AudioRetimer::Time;

namespace {

// RFC 6716 table 2: configuration 31 is CELT, full band, 20 ms; code 0 is one frame, code 3 with a count of 3
// three.
const QByteArray packet20(QByteArray::fromHex("f8aabb"));
const QByteArray packet60(QByteArray::fromHex("fb03aabb"));
const QByteArray loss20(QByteArray::fromHex("f8"));

AudioRetimer soundOf(const QByteArray &codec, const QByteArray &codecPrivate = {})
{
    webm::Track track;
    track.type = webm::TrackType::Audio;
    track.codecId = codec;
    track.codecPrivate = codecPrivate;
    track.channels = 2;
    AudioRetimer sound;
    sound.setTrack(track);
    return sound;
}

std::vector<Time> timesOf(const std::vector<webm::Frame> &blocks)
{
    std::vector<Time> times;
    for (const webm::Frame &block : blocks)
        times.push_back(block.time);
    return times;
}

/// Everything that comes out when \a stated are the stated times of packets of one recording.
std::vector<webm::Frame> steadied(AudioRetimer &sound, const std::vector<Time> &stated,
                                  const QByteArray &packet)
{
    std::vector<webm::Frame> all;
    Position position = Position::FirstOfRun;
    for (const Time time : stated) {
        for (webm::Frame &block : sound.take(test::audioBlock(time, packet), position, 0s).frames)
            all.push_back(std::move(block));
        position = Position::Later;
    }
    return all;
}

} // namespace

class AudioRetimerTest final : public QObject
{
    Q_OBJECT

private slots:
    void putsJitteryPacketsEndToEnd();
    void fillsAHole();
    void fillsAHoleOfAnyLength();
    void leavesALongHole();
    void dropsWhatComesLateForSilence();
    void fillsVorbis();
    void dropsWhatIsTooMuch();
    void movesANewRecordingToTheEndOfTheOldOne_data();
    void movesANewRecordingToTheEndOfTheOldOne();
    void leavesNoHoleAndNoOverlap();
    void cutsNothingOff();
    void followsAPublisherWhoseClockDrifts();
    void placesWhatIsNoOpusAsStated();
};

void AudioRetimerTest::putsJitteryPacketsEndToEnd()
{
    AudioRetimer sound = soundOf("A_OPUS");
    // As Chromium 102 states them, in milliseconds.
    const auto blocks = steadied(sound, {0ms, 59ms, 111ms, 180ms, 239ms, 291ms, 360ms}, packet60);
    const Time first{0};
    QVERIFY((timesOf(blocks) == std::vector<Time>{first, first + 60ms, first + 120ms, first + 180ms,
                                                  first + 240ms, first + 300ms, first + 360ms}));
}

void AudioRetimerTest::cutsNothingOff()
{
    AudioRetimer sound = soundOf("A_OPUS");
    webm::Frame last = test::audioBlock(0ms, packet20);
    last.discardPadding = 13ms; // as ffmpeg ends a recording
    const auto first = sound.take(last, Position::FirstOfRun, 0s).frames;
    QVERIFY(first.size() == 1 && first.front().discardPadding == 0ns);
    const auto next = sound.take(test::audioBlock(7ms, packet20), Position::FirstOfRun, 0s).frames;
    QVERIFY((timesOf(next) == std::vector<Time>{20ms}));
}

void AudioRetimerTest::fillsAHole()
{
    AudioRetimer sound = soundOf("A_OPUS");
    const auto blocks = steadied(sound, {0ms, 20ms, 100ms, 120ms}, packet20);
    QCOMPARE(blocks.size(), size_t(7));
    for (size_t i = 1; i < blocks.size(); ++i)
        QVERIFY(blocks[i].time - blocks[i - 1].time == 20ms);
    QCOMPARE(blocks[2].payload, loss20);
    QCOMPARE(blocks[4].payload, loss20);
    QCOMPARE(blocks[5].payload, packet20);
}

// Where times are exact, one packet that is missing is seen, and what comes behind it is at its time again.
void AudioRetimerTest::fillsAHoleOfAnyLength()
{
    for (const Time hole : {18ms, 20ms, 33ms, 47ms, 500ms, 3'333ms}) {
        AudioRetimer sound = soundOf("A_OPUS");
        std::vector<Time> stated;
        for (int i = 0; i < 100; ++i)
            stated.push_back(i * 20ms);
        (void)steadied(sound, stated, packet20);
        const auto blocks = sound.take(test::audioBlock(2s + hole, packet20), Position::Later, 0s).frames;
        QVERIFY(blocks.size() > 1);
        QVERIFY(2s + hole - blocks.back().time >= 0ms && 2s + hole - blocks.back().time < 2'500us);
    }
}

void AudioRetimerTest::dropsWhatComesLateForSilence()
{
    AudioRetimer sound = soundOf("A_OPUS");
    QVERIFY(!sound.fillUp(0ms, 1s, 0s).empty());
    QVERIFY(*sound.end() <= 1s && *sound.end() > 1s - 2'500us);
    QVERIFY(sound.take(test::audioBlock(990ms, packet20), Position::BehindSilence, 0s).frames.empty());
    const auto blocks = sound.take(test::audioBlock(1'010ms, packet20), Position::BehindSilence, 0s).frames;
    QVERIFY(1'010ms - blocks.back().time >= 0ms && 1'010ms - blocks.back().time < 2'500us);
}

// Packets as libvorbis makes them, of two lengths.
void AudioRetimerTest::fillsVorbis()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("tone.webm"));
    QProcess::execute(QStringLiteral("ffmpeg"),
                      {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                       QStringLiteral("lavfi"), QStringLiteral("-i"), QStringLiteral("sine=d=3"),
                       QStringLiteral("-c:a"), QStringLiteral("libvorbis"), path});
    webm::Demuxer demuxer;
    std::vector<webm::Frame> packets;
    QVERIFY(demuxer.feed(test::fileContent(path), packets) == webm::DemuxError::None);
    AudioRetimer sound = soundOf("A_VORBIS", demuxer.tracks().at(0).codecPrivate);
    QVERIFY(sound.hasSilence());
    for (const webm::Frame &packet : packets)
        QCOMPARE(sound.take(packet, Position::Later, 0s).frames.size(), size_t(1));
    QVERIFY(std::chrono::abs(*sound.end() - 3s) < 30ms); // by their samples

    const auto blocks = sound.take(test::audioBlock(8s, packets.back().payload), Position::Later, 0s).frames;
    Time before = 3s;
    for (const webm::Frame &block : blocks) {
        QVERIFY(block.time - before < 60ms);
        before = block.time;
    }
    QVERIFY(std::chrono::abs(before - 8s) < 30ms);
}

void AudioRetimerTest::leavesALongHole()
{
    AudioRetimer sound = soundOf("A_OPUS");
    const auto blocks = steadied(sound, {0ms, 25s}, packet20);
    QCOMPARE(blocks.size(), size_t(2));
    QVERIFY(blocks[1].time == 25s);
}

void AudioRetimerTest::dropsWhatIsTooMuch()
{
    AudioRetimer sound = soundOf("A_OPUS");
    // Five packets in the time of one: what cannot be heard in time is left out, nothing piles up.
    const auto blocks = steadied(sound, {0ms, 4ms, 8ms, 12ms, 16ms, 20ms, 40ms, 60ms, 80ms, 100ms}, packet20);
    QVERIFY(blocks.size() < 10);
    QVERIFY(blocks.back().time - 100ms <= 70ms);
}

void AudioRetimerTest::movesANewRecordingToTheEndOfTheOldOne_data()
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

void AudioRetimerTest::movesANewRecordingToTheEndOfTheOldOne()
{
    QFETCH(qint64, statedMs);
    QFETCH(qint64, fillers);
    QFETCH(qint64, shiftMs);
    AudioRetimer sound = soundOf("A_OPUS");
    (void)steadied(sound, {0ms, 20ms, 40ms}, packet20);
    const auto result =
        sound.take(test::audioBlock(std::chrono::milliseconds(statedMs), packet20), Position::FirstOfRun, 0s);
    QCOMPARE(qint64(result.frames.size()), fillers + 1);
    QVERIFY(result.shift == std::chrono::milliseconds(shiftMs));
    QVERIFY(result.frames.front().time == 60ms);
    QVERIFY(result.frames.back().time == std::chrono::milliseconds(statedMs + shiftMs));
}

void AudioRetimerTest::leavesNoHoleAndNoOverlap()
{
    QRandomGenerator generator(7);
    AudioRetimer sound = soundOf("A_OPUS");
    std::vector<webm::Frame> all;
    // Sixty recordings of ten seconds, each moved by what it was told to be, as the timeline does.
    for (int recording = 0; recording < 60; ++recording) {
        Time offset = recording * 10s + generator.bounded(-25, 25) * 1ms;
        for (int i = 0; i < 500; ++i) {
            const Time jitter = generator.bounded(-9, 1) * 1ms;
            auto result = sound.take(test::audioBlock(offset + i * 20ms + jitter, packet20),
                                     i == 0 ? Position::FirstOfRun : Position::Later, 0s);
            offset += result.shift;
            std::ranges::move(result.frames, std::back_inserter(all));
        }
    }
    for (size_t i = 1; i < all.size(); ++i)
        QVERIFY(all[i].time - all[i - 1].time == 20ms);
    // No drift: ten minutes are ten minutes, but for the last recording's own error.
    QVERIFY(std::chrono::abs(all.back().time - (10min - 20ms)) <= 60ms);
}

void AudioRetimerTest::followsAPublisherWhoseClockDrifts()
{
    AudioRetimer sound = soundOf("A_OPUS");
    std::vector<Time> stated;
    for (int i = 0; i < 30'000; ++i) // ten minutes, in which the sound card loses 0.1 %
        stated.push_back(i * 20ms + i * 20us);
    const auto blocks = steadied(sound, stated, packet20);
    for (size_t i = 1; i < blocks.size(); ++i)
        QVERIFY(blocks[i].time - blocks[i - 1].time == 20ms);
    QVERIFY(std::chrono::abs(blocks.back().time - stated.back()) <= 60ms);
}

void AudioRetimerTest::placesWhatIsNoOpusAsStated()
{
    AudioRetimer sound = soundOf("A_OPUS");
    const QByteArray noPacket = QByteArray::fromHex("fb"); // code 3 without its count
    const auto blocks = steadied(sound, {0ms, 20ms, 300ms}, noPacket);
    QVERIFY((timesOf(blocks) == std::vector<Time>{0ms, 20ms, 300ms}));
}

QTEST_APPLESS_MAIN(AudioRetimerTest)
#include "audio_retimer_test.moc"
