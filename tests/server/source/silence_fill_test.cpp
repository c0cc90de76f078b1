// Silence in the holes of a source's audio, before they are due.
#include "source/silence_fill.h"

#include "webm/opus_packet.h"

#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::source;
using namespace std::chrono_literals;

namespace {

using Time = SilenceFill::Time;

constexpr quint64 video = 1;
constexpr quint64 audio = 2;
/// RFC 6716 section 3.1: CELT, fullband, 20 ms, mono, one frame.
const QByteArray packet("\xf8\xff\xfe", 3);

std::shared_ptr<const SourceDocument> document(quint64 number = 0, const QByteArray &audioCodec = "A_OPUS")
{
    webm::Track picture;
    picture.number = video;
    picture.type = webm::TrackType::Video;
    picture.codecId = "V_VP8";
    webm::Track sound;
    sound.number = audio;
    sound.type = webm::TrackType::Audio;
    sound.codecId = audioCodec;
    sound.samplingFrequency = 48'000;
    sound.channels = 1;
    return std::make_shared<const SourceDocument>(SourceDocument{number, {picture, sound}});
}

/// A film with a frame every 40 ms and audio where \a hasAudio says so, by time, up to \a end.
template<typename HasAudio>
std::vector<SourceBlock> film(const std::shared_ptr<const SourceDocument> &from, Time end, HasAudio hasAudio)
{
    std::vector<SourceBlock> blocks;
    for (Time time = 0ms; time < end; time += 20ms) {
        if (time % 40ms == 0ms)
            blocks.push_back({from, {video, webm::TrackType::Video, time, 0ns, 0ns, true, "frame"}});
        if (hasAudio(time))
            blocks.push_back({from, {audio, webm::TrackType::Audio, time, 0ns, 0ns, true, packet}});
    }
    return blocks;
}

/// The times of the audio, in order.
QList<int> audioTimes(const std::vector<SourceBlock> &blocks)
{
    QList<int> times;
    for (const SourceBlock &block : blocks) {
        if (block.block.trackNumber == audio)
            times.append(int(block.block.time / 1ms));
    }
    return times;
}

QList<int> everyPacket(Time end)
{
    QList<int> times;
    for (int time = 0; time < end / 1ms; time += 20)
        times.append(time);
    return times;
}

} // namespace

class SilenceFillTest final : public QObject
{
    Q_OBJECT

private slots:
    void fillsAHole();
    void fillsWhatDamageTookOfBoth();
    void fillsBehindTheEndOfTheAudio();
    void leavesWholeAudioAlone();
    void leavesWhatItDoesNotKnow_data();
    void leavesWhatItDoesNotKnow();
    void isLimited();
};

void SilenceFillTest::fillsAHole()
{
    SilenceFill fill;
    const auto blocks = fill.filled(film(document(), 10s, [](Time time) { return time < 2s || time >= 4s; }));
    QCOMPARE(audioTimes(blocks), everyPacket(10s));
    const auto isAudio = [](const SourceBlock &block) { return block.block.trackNumber == audio; };
    QVERIFY(std::ranges::all_of(blocks, [&isAudio](const SourceBlock &block) {
        return !isAudio(block) ||
               (block.block.isKeyframe && webm::opusPacketDuration(block.block.payload) == 20ms);
    }));
}

void SilenceFillTest::fillsWhatDamageTookOfBoth()
{
    std::vector<SourceBlock> blocks = film(document(), 10s, [](Time) { return true; });
    std::erase_if(blocks, [](const SourceBlock &block) {
        return block.block.time >= 3s && block.block.time < 4'200ms;
    });
    SilenceFill fill;
    QCOMPARE(audioTimes(fill.filled(std::move(blocks))), everyPacket(10s));
}

/// As soon as the video is further ahead than audio comes late.
void SilenceFillTest::fillsBehindTheEndOfTheAudio()
{
    SilenceFill fill;
    QList<int> times;
    for (SourceBlock &block : film(document(), 30s, [](Time time) { return time < 8s; })) {
        const Time time = block.block.time;
        std::vector<SourceBlock> one;
        one.push_back(std::move(block));
        times += audioTimes(fill.filled(std::move(one)));
        QVERIFY(times.isEmpty() || times.last() <= time / 1ms);
    }
    QCOMPARE(times, everyPacket(30s - 40ms - SilenceFill::maxVideoLead));
}

void SilenceFillTest::leavesWholeAudioAlone()
{
    SilenceFill fill;
    const std::vector<SourceBlock> blocks =
        film(document(), 10s, [](Time time) { return time % 200ms != 40ms; });
    const QList<int> times = audioTimes(blocks);
    QCOMPARE(audioTimes(fill.filled(blocks)), times);
}

void SilenceFillTest::leavesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("audio of another codec") << QByteArray("A_AAC") << 2 << 4;
    QTest::newRow("audio that begins late") << QByteArray("A_OPUS") << 0 << 4;
    QTest::newRow("holes that are too long") << QByteArray("A_OPUS") << 2 << 60;
}

void SilenceFillTest::leavesWhatItDoesNotKnow()
{
    QFETCH(const QByteArray, codec);
    QFETCH(const int, from);
    QFETCH(const int, to);
    std::vector<SourceBlock> blocks = film(document(0, codec), 70s, [from, to](Time time) {
        return time < std::chrono::seconds(from) || time >= std::chrono::seconds(to);
    });
    if (to == 60) // without video there is nothing to say how long it has been
        std::erase_if(blocks, [](const SourceBlock &block) {
            return block.block.trackNumber == video && block.block.time > 2s;
        });
    const QList<int> times = audioTimes(blocks);
    SilenceFill fill;
    QCOMPARE(audioTimes(fill.filled(std::move(blocks))), times);
}

/// A frame every 19 s asks for a thousand packets each.
void SilenceFillTest::isLimited()
{
    SilenceFill fill;
    std::vector<SourceBlock> blocks = film(document(), 1s, [](Time) { return true; });
    for (int frame = 1; frame < 1'000; ++frame)
        blocks.push_back({document(), {video, webm::TrackType::Video, frame * 19s, 0ns, 0ns, true, "frame"}});
    for (SourceBlock &block : blocks)
        block.document = blocks.front().document;
    const std::size_t before = blocks.size();
    QVERIFY(fill.filled(std::move(blocks)).size() <= before + SilenceFill::mostPackets);
}

QTEST_GUILESS_MAIN(SilenceFillTest)
#include "silence_fill_test.moc"
