// Long pieces go on at the pace of their recording.
#include "stream/pacing_buffer.h"

#include "tests/support/net_recording.h"

#include <QTest>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

using Time = PacingBuffer::Time;

constexpr int frameStep = 40; ///< milliseconds
constexpr qsizetype frameBytes = 4'000;
constexpr Time start = 1'000s;

/// What \a seconds of a recording have, in one message.
QByteArray secondsOf(NumberedRecording &recording, int seconds, bool isFirst = false)
{
    QByteArray bytes = isFirst ? recording.firstPiece() : QByteArray();
    for (int i = isFirst ? 1 : 0; i < seconds * 1000 / frameStep; ++i)
        bytes += recording.nextPiece();
    return bytes;
}

/// Counts what leaves, as a relay would take it.
struct Outlet
{
    QByteArray bytes;
    int recordings = 0;
    std::optional<Time> startedAt;
    webm::Demuxer demuxer;
    std::vector<webm::Frame> blocks;

    void take(PacingBuffer &pieces, Time now)
    {
        for (const PacingBuffer::Part &part : pieces.take(now)) {
            if (part.startsRun) {
                ++recordings;
                startedAt = part.startedAt;
                demuxer = webm::Demuxer();
            }
            bytes += part.bytes();
            (void)demuxer.feed(part.bytes(), blocks);
        }
    }
};

} // namespace

class PacingBufferTest final : public QObject
{
    Q_OBJECT

private slots:
    void spreadsALongPiece();
    void goesOnWithoutAHole();
    void hardlyHoldsUpShortPieces();
    void learnsALongerDelay();
    void startsEachRecordingOnce();
    void leavesOutWhatContinuesNothing();
    void letsUnreadableBytesPass();
    void holdsNothingForLong();
    void holdsNoMoreThanItsLimit();
    void countsPartsOfNothing();
};

