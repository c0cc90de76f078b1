// The relay's clock: steady, and at its start set by the wall clock.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

namespace lancast::net {

/// A change of the machine's time of day does not move it, so neither the stream nor the shown delay jumps.
/// There is one for the event loop's timers and for all that asks for the time; any thread may read it.
class RelayClock final
{
public:
    using Time = std::chrono::nanoseconds;

    /// Answers the time, which never goes back, in any thread.
    using Source = std::function<Time()>;

    RelayClock()
        : RelayClock(&RelayClock::steadyTime)
    {
    }
    explicit RelayClock(Source source)
        : m_source(std::move(source))
    {
    }

    [[nodiscard]] Time now() const { return m_source(); }

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

    static Time steadyTime() { return std::chrono::steady_clock::now().time_since_epoch(); }

    const Source m_source;
    const Time m_offset =
        std::chrono::duration_cast<Time>(std::chrono::system_clock::now().time_since_epoch()) - m_source();
};

} // namespace lancast::net
