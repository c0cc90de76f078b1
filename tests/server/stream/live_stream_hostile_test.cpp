// Recordings made to cost the relay much more than their bytes.
#include "tests/support/live_stream.h"

#include "tests/support/stream_sinks.h"
#include "tests/support/webm_elements.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

#include <malloc.h>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr size_t mebibyte = 1024 * 1024;

size_t heapBytes()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

/// One SimpleBlock with \a count frames of a byte each, by fixed-size lacing.
QByteArray lace(int track, int count)
{
    return simpleBlock(track, 0, 0x84, char(count - 1) + QByteArray(count, 'x'));
}

QByteArray lacesOf(int track, qsizetype bytes)
{
    QByteArray laces;
    while (laces.size() < bytes)
        laces += lace(track, 256);
    return laces;
}

} // namespace

class LiveStreamHostileTest final : public QObject
{
    Q_OBJECT

private slots:
    void refusesMoreFramesThanAnyRecorderMakes_data();
    void refusesMoreFramesThanAnyRecorderMakes();
    void takesWhatPiledUpWhileTheRelayStoodStill();
};

void LiveStreamHostileTest::refusesMoreFramesThanAnyRecorderMakes_data()
{
    QTest::addColumn<QByteArray>("flood");
    QTest::newRow("pictures that wait for sound") << lacesOf(1, 8 * qsizetype(mebibyte));
    QTest::newRow("sound") << lacesOf(2, 8 * qsizetype(mebibyte));
}

void LiveStreamHostileTest::refusesMoreFramesThanAnyRecorderMakes()
{
    QFETCH(const QByteArray, flood);
    LiveStream stream;
    stream.startRun(1, 0s);
    const QByteArray start =
        beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, "k") + simpleBlock(2, 0, 0x80, "\x08");
    QCOMPARE(stream.publish(1, start, 0s), QString());
    const size_t before = heapBytes();
    QElapsedTimer timer;
    timer.start();
    const QString refusal = stream.publish(1, flood, 10ms);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    const size_t after = heapBytes(); // what was freed meanwhile may make it less
    const size_t grown = after - std::min(before, after);
    QVERIFY(!refusal.isEmpty());
    QVERIFY2(grown < 16 * mebibyte, qPrintable(QString::number(grown)));
}

// Half a minute of 120 pictures and 400 packets of sound a second, at once.
void LiveStreamHostileTest::takesWhatPiledUpWhileTheRelayStoodStill()
{
    LiveStream stream;
    stream.startRun(1, 0s);
    QCOMPARE(stream.publish(1, beginning() + openCluster(0), 0s), QString());
    QByteArray pile;
    for (int second = 0; second < 30; ++second) {
        pile += openCluster(quint64(second) * 1000);
        for (qint16 i = 0; i < 400; ++i) {
            pile += simpleBlock(2, qint16(i * 5 / 2), 0x80, "\x08");
            if (i % 10 < 3)
                pile += simpleBlock(1, qint16(i * 5 / 2), i == 0 ? 0x80 : 0, "x");
        }
    }
    QCOMPARE(stream.publish(1, pile, 30s), QString());
    QVERIFY(stream.state() == StreamState::Live);
}

QTEST_APPLESS_MAIN(LiveStreamHostileTest)
#include "live_stream_hostile_test.moc"
