#include "session/shard_threads.h"

#include "base/epoll_dispatcher.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <pthread.h>
#include <sched.h>

namespace lancast::net {

class ShardThreads::Thread final : public QThread
{
public:
    Thread(int number, const RelayClock &clock)
        : m_meter(clock)
    {
        setObjectName(QStringLiteral("shard %1").arg(number));
        setEventDispatcher(new EpollDispatcher(clock));
        start();
    }

    [[nodiscard]] double cpuShare()
    {
        const clockid_t clock = m_cpuClock.load();
        return clock == noClock ? 0 : m_meter.share(clock).value_or(0);
    }

protected:
    void run() override
    {
        clockid_t clock = noClock;
        if (::pthread_getcpuclockid(::pthread_self(), &clock) == 0)
            m_cpuClock.store(clock);
        exec();
    }

private:
    static constexpr clockid_t noClock = CLOCK_REALTIME;

    std::atomic<clockid_t> m_cpuClock{noClock};
    ThreadCpuMeter m_meter;
};

int usableShards()
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    const int count = ::sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
    return std::clamp(count, 1, ShardThreads::mostShards);
}

ShardThreads::ShardThreads(int shards, const RelayClock &clock)
{
    constexpr int firstOfThem = 2;
    for (int number = firstOfThem; number <= std::min(shards, mostShards); ++number)
        m_threads.push_back(std::make_unique<Thread>(number, clock));
}

ShardThreads::~ShardThreads()
{
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait();
}

std::vector<QThread *> ShardThreads::threads() const
{
    std::vector<QThread *> threads;
    threads.reserve(m_threads.size());
    for (const auto &thread : m_threads)
        threads.push_back(thread.get());
    return threads;
}

double ShardThreads::cpuShare()
{
    double share = 0;
    for (const auto &thread : m_threads)
        share += thread->cpuShare();
    return share;
}

} // namespace lancast::net
