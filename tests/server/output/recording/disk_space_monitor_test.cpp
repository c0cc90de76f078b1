// The disk's last minutes, by numbers of the test's own.
#include "output/recording/disk_space_monitor.h"

#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace std::chrono_literals;

namespace {

constexpr qint64 megabyte = 1'000'000;

} // namespace

class DiskSpaceMonitorTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheTimeLeft();
    void forgetsTheRateOfLongAgo();
    void warnsUnderTenMinutes();
    void isFullAtTheLimit();
    void knowsNoRateAtFirst();
};

void DiskSpaceMonitorTest::tellsTheTimeLeft()
{
    DiskSpaceMonitor watch({});
    for (int i = 0; i <= 10; ++i)
        watch.look(i * 1s, i * megabyte, 1'400 * megabyte);
    QVERIFY(watch.timeLeft().has_value());
    QCOMPARE(watch.timeLeft()->count(), 1200); // (1400 - 200) MB at 1 MB/s
}

void DiskSpaceMonitorTest::forgetsTheRateOfLongAgo()
{
    DiskSpaceMonitor watch({});
    qint64 bytes = 0;
    for (int i = 0; i < 60; ++i)
        watch.look(i * 1s, bytes += 10 * megabyte, 10'200 * megabyte);
    QCOMPARE(watch.timeLeft()->count(), 1000);
    for (int i = 60; i < 91; ++i)
        watch.look(i * 1s, bytes += megabyte, 10'200 * megabyte);
    QCOMPARE(watch.timeLeft()->count(), 10'000);
}

void DiskSpaceMonitorTest::warnsUnderTenMinutes()
{
    DiskSpaceMonitor watch({});
    watch.look(0s, 0, 801 * megabyte);
    QCOMPARE(watch.look(5s, 5 * megabyte, 801 * megabyte), DiskSpaceMonitor::Verdict::Enough); // 601 s
    QCOMPARE(watch.look(6s, 6 * megabyte, 799 * megabyte), DiskSpaceMonitor::Verdict::Low);    // 599 s
}

void DiskSpaceMonitorTest::isFullAtTheLimit()
{
    DiskSpaceMonitor watch({});
    QCOMPARE(watch.look(0s, 0, 200 * megabyte + 1), DiskSpaceMonitor::Verdict::Enough);
    QCOMPARE(watch.look(1s, 0, 200 * megabyte), DiskSpaceMonitor::Verdict::Full);
    QCOMPARE(watch.look(5s, megabyte, 0), DiskSpaceMonitor::Verdict::Full);
    QCOMPARE(watch.timeLeft()->count(), 0);
}

void DiskSpaceMonitorTest::knowsNoRateAtFirst()
{
    DiskSpaceMonitor watch({});
    QCOMPARE(watch.look(0s, 0, 300 * megabyte), DiskSpaceMonitor::Verdict::Enough);
    QVERIFY(!watch.timeLeft());
    // A keyframe alone would say that the disk is full in a moment.
    QCOMPARE(watch.look(1s, 50 * megabyte, 250 * megabyte), DiskSpaceMonitor::Verdict::Enough);
    QVERIFY(!watch.timeLeft());
}

QTEST_GUILESS_MAIN(DiskSpaceMonitorTest)
#include "disk_space_monitor_test.moc"
