// Bits per second from sums and times that are easy to add up by hand.
#include "relay/rate_meter.h"

#include <QTest>

using lancast::relay::RateMeter;
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
