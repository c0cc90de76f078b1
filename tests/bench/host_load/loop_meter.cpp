#include "loop_meter.h"

#include <QDir>
#include <QFile>

#include <time.h>
#include <unistd.h>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::bench {

namespace {

constexpr std::chrono::milliseconds interval{5};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

LoopMeter::LoopMeter()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LoopMeter::tick);
}

void LoopMeter::start()
{
    m_late.clear();
    m_clock.start();
    m_timer.start(interval);
}

std::vector<double> LoopMeter::stop()
{
    m_timer.stop();
    return std::exchange(m_late, {});
}

void LoopMeter::tick()
{
    m_late.push_back(double(m_clock.nsecsElapsed()) / 1e6 - double(interval.count()));
    m_clock.start();
    m_timer.start(interval);
}

std::chrono::nanoseconds threadCpuTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::chrono::nanoseconds cpuTimeOfThread(const QString &name)
{
    const QDir tasks(u"/proc/self/task"_s);
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (contentOf(tasks.filePath(task + u"/comm"_s)).trimmed() != name.toLatin1())
            continue;
        // Its first field is the time on a processor, in nanoseconds.
        return std::chrono::nanoseconds(
            contentOf(tasks.filePath(task + u"/schedstat"_s)).split(' ').constFirst().toLongLong());
    }
    return {};
}

} // namespace lancast::bench
