// The relay's clock: steady, and at its start set by the wall clock.
#pragma once

#include <algorithm>
#include <chrono>

namespace lancast::net {

/// A change of the machine's time of day does not move it, so neither the stream nor the shown delay jumps.
class RelayClock final
{
public:
    using Time = std::chrono::nanoseconds;

    [[nodiscard]] static Time now() { return std::chrono::steady_clock::now().time_since_epoch(); }

    /// Milliseconds since the Unix epoch for \a time, as the protocol carries them.
    [[nodiscard]] double toEpoch(Time time) const
    {
        return std::chrono::duration<double, std::milli>(time + m_offset).count();
    }
    [[nodiscard]] Time fromEpoch(double milliseconds) const
    {
        // Strangers send it: nanoseconds of it must fit.
        const std::chrono::duration<double, std::milli> bounded(
            std::clamp(milliseconds, -maxEpoch, maxEpoch));
        return std::chrono::duration_cast<Time>(bounded) - m_offset;
    }

private:
    static constexpr double maxEpoch = 4e12; ///< the year 2096

    const Time m_offset =
        std::chrono::duration_cast<Time>(std::chrono::system_clock::now().time_since_epoch()) -
        std::chrono::steady_clock::now().time_since_epoch();
};

} // namespace lancast::net
