// The demuxer on real recordings (tests/data): what it gives is what ffprobe and libwebm read, however the
// bytes are cut; and damaged recordings end well.
#include "webm/demuxer.h"

#include "tests/support/test_data.h"
#include "tests/support/webm_oracles.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

struct Demuxed
{
    DemuxError error = DemuxError::None;
    Tracks tracks;
    std::vector<Frame> blocks;

    bool operator==(const Demuxed &) const = default;
};

/// \a nextSize says how large the next piece is.
template<typename NextSize> Demuxed demux(QByteArrayView bytes, NextSize nextSize)
{
    Demuxer demuxer;
    Demuxed result;
    while (!bytes.isEmpty() && result.error == DemuxError::None) {
        const qsizetype size = std::min<qsizetype>(nextSize(), bytes.size());
        result.error = demuxer.feed(bytes.first(size), result.blocks);
        bytes = bytes.sliced(size);
    }
    result.tracks = demuxer.tracks();
    return result;
}

Demuxed demuxWhole(QByteArrayView bytes)
{
    return demux(bytes, [&] { return bytes.size(); });
}

QString pathOf(const char *name)
{
    return QStringLiteral(LANCAST_TEST_DATA "/") + QLatin1String(name);
}

OracleFrame describe(const Frame &block, const Track &track)
{
    // ffprobe and libwebm give whole milliseconds; a recording's ticks are milliseconds, so nothing is lost.
    return {track.number, std::chrono::round<std::chrono::milliseconds>(block.time), block.payload.size(),
            block.isKeyframe, md5(block.payload)};
}

QList<OracleFrame> ofTrack(QList<OracleFrame> frames, quint64 track)
{
    frames.removeIf([track](const OracleFrame &frame) { return frame.track != track; });
    return frames;
}

} // namespace

class DemuxerRecordingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatFfprobeReads_data() { recordings(); }
    void readsWhatFfprobeReads();
    void readsWhatLibwebmReads_data() { recordings(); }
    void readsWhatLibwebmReads();
    void givesTheSameHoweverItIsCut_data() { recordings(); }
    void givesTheSameHoweverItIsCut();
    void givesABeginningWhereverItEnds_data() { recordings(); }
    void givesABeginningWhereverItEnds();
    void survivesFlippedBits_data() { recordings(); }
    void survivesFlippedBits();
    void survivesLostAndDoubledBytes_data() { recordings(); }
    void survivesLostAndDoubledBytes();

private:
    static void recordings();
};

void DemuxerRecordingsTest::recordings()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("trackCount");
    QTest::newRow("QtWebEngine") << QByteArray("qtwebengine.webm") << 2;
    QTest::newRow("Chromium") << QByteArray("chromium.webm") << 2;
    QTest::newRow("Chromium, alpha") << QByteArray("chromium-alpha.webm") << 2;
    QTest::newRow("Firefox") << QByteArray("firefox.webm") << 2;
    QTest::newRow("ffmpeg") << QByteArray("ffmpeg.webm") << 2;
    QTest::newRow("ffmpeg, VP9") << QByteArray("ffmpeg-vp9.webm") << 1;
    QTest::newRow("ffmpeg, audio only") << QByteArray("ffmpeg-opus.webm") << 1;
    QTest::newRow("mkvmerge, laced") << QByteArray("mkvmerge-laced.mkv") << 2;
}

void DemuxerRecordingsTest::readsWhatFfprobeReads()
{
    QFETCH(QByteArray, name);
    const Demuxed result = demuxWhole(recording(name));
    QCOMPARE(result.error, DemuxError::None);
    QTEST(int(result.tracks.size()), "trackCount");
    const auto [error, frames] = readWithFfprobe(pathOf(name));
    QCOMPARE(error, QString());
    QVERIFY(!frames.isEmpty());

    quint64 stream = 0;
    for (const Track &track : result.tracks) {
        ++stream;
        QList<OracleFrame> expected = ofTrack(frames, stream);
        QList<OracleFrame> actual;
        for (const Frame &block : result.blocks)
            if (block.trackNumber == track.number)
                actual.append(describe(block, track));
        QCOMPARE(actual.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            expected[i].track = track.number;
            // ffprobe takes the delay off, rounded to its time base.
            expected[i].time += std::chrono::milliseconds(qRound64(double(track.codecDelay / 1ns) / 1e6));
            QCOMPARE(actual[i].time.count(), expected[i].time.count());
            QVERIFY2(actual[i] == expected[i],
                     qPrintable(QStringLiteral("frame %1 of track %2").arg(i).arg(stream)));
        }
    }
}

