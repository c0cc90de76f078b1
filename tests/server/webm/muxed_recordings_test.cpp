// Real recordings, demuxed and muxed again: our demuxer, libwebm's parser, ffprobe and mkvinfo all read the
// same frames with the same times from it. What they should read comes from libwebm's reading of the
// recording itself.
#include "webm/chunk_muxer.h"
#include "webm/demuxer.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/test_data.h"
#include "tests/support/webm_oracles.h"

#include <QTemporaryFile>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::webm;
using namespace lancast::test;
using std::chrono::milliseconds;

namespace {

struct Muxed
{
    Tracks tracks;
    std::vector<Frame> blocks;
    std::vector<MuxedChunk> chunks;
    QByteArray bytes;
};

/// In pieces, as the relay does it.
Muxed muxAgain(const QByteArray &recording)
{
    constexpr qsizetype pieceSize = 900;
    Muxed result;
    Demuxer demuxer;
    std::optional<ChunkMuxer> muxer;
    for (qsizetype at = 0; at < recording.size(); at += pieceSize) {
        std::vector<Frame> blocks;
        if (demuxer.feed(QByteArrayView(recording).sliced(at, std::min(pieceSize, recording.size() - at)),
                         blocks) != DemuxError::None)
            return {};
        if (demuxer.hasTracks() && !muxer) {
            result.tracks = demuxer.tracks();
            result.bytes = writeInitSegment(result.tracks);
            muxer.emplace(result.tracks);
        }
        result.blocks.insert(result.blocks.end(), blocks.begin(), blocks.end());
        if (!muxer)
            continue;
        for (MuxedChunk &chunk : muxer->mux(blocks)) {
            result.bytes += bytesOf(chunk);
            result.chunks.push_back(std::move(chunk));
        }
    }
    return result;
}

/// The muxer's promises, applied to what libwebm read from the recording.
QList<OracleFrame> expectedFrames(QList<OracleFrame> frames, const Tracks &tracks)
{
    const auto indexOf = [&](quint64 number) {
        return std::ranges::find(tracks, number, &Track::number) - tracks.begin();
    };
    const auto isVideo = [&](const OracleFrame &frame) {
        return tracks[size_t(indexOf(frame.track))].type == TrackType::Video;
    };
    const bool hasVideo = std::ranges::any_of(frames, isVideo);
    QList<OracleFrame> expected;
    milliseconds last{0};
    for (OracleFrame frame : frames) {
        if (expected.isEmpty() && hasVideo && !(isVideo(frame) && frame.isKeyframe))
            continue;
        frame.isKeyframe |= !isVideo(frame);
        frame.track = quint64(indexOf(frame.track)) + 1;
        frame.time = last = std::max(last, frame.time);
        expected.append(frame);
    }
    return expected;
}

void compare(const QList<OracleFrame> &actual, const QList<OracleFrame> &expected)
{
    QCOMPARE(actual.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(actual[i].track, expected[i].track);
        QCOMPARE(actual[i].time.count(), expected[i].time.count());
        QCOMPARE(actual[i].size, expected[i].size);
        QCOMPARE(actual[i].isKeyframe, expected[i].isKeyframe);
        QCOMPARE(actual[i].md5, expected[i].md5);
    }
}

} // namespace

class MuxedRecordingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsEachFrameOfAChunk_data() { recordings(); }
    void tellsEachFrameOfAChunk();
    void ourDemuxerReadsIt_data() { recordings(); }
    void ourDemuxerReadsIt();
    void libwebmReadsIt_data() { recordings(); }
    void libwebmReadsIt();
    void ffprobeReadsIt_data() { recordings(); }
    void ffprobeReadsIt();
    void mkvinfoReadsIt_data() { recordings(); }
    void mkvinfoReadsIt();
    void startsAnywhereAtASyncPoint_data() { recordings(); }
    void startsAnywhereAtASyncPoint();

private:
    static void recordings();
    [[nodiscard]] QString writeFile();

    Muxed m_muxed;
    QList<OracleFrame> m_expected;
    QTemporaryFile m_file;
};

void MuxedRecordingsTest::recordings()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"qtwebengine.webm", "chromium.webm", "chromium-alpha.webm", "firefox.webm",
                             "ffmpeg.webm", "ffmpeg-vp9.webm", "ffmpeg-opus.webm"})
        QTest::newRow(name) << QByteArray(name);
}

void MuxedRecordingsTest::init()
{
    QFETCH(QByteArray, name);
    const QByteArray recording = test::recording(name.constData());
    m_muxed = muxAgain(recording);
    m_expected = expectedFrames(readWithLibwebm(recording).frames, m_muxed.tracks);
    QVERIFY(m_expected.size() > 50);
}

