// Packets that sound like nothing: ffmpeg decodes them without a word, to silence of the right length.
#include "webm/chunk_muxer.h"
#include "webm/demuxer.h"
#include "webm/opus_packet.h"
#include "webm/silence.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/webm_elements.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

struct Decoded
{
    QByteArray complaints;
    QByteArray samples; // of 16 bits
};

Decoded decode(const QTemporaryDir &folder, const Track &track, const std::vector<Frame> &blocks)
{
    const QString path = folder.filePath(QStringLiteral("made.webm"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {"cannot write", {}};
    ChunkMuxer muxer({track});
    file.write(writeInitSegment(Tracks{track}));
    for (const MuxedChunk &chunk : muxer.mux(blocks))
        file.write(bytesOf(chunk));
    file.close();
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-i"), path,
                  QStringLiteral("-f"), QStringLiteral("s16le"), QStringLiteral("-")});
    ffmpeg.waitForFinished();
    QByteArray complaints = ffmpeg.readAllStandardError();
    if (complaints.startsWith("Guessed Channel Layout")) // a mapping without one is what is tested
        complaints.clear();
    return {complaints, ffmpeg.readAllStandardOutput()};
}

/// RFC 7845 section 5.1, with Vorbis' order of channels (5.1.1.2) or none (5.1.1.3).
Track opus(int channels, int family)
{
    constexpr int coupled[] = {0, 1, 1, 2, 2, 2, 3, 3}; // for up to eight channels, RFC 7845 figures 2 to 9
    Track track;
    track.number = 1;
    track.type = TrackType::Audio;
    track.codecId = "A_OPUS";
    track.samplingFrequency = 48000;
    track.channels = channels;
    track.codecPrivate = "OpusHead" + hex("01") + char(channels) + hex("000080bb00000000") + char(family);
    if (family != 0) {
        const int pairs = family == 1 ? coupled[channels - 1] : 0;
        track.codecPrivate += QByteArray(1, char(channels - pairs)) + char(pairs);
        for (int i = 0; i < channels; ++i)
            track.codecPrivate += char(i);
    }
    return track;
}

Frame block(std::chrono::nanoseconds time, const QByteArray &payload)
{
    Frame made;
    made.trackNumber = 1;
    made.type = TrackType::Audio;
    made.time = time;
    made.isKeyframe = true;
    made.payload = payload;
    return made;
}

/// Ten seconds of a tone, as ffmpeg encodes it.
QByteArray recorded(const QTemporaryDir &folder, const QStringList &encoder)
{
    const QString path = folder.filePath(QStringLiteral("tone.webm"));
    QProcess::execute(QStringLiteral("ffmpeg"),
                      QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                  QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                  QStringLiteral("sine=d=3")} +
                          encoder + QStringList{path});
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SilenceTest final : public QObject
{
    Q_OBJECT

private slots:
    void isSilentInEveryMapping_data();
    void isSilentInEveryMapping();
    void closesAnyHole();
    void writesWhatTheSpecificationSays();
    void isSilentInVorbis_data();
    void isSilentInVorbis();
    void fillsAHoleWithinASound();
    void hasNothingForOtherTracks();
};

void SilenceTest::isSilentInEveryMapping_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("family");
    QTest::newRow("mono") << 1 << 0;
    QTest::newRow("stereo") << 2 << 0;
    for (int channels = 1; channels <= 8; ++channels)
        QTest::addRow("family 1, %d channels", channels) << channels << 1;
    QTest::newRow("family 255, 3 channels") << 3 << 255;
}