void PacingBufferTest::spreadsALongPiece()
{
    NumberedRecording recording(frameBytes, 50, frameStep);
    PacingBuffer pieces;
    Outlet outlet;
    const QByteArray piece = secondsOf(recording, 20, true);
    pieces.startRun(piece, start);
    for (int second = 0; second <= 20; ++second) {
        const Time now = start + std::chrono::seconds(second);
        outlet.take(pieces, now);
        // By the time of its blocks: 25 frames a second, from the piece's arrival on.
        const int due = std::min(second * 25 + 1, 500);
        QVERIFY2(std::abs(int(outlet.blocks.size()) - due) <= 1,
                 qPrintable(QStringLiteral("%1 blocks after %2 s").arg(outlet.blocks.size()).arg(second)));
    }
    QCOMPARE(outlet.bytes, piece);
    QCOMPARE(outlet.recordings, 1);
    // The last frame is at 19.96 s, and had been captured when the piece came.
    QCOMPARE(outlet.startedAt, std::optional<Time>(start - 19'960ms));
    QVERIFY(!pieces.nextDue());
    QCOMPARE(pieces.heldBytes(), qsizetype(0));
}

void PacingBufferTest::goesOnWithoutAHole()
{
    NumberedRecording recording(frameBytes, 50, frameStep);
    PacingBuffer pieces;
    Outlet outlet;
    QByteArray all = secondsOf(recording, 20, true);
    pieces.startRun(all, start);
    Time longestWait{0};
    Time lastLeft = start;
    size_t left = 0;
    for (Time now = start; now <= start + 60s; now += 20ms) {
        if (now == start + 20s || now == start + 40s) {
            const QByteArray piece = secondsOf(recording, 20);
            all += piece;
            pieces.add(piece, now);
        }
        outlet.take(pieces, now);
        if (outlet.blocks.size() > left) {
            longestWait = std::max(longestWait, now - lastLeft);
            lastLeft = now;
            left = outlet.blocks.size();
        }
    }
    QCOMPARE(left, size_t(1500));
    QCOMPARE(outlet.bytes, all);
    QVERIFY(longestWait <= 80ms);
}

void PacingBufferTest::hardlyHoldsUpShortPieces()
{
    NumberedRecording recording(frameBytes, 50, frameStep);
    PacingBuffer pieces;
    Outlet outlet;
    pieces.startRun(recording.firstPiece(), start);
    outlet.take(pieces, start);
    QCOMPARE(outlet.blocks.size(), size_t(1));
    for (int i = 1; i < 100; ++i) {
        const Time now = start + i * std::chrono::milliseconds(frameStep);
        pieces.add(recording.nextPiece(), now);
        outlet.take(pieces, now + std::chrono::milliseconds(frameStep));
        QCOMPARE(outlet.blocks.size(), size_t(i + 1));
    }
    QVERIFY(pieces.delay() <= std::chrono::milliseconds(frameStep));
}

void PacingBufferTest::learnsALongerDelay()
{
    // As the seed goes on after a restart: 2.5 s, and 20 s from then on.
    NumberedRecording recording(frameBytes, 50, frameStep);
    PacingBuffer pieces;
    Outlet outlet;
    pieces.startRun(secondsOf(recording, 2, true), start);
    outlet.take(pieces, start + 5s);
    QCOMPARE(outlet.blocks.size(), size_t(50));
    pieces.add(secondsOf(recording, 20), start + 20s);
    outlet.take(pieces, start + 20s);
    QVERIFY(outlet.blocks.size() <= 52);
    QVERIFY(pieces.delay() >= 19s && pieces.delay() <= 20s);
    outlet.take(pieces, start + 40s);
    QCOMPARE(outlet.blocks.size(), size_t(550));
}

void PacingBufferTest::startsEachRecordingOnce()
{
    PacingBuffer pieces;
    Outlet outlet;
    NumberedRecording first(frameBytes, 50, frameStep);
    pieces.startRun(secondsOf(first, 2, true), start);
    NumberedRecording second(frameBytes, 50, frameStep);
    pieces.startRun(secondsOf(second, 2, true), start + 2s);
    pieces.add(secondsOf(second, 2), start + 4s);
    outlet.take(pieces, start + 1s);
    QCOMPARE(outlet.recordings, 1);
    outlet.take(pieces, start + 6s);
    QCOMPARE(outlet.recordings, 2);
    QCOMPARE(outlet.blocks.size(), size_t(150));
    pieces.startRun({}, start + 7s); // begins with its first byte
    NumberedRecording third(frameBytes, 50, frameStep);
    pieces.add(secondsOf(third, 1, true), start + 8s);
    outlet.take(pieces, start + 60s);
    QCOMPARE(outlet.recordings, 3);
    QCOMPARE(outlet.blocks.size(), size_t(175));
}

void PacingBufferTest::leavesOutWhatContinuesNothing()
{
    PacingBuffer pieces;
    pieces.add("a chunk before any blob", start);
    QCOMPARE(pieces.heldBytes(), qsizetype(0));
    QVERIFY(pieces.take(start + 60s).empty());
}

void PacingBufferTest::letsUnreadableBytesPass()
{
    PacingBuffer pieces;
    Outlet outlet;
    const QByteArray bytes(10'000, 'z');
    pieces.startRun(bytes, start);
    outlet.take(pieces, start);
    QCOMPARE(outlet.bytes, bytes);
    QCOMPARE(outlet.recordings, 1);
}

void PacingBufferTest::holdsNothingForLong()
{
    // Times that no recorder writes: an hour ahead, and back.
    PacingBuffer pieces;
    Outlet outlet;
    pieces.startRun(beginning(videoEntry()) + openCluster(0) + simpleBlock(1, 0, 0x80, "key"), start);
    pieces.add(openCluster(3'600'000) + simpleBlock(1, 0, 0x80, "key"), start + 1s);
    pieces.add(openCluster(10) + simpleBlock(1, 0, 0x80, "key"), start + 2s);
    outlet.take(pieces, start + 2s + PacingBuffer::Limits().maxDelay);
    QCOMPARE(outlet.blocks.size(), size_t(3));
    QCOMPARE(pieces.heldBytes(), qsizetype(0));
}

void PacingBufferTest::holdsNoMoreThanItsLimit()
{
    NumberedRecording recording(frameBytes, 50, frameStep);
    PacingBuffer pieces({1'000'000, 30s});
    Outlet outlet;
    const QByteArray piece = secondsOf(recording, 20, true); // 2 MB
    pieces.startRun(piece, start);
    outlet.take(pieces, start);
    QVERIFY(pieces.heldBytes() <= 1'000'000);
    QVERIFY(outlet.bytes.size() >= piece.size() - 1'000'000);
    outlet.take(pieces, start + 20s);
    QCOMPARE(outlet.bytes, piece);
}

void PacingBufferTest::countsPartsOfNothing()
{
    NumberedRecording recording(frameBytes, 50, frameStep);
    PacingBuffer pieces({1'000'000, 30s});
    pieces.startRun(secondsOf(recording, 20, true), start);
    for (int i = 0; i < 50'000; ++i)
        pieces.add("x", start);
    QVERIFY(pieces.heldBytes() > 50'000 * 100); // each takes memory beside its byte
    (void)pieces.take(start);
    QVERIFY(pieces.heldBytes() <= 1'000'000);
}

QTEST_APPLESS_MAIN(PacingBufferTest)

#include "pacing_buffer_test.moc"
