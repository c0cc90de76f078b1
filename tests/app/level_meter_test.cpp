#include "window/level_meter.h"

#include <QAccessible>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;

namespace {

class CountedMeter
{
public:
    CountedMeter()
    {
        meter.resize(meter.sizeHint());
        meter.installEventFilter(&counter);
        meter.show();
    }

    struct Counter : QObject
    {
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint;
            return false;
        }
        int paints = 0;
    };

    Counter counter;
    LevelMeter meter;
};

} // namespace

class LevelMeterTest : public QObject
{
    Q_OBJECT

private slots:
    void levelsAreDecibels()
    {
        QCOMPARE(decibelsOf(1), 0.0);
        QVERIFY(std::abs(decibelsOf(0.5) + 6.02) < 0.01);
        QVERIFY(std::abs(decibelsOf(0.1) + 20) < 0.01);
        QCOMPARE(decibelsOf(0), -48.0);
        QCOMPARE(decibelsOf(1e-6), -48.0);
    }

    void itRisesAtOnceAndFallsSlowly()
    {
        LevelBallistics meter;
        QVERIFY(meter.isAtRest());
        meter.take(0.1, 1000ms);
        QVERIFY(std::abs(meter.decibels() + 20) < 0.01);
        meter.take(0, 1000ms);
        meter.advance(1250ms);
        QVERIFY(std::abs(meter.decibels() + 30) < 0.01);
        QVERIFY(std::abs(meter.peakDecibels() + 20) < 0.01); // still held
        meter.advance(2600ms);
        QCOMPARE(meter.decibels(), -48.0);
        QCOMPARE(meter.peakDecibels(), -48.0);
        QVERIFY(meter.isAtRest());
    }

    void clippingIsMarkedForAWhile()
    {
        LevelBallistics meter;
        meter.take(0.97, 0ms);
        QVERIFY(!meter.isClipping());
        meter.take(1, 100ms);
        QVERIFY(meter.isClipping());
        meter.take(0, 2000ms);
        QVERIFY(meter.isClipping() && !meter.isAtRest());
        meter.advance(3200ms);
        QVERIFY(!meter.isClipping() && meter.isAtRest());
    }

    void silenceCostsNothing()
    {
        CountedMeter counted;
        QTRY_VERIFY(counted.counter.paints > 0);
        const int paints = counted.counter.paints;
        for (int i = 0; i < 100; ++i)
            counted.meter.setLevel(0);
        QVERIFY(!counted.meter.isMoving());
        counted.meter.setLevel(0.5);
        QVERIFY(counted.meter.isMoving());
        QTRY_VERIFY(counted.counter.paints > paints);
        counted.meter.setLevel(0);
        QTRY_VERIFY_WITH_TIMEOUT(!counted.meter.isMoving(), 10'000);
    }

    void aScreenReaderCanAsk()
    {
        LevelMeter meter;
        meter.setLevel(0.1);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&meter);
        QVERIFY(accessible);
        QVERIFY(!accessible->text(QAccessible::Name).isEmpty());
        QVERIFY(accessible->valueInterface());
        QCOMPARE(accessible->valueInterface()->currentValue().toInt(), -20);
        QCOMPARE(accessible->valueInterface()->minimumValue().toInt(), -48);
        QCOMPARE(accessible->valueInterface()->maximumValue().toInt(), 0);
    }
};

QTEST_MAIN(LevelMeterTest)
#include "level_meter_test.moc"