void DemuxerRecordingsTest::readsWhatLibwebmReads()
{
    QFETCH(QByteArray, name);
    const QByteArray bytes = recording(name);
    const auto [error, frames] = readWithLibwebm(bytes);
    QCOMPARE(error, QString());
    const Demuxed result = demuxWhole(bytes);
    QCOMPARE(qsizetype(result.blocks.size()), frames.size());
    const bool isLaced = name.contains("laced"); // libwebm leaves the times of laced frames to its user
    for (qsizetype i = 0; i < frames.size(); ++i) {
        const Frame &block = result.blocks[size_t(i)];
        QCOMPARE(block.trackNumber, frames[i].track);
        QCOMPARE(md5(block.payload), frames[i].md5);
        if (!isLaced)
            QCOMPARE(block.time / 1ms, frames[i].time.count());
        if (block.type == TrackType::Video)
            QCOMPARE(block.isKeyframe, frames[i].isKeyframe);
    }
}

void DemuxerRecordingsTest::givesTheSameHoweverItIsCut()
{
    QFETCH(QByteArray, name);
    const QByteArray bytes = recording(name);
    const Demuxed whole = demuxWhole(bytes);
    QCOMPARE(whole.error, DemuxError::None);
    QVERIFY(!whole.blocks.empty());
    for (const qsizetype size : {1, 2, 3, 5, 7, 11, 64, 1000, 1448, 4096, 65536})
        QVERIFY2(demux(bytes, [=] { return size; }) == whole,
                 qPrintable(QStringLiteral("pieces of %1").arg(size)));
    for (quint32 seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        std::uniform_int_distribution<qsizetype> any(1, seed % 2 == 0 ? 16 : 6000);
        QVERIFY2(demux(bytes, [&] { return any(random); }) == whole,
                 qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void DemuxerRecordingsTest::givesABeginningWhereverItEnds()
{
    QFETCH(QByteArray, name);
    const QByteArray bytes = recording(name);
    const Demuxed whole = demuxWhole(bytes);
    // Ending after byte n is the same as not having been fed the rest yet.
    Demuxer demuxer;
    std::vector<Frame> blocks;
    for (const char byte : bytes) {
        QCOMPARE(demuxer.feed(QByteArrayView(&byte, 1), blocks), DemuxError::None);
        QVERIFY(blocks.size() <= whole.blocks.size());
        if (!blocks.empty())
            QVERIFY(blocks.back() == whole.blocks[blocks.size() - 1]);
    }
    QCOMPARE(blocks.size(), whole.blocks.size());
    // Several ends, each given as one piece.
    for (qsizetype end = 1; end < bytes.size(); end += 293) {
        const Demuxed part = demuxWhole(QByteArrayView(bytes).first(end));
        QCOMPARE(part.error, DemuxError::None);
        QVERIFY(std::equal(part.blocks.begin(), part.blocks.end(), whole.blocks.begin()));
    }
}

void DemuxerRecordingsTest::survivesFlippedBits()
{
    QFETCH(QByteArray, name);
    const QByteArray original = recording(name).first(12'000);
    int errors = 0;
    for (quint32 seed = 0; seed < 500; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes = original;
        // Half of them near the start, where every byte means something.
        const qsizetype range = seed % 2 == 0 ? 600 : bytes.size();
        for (quint32 i = 0; i <= seed % 8; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(range));
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
        }
        const Demuxed whole = demuxWhole(bytes);
        std::uniform_int_distribution<qsizetype> any(1, 700);
        QVERIFY2(demux(bytes, [&] { return any(random); }) == whole,
                 qPrintable(QStringLiteral("seed %1").arg(seed)));
        errors += whole.error != DemuxError::None;
    }
    QVERIFY2(errors > 50 && errors < 500, qPrintable(QString::number(errors)));
}

void DemuxerRecordingsTest::survivesLostAndDoubledBytes()
{
    QFETCH(QByteArray, name);
    const QByteArray original = recording(name).first(12'000);
    for (quint32 seed = 0; seed < 250; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes = original;
        const auto from = static_cast<qsizetype>(random() % 11'000U);
        const auto count = static_cast<qsizetype>(random() % 1'000U);
        if (seed % 2 == 0)
            bytes.remove(from, count);
        else
            bytes.insert(from, original.mid(static_cast<qsizetype>(random() % 11'000U), count));
        const Demuxed whole = demuxWhole(bytes);
        QVERIFY2(demux(bytes, [] { return 3; }) == whole, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

QTEST_GUILESS_MAIN(DemuxerRecordingsTest)
#include "demuxer_recordings_test.moc"
