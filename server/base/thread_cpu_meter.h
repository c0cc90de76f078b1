// What share of one core the calling thread has used since the last time it asked.
#pragma once

#include <chrono>
#include <optional>

namespace lancast::net {

class ThreadCpuMeter final
{
public:
    /// Call from the measured thread. Empty the first time, after too short a time to tell, and where the
    /// system does not say.
    [[nodiscard]] std::optional<double> share();

private:
    struct Reading
    {
        std::chrono::nanoseconds cpu{0};
        std::chrono::steady_clock::time_point time;
    };

    std::optional<Reading> m_last;
    std::optional<double> m_share;
};

} // namespace lancast::net
