#include "base/thread_cpu_meter.h"

#include <time.h>

namespace lancast::net {

namespace {

constexpr std::chrono::milliseconds leastSpan{100};

std::optional<std::chrono::nanoseconds> threadCpuTime()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#endif
    return std::nullopt;
}

} // namespace

std::optional<double> ThreadCpuMeter::share()
{
    const auto cpu = threadCpuTime();
    if (!cpu)
        return std::nullopt;
    const Reading now{*cpu, std::chrono::steady_clock::now()};
    if (m_last && now.time - m_last->time < leastSpan)
        return m_share;
    if (m_last)
        m_share = std::chrono::duration<double>(now.cpu - m_last->cpu) /
                  std::chrono::duration<double>(now.time - m_last->time);
    m_last = now;
    return m_share;
}

} // namespace lancast::net
