// What share of one core a thread has used since the last time that was asked.
#pragma once

#include "base/relay_clock.h"

#include <chrono>
#include <optional>

#include <time.h>

namespace lancast::net {

class ThreadCpuMeter final
{
public:
    explicit ThreadCpuMeter(const RelayClock &clock)
        : m_clock(clock)
    {
    }

    /// Of the calling thread, or of the one that \a cpuClock belongs to (pthread_getcpuclockid(3)). Empty the
    /// first time, after too short a time to tell, and where the system does not say.
    [[nodiscard]] std::optional<double> share(clockid_t cpuClock = CLOCK_THREAD_CPUTIME_ID);

private:
    struct Reading
    {
        std::chrono::nanoseconds cpu{0};
        RelayClock::Time time{0};
    };

    const RelayClock &m_clock;
    std::optional<Reading> m_last;
    std::optional<double> m_share;
};

} // namespace lancast::net
