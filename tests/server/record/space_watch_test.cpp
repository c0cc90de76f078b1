// The disk's last minutes, by numbers of the test's own.
#include "record/space_watch.h"

#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace std::chrono_literals;

namespace {

constexpr qint64 megabyte = 1'000'000;

} // namespace

class SpaceWatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheTimeLeft();
    void forgetsTheRateOfLongAgo();
    void warnsUnderTenMinutes();
    void isFullAtTheLimit();
    void knowsNoRateAtFirst();
};

void SpaceWatchTest::tellsTheTimeLeft()
{
    SpaceWatch watch({});
    for (int i = 0; i <= 10; ++i)
        watch.look(i * 1s, i * megabyte, 1'400 * megabyte);
    QVERIFY(watch.timeLeft().has_value());
    QCOMPARE(watch.timeLeft()->count(), 1200); // (1400 - 200) MB at 1 MB/s
}

void SpaceWatchTest::forgetsTheRateOfLongAgo()
{
    SpaceWatch watch({});
    qint64 bytes = 0;
    for (int i = 0; i < 60; ++i)
        watch.look(i * 1s, bytes += 10 * megabyte, 10'200 * megabyte);
    QCOMPARE(watch.timeLeft()->count(), 1000);
    for (int i = 60; i < 91; ++i)
        watch.look(i * 1s, bytes += megabyte, 10'200 * megabyte);
    QCOMPARE(watch.timeLeft()->count(), 10'000);
}

void SpaceWatchTest::warnsUnderTenMinutes()
{
    SpaceWatch watch({});
    watch.look(0s, 0, 801 * megabyte);
    QCOMPARE(watch.look(5s, 5 * megabyte, 801 * megabyte), SpaceWatch::Verdict::Enough); // 601 s
    QCOMPARE(watch.look(6s, 6 * megabyte, 799 * megabyte), SpaceWatch::Verdict::Low);    // 599 s
}

void SpaceWatchTest::isFullAtTheLimit()
{
    SpaceWatch watch({});
    QCOMPARE(watch.look(0s, 0, 200 * megabyte + 1), SpaceWatch::Verdict::Enough);
    QCOMPARE(watch.look(1s, 0, 200 * megabyte), SpaceWatch::Verdict::Full);
    QCOMPARE(watch.look(5s, megabyte, 0), SpaceWatch::Verdict::Full);
    QCOMPARE(watch.timeLeft()->count(), 0);
}

void SpaceWatchTest::knowsNoRateAtFirst()
{
    SpaceWatch watch({});
    QCOMPARE(watch.look(0s, 0, 300 * megabyte), SpaceWatch::Verdict::Enough);
    QVERIFY(!watch.timeLeft());
    // A keyframe alone would say that the disk is full in a moment.
    QCOMPARE(watch.look(1s, 50 * megabyte, 250 * megabyte), SpaceWatch::Verdict::Enough);
    QVERIFY(!watch.timeLeft());
}

QTEST_GUILESS_MAIN(SpaceWatchTest)
#include "space_watch_test.moc"
