// Bits per second from sums and times that are easy to add up by hand.
#include "stream/rate_meter.h"

#include <QTest>

using lancast::stream::MotionRate;
using lancast::stream::RateMeter;
using namespace std::chrono_literals;

class RateMeterTest final : public QObject
{
    Q_OBJECT

private slots:
    void isZeroAtFirst();
    void measuresASteadyRate();
    void doesNotExaggerateTheFirstBytes();
    void forgetsWhatIsOld();
    void fallsToZeroAfterALongTime();
    void tellsTheRateWhileVideoMoves();
    void tellsTheRateWithoutMissingFrames();
    void tellsTheRateOfFramesInTheOrderOfDecoding();
    void tellsNoRateOfSlides();
    void holdsTheRatesOfThousandsOfViewers();
};

void RateMeterTest::isZeroAtFirst()
{
    QCOMPARE(RateMeter().bitsPerSecond(5s), 0);
}

void RateMeterTest::measuresASteadyRate()
{
    RateMeter meter;
    for (int i = 0; i < 1000; ++i)
        meter.add(1250, i * 10ms); // 125000 bytes a second
    const qint64 rate = meter.bitsPerSecond(9990ms);
    QVERIFY2(qAbs(rate - 1'000'000) < 40'000, qPrintable(QString::number(rate)));
}

void RateMeterTest::doesNotExaggerateTheFirstBytes()
{
    RateMeter meter;
    meter.add(1000, 1s);
    QCOMPARE(meter.bitsPerSecond(1s), 16'000); // as if it had taken half a second
    QCOMPARE(meter.bitsPerSecond(2s), 8'000);
    QCOMPARE(meter.perSecond(2s), 1000.0);
}

void RateMeterTest::forgetsWhatIsOld()
{
    RateMeter meter;
    meter.add(1'000'000, 0s);
    meter.add(1000, 4s);
    QCOMPARE(meter.bitsPerSecond(5s), 8'000);
}

// Video that moves at 30 frames a second, stands for a minute with a frame every second, and moves again.
void RateMeterTest::tellsTheRateWhileVideoMoves()
{
    MotionRate rate;
    const auto isNear30 = [&rate] { return qAbs(rate.perSecond() - 30) < 0.5; };
    for (int i = 0; i < 10; ++i)
        rate.add(std::chrono::milliseconds(i * 100 / 3));
    QCOMPARE(rate.perSecond(), 0.0);
    for (int i = 10; i < 50; ++i)
        rate.add(std::chrono::milliseconds(i * 100 / 3));
    QVERIFY(isNear30());
    for (int i = 3; i < 63; ++i) {
        rate.add(std::chrono::seconds(i));
        QVERIFY(isNear30());
    }
    for (int i = 0; i < 200; ++i) {
        rate.add(70s + std::chrono::milliseconds(i * 100 / 3));
        QVERIFY(isNear30());
    }
    for (int i = 0; i < 60; ++i)
        rate.add(80s + i * 100ms);
    QVERIFY2(qAbs(rate.perSecond() - 10) < 0.5, qPrintable(QString::number(rate.perSecond())));
}

// Times in whole milliseconds, and every fifteenth frame did not come.
void RateMeterTest::tellsTheRateWithoutMissingFrames()
{
    MotionRate rate;
    for (int i = 0; i < 200; ++i) {
        if (i % 15 != 7)
            rate.add(std::chrono::milliseconds(qRound(i * 100 / 3.)));
    }
    QVERIFY2(qAbs(rate.perSecond() - 30) < 0.03, qPrintable(QString::number(rate.perSecond())));
}

// As x264 orders them: each P-frame before the three B-frames that are shown before it.
void RateMeterTest::tellsTheRateOfFramesInTheOrderOfDecoding()
{
    MotionRate rate;
    for (int group = 0; group < 20; ++group) {
        for (const int shown : {4, 2, 1, 3})
            rate.add(std::chrono::milliseconds(qRound((4 * group + shown) * 1000 / 15.)));
    }
    QVERIFY2(qAbs(rate.perSecond() - 15) < 0.03, qPrintable(QString::number(rate.perSecond())));
}

void RateMeterTest::tellsNoRateOfSlides()
{
    MotionRate rate;
    for (int i = 0; i < 100; ++i)
        rate.add(i * 500ms);
    QCOMPARE(rate.perSecond(), 0.0);
}

void RateMeterTest::fallsToZeroAfterALongTime()
{
    RateMeter meter;
    meter.add(1'000'000, 0s);
    QVERIFY(meter.bitsPerSecond(2900ms) > 0);
    QCOMPARE(meter.bitsPerSecond(3100ms), 0);
}

void RateMeterTest::holdsTheRatesOfThousandsOfViewers()
{
    RateMeter meter;
    for (int i = 0; i <= 30; ++i)
        meter.add(qint64(1'000'000'000), i * 100ms); // 10 GB a second
    const qint64 rate = meter.bitsPerSecond(3s);
    QVERIFY2(rate > 79'000'000'000 && rate < 84'000'000'000, qPrintable(QString::number(rate)));
}

QTEST_APPLESS_MAIN(RateMeterTest)
#include "rate_meter_test.moc"