void SilenceTest::isSilentInEveryMapping()
{
    QFETCH(int, channels);
    QFETCH(int, family);
    const Track track = opus(channels, family);
    const Silence silence(track);
    QVERIFY(silence.isAvailable());
    std::vector<Frame> blocks;
    std::chrono::nanoseconds time{0};
    for (const auto room : {60'000us, 40'000us, 20'000us, 10'000us, 5'000us, 2'500us}) {
        for (int i = 0; i < 4; ++i) {
            const Silence::Packet packet = silence.packet(room);
            QVERIFY(packet.duration == room);
            QVERIFY(opusPacketDuration(packet.payload) == room);
            blocks.push_back(block(time, packet.payload));
            time += packet.duration;
        }
    }
    const QTemporaryDir folder;
    const Decoded decoded = decode(folder, track, blocks);
    QCOMPARE(decoded.complaints, QByteArray());
    // 4 * 137.5 ms at 48 kHz.
    QCOMPARE(decoded.samples.size(), qsizetype(26'400) * channels * 2);
    QCOMPARE(decoded.samples.count('\0'), decoded.samples.size());
}

void SilenceTest::closesAnyHole()
{
    const Silence silence(opus(6, 1));
    for (std::chrono::microseconds hole = 0us; hole < 200ms; hole += 700us) {
        std::chrono::nanoseconds left = hole;
        for (auto packet = silence.packet(left); !packet.payload.isEmpty(); packet = silence.packet(left))
            left -= packet.duration;
        QVERIFY(left >= 0ns && left < 2'500us);
    }
    QVERIFY(silence.packet(2'499us).payload.isEmpty());
}

void SilenceTest::writesWhatTheSpecificationSays()
{
    QCOMPARE(Silence(opus(1, 0)).packet(20ms).payload.toHex(), QByteArray("f8fffe"));
    QCOMPARE(Silence(opus(2, 0)).packet(39ms).payload.toHex(), QByteArray("fcfffe"));
    QCOMPARE(Silence(opus(2, 0)).packet(1h).payload.toHex(), QByteArray("ff03fffefffefffe"));
    // Three channels: a pair that delimits itself, then one.
    QCOMPARE(Silence(opus(3, 1)).packet(20ms).payload.toHex(), QByteArray("fc02fffef8fffe"));
    QCOMPARE(Silence(opus(3, 1)).packet(40ms).payload.toHex(), QByteArray("ff0202fffefffefb02fffefffe"));
}

void SilenceTest::isSilentInVorbis_data()
{
    QTest::addColumn<int>("channels");
    for (const int channels : {1, 2, 6})
        QTest::addRow("%d channels", channels) << channels;
}

void SilenceTest::isSilentInVorbis()
{
    QFETCH(int, channels);
    const QTemporaryDir folder;
    Demuxer demuxer;
    std::vector<Frame> blocks;
    const QStringList encoder{QStringLiteral("-ac"), QString::number(channels), QStringLiteral("-c:a"),
                              QStringLiteral("libvorbis")};
    QCOMPARE(demuxer.feed(recorded(folder, encoder), blocks), DemuxError::None);
    const Track track = demuxer.tracks().at(0);
    const Silence silence(track);
    QVERIFY(silence.isAvailable());
    for (const std::chrono::nanoseconds room : {1000ms, 10ms}) { // long blocks, then short ones
        std::vector<Frame> silent;
        std::chrono::nanoseconds time{0};
        for (int i = 0; i < 50; ++i) {
            const Silence::Packet packet = silence.packet(room);
            QVERIFY(!packet.payload.isEmpty() && packet.duration <= room);
            silent.push_back(block(time, packet.payload));
            time += packet.duration;
        }
        const Decoded decoded = decode(folder, track, silent);
        QCOMPARE(decoded.complaints, QByteArray());
        // The first packet has nothing before it to overlap with, and gives nothing.
        const double expected =
            49 * double(silence.packet(room).duration / 1ns) * track.samplingFrequency / 1e9;
        QVERIFY(qAbs(double(decoded.samples.size()) / 2 / channels - expected) < 0.02 * expected);
        QCOMPARE(decoded.samples.count('\0'), decoded.samples.size());
    }
}

void SilenceTest::fillsAHoleWithinASound()
{
    const QTemporaryDir folder;
    for (const char *codec : {"libopus", "libvorbis"}) {
        Demuxer demuxer;
        std::vector<Frame> blocks;
        QStringList encoder{QStringLiteral("-ac"), QStringLiteral("2"), QStringLiteral("-c:a"),
                            QLatin1String(codec)};
        QCOMPARE(demuxer.feed(recorded(folder, encoder), blocks), DemuxError::None);
        const Track track = demuxer.tracks().at(0);
        const Silence silence(track);
        std::vector<Frame> filled;
        std::ranges::copy_if(blocks, std::back_inserter(filled), [](const Frame &b) { return b.time < 1s; });
        std::chrono::nanoseconds time = filled.back().time + 20ms;
        while (time < 2s) {
            const Silence::Packet packet = silence.packet(60ms);
            filled.push_back(block(time, packet.payload));
            time += packet.duration;
        }
        std::ranges::copy_if(blocks, std::back_inserter(filled),
                             [&](const Frame &b) { return b.time >= time; });
        QCOMPARE(decode(folder, track, filled).complaints, QByteArray());
    }
}

void SilenceTest::hasNothingForOtherTracks()
{
    Track track = opus(2, 0);
    track.codecId = "A_AAC";
    QVERIFY(!Silence(track).isAvailable());
    QVERIFY(Silence(track).packet(1s).payload.isEmpty());
    track = opus(6, 1);
    track.codecPrivate.truncate(20);
    QVERIFY(!Silence(track).isAvailable());
    track.codecId = "A_VORBIS";
    QVERIFY(!Silence(track).isAvailable());
    QVERIFY(Silence(track).packet(1s).payload.isEmpty());
}

QTEST_GUILESS_MAIN(SilenceTest)
#include "silence_test.moc"
