// How often a payload byte is copied on its way from a publisher's piece to the chunk that viewers share:
// once where a frame leaves alone, as live ones do; twice where several leave together, in one chunk.
#include "tests/support/copy_counter.h"
#include "tests/support/stream_sinks.h"

#include "stream/piece_reassembler.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lancast;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// Headers, tables of frames and what else is copied for each of them, whatever its size: alone, and with
/// others.
constexpr qint64 bytesForALiveFrame = 60;
constexpr qint64 bytesForAFrame = 100;

/// Keeps what it gets, and copies nothing.
class SharingSink final : public stream::Subscriber
{
public:
    void begin(const stream::Burst &burst) override { chunks = burst.chunks; }
    void deliver(const stream::Chunk &chunk) override { chunks.push_back(chunk); }
    void setStreamState(stream::StreamState) override {}

    std::vector<stream::Chunk> chunks;
};

/// As a recorder that is asked for each frame at once gives them: a part, then the rest.
QByteArrayList cutAtFrames(const QByteArray &bytes)
{
    QRandomGenerator random(1);
    QByteArrayList pieces;
    webm::Demuxer demuxer;
    std::vector<webm::Frame> frames;
    qsizetype start = 0;
    for (qsizetype end = 1; end <= bytes.size(); ++end) {
        const std::size_t before = frames.size();
        (void)demuxer.feed(QByteArrayView(bytes).sliced(end - 1, 1), frames);
        if (frames.size() == before && end < bytes.size())
            continue;
        const qsizetype middle = start + random.bounded(int(end - start));
        pieces.append(bytes.mid(start, middle - start));
        pieces.append(bytes.mid(middle, end - middle));
        start = end;
    }
    pieces.removeAll(QByteArray());
    return pieces;
}

QByteArrayList cutEvenly(const QByteArray &bytes, qsizetype pieceBytes)
{
    QByteArrayList pieces;
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes)
        pieces.append(bytes.mid(at, pieceBytes));
    return pieces;
}

struct Passage
{
    QString refusal;
    qint64 copied = 0;
    qint64 frames = 0;
    qint64 payload = 0;
    qint64 alone = 0; ///< payload that left as the only one of its chunk
};

Passage pass(const QByteArrayList &pieces)
{
    LiveStream stream;
    SharingSink sink;
    stream.join(sink);
    stream::PieceReassembler intake(stream, 0);
    stream::Ingest::Time now = 1s;
    Passage passage;
    const qint64 before = copiedBytes();
    for (const QByteArray &piece : pieces) {
        const bool isFirst = &piece == &pieces.front();
        passage.refusal += isFirst ? intake.blobMessage(piece, now) : intake.chunkMessage(piece, now);
        now += stream::Ingest::Time(3s) / pieces.size();
        stream.tick(now);
    }
    passage.copied = copiedBytes() - before;
    for (const stream::Chunk &chunk : sink.chunks) {
        for (const webm::MuxedFrame &frame : chunk.frames)
            passage.payload += frame.size;
        passage.frames += chunk.frames.size();
        passage.alone += chunk.frames.size() == 1 ? chunk.frames.front().size : 0;
    }
    stream.leave(sink);
    return passage;
}

QByteArray describe(const Passage &passage)
{
    return QByteArray::number(passage.copied) + " bytes for " + QByteArray::number(passage.payload) + " of " +
           QByteArray::number(passage.frames) + " frames, " + QByteArray::number(passage.alone) + " alone";
}

} // namespace

class ChunkCopiesTest final : public QObject
{
    Q_OBJECT

private slots:
    void copiesLiveFramesOnce_data();
    void copiesLiveFramesOnce();
    void copiesFramesOfOnePieceTwice_data();
    void copiesFramesOfOnePieceTwice();
};

void ChunkCopiesTest::copiesLiveFramesOnce_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *name :
         {"chromium.webm", "ffmpeg.webm", "ffmpeg-vp9.webm", "ffmpeg-opus.webm", "firefox.webm"})
        QTest::newRow(name) << recording(name);
}

void ChunkCopiesTest::copiesLiveFramesOnce()
{
    QFETCH(const QByteArray, bytes);
    const Passage passage = pass(cutAtFrames(bytes));
    QCOMPARE(passage.refusal, QString());
    QCOMPARE(passage.alone, passage.payload);
    QVERIFY2(passage.copied <= passage.payload + passage.frames * bytesForALiveFrame, describe(passage));
}

void ChunkCopiesTest::copiesFramesOfOnePieceTwice_data()
{
    copiesLiveFramesOnce_data();
    // The alpha channel, which nobody gets, is as large as the small video: its memory is not kept.
    QTest::newRow("alpha") << recording("chromium-alpha.webm");
    QTest::newRow("opaque alpha") << recording("qtwebengine.webm");
}

void ChunkCopiesTest::copiesFramesOfOnePieceTwice()
{
    QFETCH(const QByteArray, bytes);
    for (const QByteArrayList &pieces :
         {cutEvenly(bytes, 16 * 1024), cutEvenly(bytes, 1'000), cutAtFrames(bytes)}) {
        const Passage passage = pass(pieces);
        QCOMPARE(passage.refusal, QString());
        QVERIFY2(passage.copied <= bytes.size() + passage.payload + passage.frames * bytesForAFrame,
                 describe(passage));
    }
}

QTEST_APPLESS_MAIN(ChunkCopiesTest)

#include "chunk_copies_test.moc"
