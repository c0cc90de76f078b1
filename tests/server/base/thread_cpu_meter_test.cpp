#include "base/thread_cpu_meter.h"

#include <QDeadlineTimer>
#include <QTest>

#include <sys/resource.h>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

double secondsUsed()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

class ThreadCpuMeterTest : public QObject
{
    Q_OBJECT

private slots:
    void aBusyThreadIsToldFromAnIdleOne()
    {
        RelayClock::Time idleTime{0};
        const RelayClock clock(
            [&idleTime] { return std::chrono::steady_clock::now().time_since_epoch() + idleTime; });
        ThreadCpuMeter meter(clock);
        QVERIFY(!meter.share());
        // What the thread got is asked of the kernel in another way: the machine may be busy with others.
        const double before = secondsUsed();
        const auto start = std::chrono::steady_clock::now();
        const QDeadlineTimer busy(300ms);
        while (!busy.hasExpired()) {
        }
        const double expected =
            (secondsUsed() - before) /
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double share = meter.share().value_or(-1);
        QVERIFY2(qAbs(share - expected) < 0.05, qPrintable(QString::number(share)));
        idleTime += 300ms;
        QVERIFY(meter.share().value_or(1) < 0.1);
    }

    void tooSoonIsTheLastAnswer()
    {
        const RelayClock clock;
        ThreadCpuMeter meter(clock);
        QVERIFY(!meter.share());
        QVERIFY(!meter.share());
    }
};

QTEST_GUILESS_MAIN(ThreadCpuMeterTest)
#include "thread_cpu_meter_test.moc"