QString MuxedRecordingsTest::writeFile()
{
    if (!m_file.open() || !m_file.resize(0) || m_file.write(m_muxed.bytes) != m_muxed.bytes.size())
        return {};
    m_file.close();
    return m_file.fileName();
}

void MuxedRecordingsTest::tellsEachFrameOfAChunk()
{
    QList<OracleFrame> actual;
    milliseconds clusterTime{0};
    for (const MuxedChunk &chunk : m_muxed.chunks) {
        if (chunk.startsCluster())
            clusterTime = chunk.time;
        for (const MuxedFrame &frame : chunk.frames) {
            const QByteArray payload = chunk.payload(frame).toByteArray();
            QVERIFY(m_muxed.tracks[frame.trackNumber - 1].type == frame.type);
            const bool isAudio = frame.type == TrackType::Audio; // in a BlockGroup without a flag
            actual.append({frame.trackNumber, clusterTime + frame.relativeTime, payload.size(),
                           frame.isKeyframe || isAudio, md5(payload)});
        }
    }
    compare(actual, m_expected);
}

void MuxedRecordingsTest::ourDemuxerReadsIt()
{
    Demuxer demuxer;
    std::vector<Frame> blocks;
    QCOMPARE(demuxer.feed(m_muxed.bytes, blocks), DemuxError::None);
    Tracks tracks = m_muxed.tracks;
    for (size_t i = 0; i < tracks.size(); ++i) {
        tracks[i].number = i + 1;
        tracks[i].defaultDuration = {}; // the stream states its own or none
    }
    QVERIFY(demuxer.tracks() == tracks);
    QList<OracleFrame> actual;
    for (const Frame &block : blocks)
        actual.append({block.trackNumber, std::chrono::round<milliseconds>(block.time), block.payload.size(),
                       block.isKeyframe, md5(block.payload)});
    compare(actual, m_expected);
    const auto hasPadding = [](const Frame &block) { return block.discardPadding.count() != 0; };
    QCOMPARE(std::ranges::count_if(blocks, hasPadding), std::ranges::count_if(m_muxed.blocks, hasPadding));
}

void MuxedRecordingsTest::libwebmReadsIt()
{
    const auto [error, frames] = readWithLibwebm(m_muxed.bytes);
    QCOMPARE(error, QString());
    compare(frames, m_expected);
}

void MuxedRecordingsTest::ffprobeReadsIt()
{
    const auto [error, frames] = readWithFfprobe(writeFile());
    QCOMPARE(error, QString());
    QList<OracleFrame> actual = frames;
    for (OracleFrame &frame : actual) { // it takes the delay off
        const auto delay = m_muxed.tracks.at(size_t(frame.track) - 1).codecDelay;
        frame.time += milliseconds(qRound64(double(delay.count()) / 1e6));
    }
    compare(actual, m_expected);
}

void MuxedRecordingsTest::mkvinfoReadsIt()
{
    const auto [error, frames] = readWithMkvinfo(writeFile());
    QCOMPARE(error, QString());
    QList<OracleFrame> expected = m_expected;
    QList<OracleFrame> actual = frames;
    for (qsizetype i = 0; i < std::min(actual.size(), expected.size()); ++i) {
        expected[i].md5.clear();
        // A BlockGroup has no such flag to be shown.
        actual[i].isKeyframe |= m_muxed.tracks.at(size_t(actual[i].track) - 1).type == TrackType::Audio;
    }
    compare(actual, expected);
}

/// A late joiner gets the init segment and what follows a sync point.
void MuxedRecordingsTest::startsAnywhereAtASyncPoint()
{
    const QByteArray initSegment = writeInitSegment(m_muxed.tracks);
    int syncPoints = 0;
    for (size_t first = 0; first < m_muxed.chunks.size(); ++first) {
        if (!m_muxed.chunks[first].isSyncPoint)
            continue;
        ++syncPoints;
        QByteArray bytes = initSegment;
        for (size_t i = first; i < m_muxed.chunks.size(); ++i)
            bytes += bytesOf(m_muxed.chunks[i]);
        const auto [error, frames] = readWithLibwebm(bytes);
        QCOMPARE(error, QString());
        QVERIFY(frames.first().isKeyframe);
        QVERIFY(frames.first().time == m_muxed.chunks[first].time);
        compare(frames, m_expected.last(frames.size()));
    }
    QVERIFY(syncPoints >= 2);
}

QTEST_GUILESS_MAIN(MuxedRecordingsTest)
#include "muxed_recordings_test.moc"
