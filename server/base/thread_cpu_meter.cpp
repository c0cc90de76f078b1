#include "base/thread_cpu_meter.h"

namespace lancast::net {

namespace {

constexpr std::chrono::milliseconds leastSpan{100};

std::optional<std::chrono::nanoseconds> cpuTime(clockid_t clock)
{
    timespec time{};
    if (clock_gettime(clock, &time) != 0)
        return std::nullopt;
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

std::optional<double> ThreadCpuMeter::share(clockid_t cpuClock)
{
    const auto cpu = cpuTime(cpuClock);
    if (!cpu)
        return std::nullopt;
    const Reading now{*cpu, m_clock.now()};
    if (m_last && now.time - m_last->time < leastSpan)
        return m_share;
    if (m_last)
        m_share = std::chrono::duration<double>(now.cpu - m_last->cpu) /
                  std::chrono::duration<double>(now.time - m_last->time);
    m_last = now;
    return m_share;
}

} // namespace lancast::net
