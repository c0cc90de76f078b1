// The longest wait that was needed lately.
#pragma once

#include <algorithm>
#include <chrono>

namespace lancast::stream {

/// Remembers a maximum for half a minute to a minute.
class LearntWait final
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr Time memory = std::chrono::seconds(30);

    /// Longer ones than \a most are not learnt.
    explicit LearntWait(Time most)
        : m_most(most)
    {
    }

    void learn(Time wait, Time now)
    {
        if (wait > m_most)
            return;
        if (now - m_since >= memory) {
            m_before = now - m_since >= 2 * memory ? Time(0) : m_newest;
            m_newest = Time(0);
            m_since = now;
        }
        m_newest = std::max(m_newest, wait);
    }

    /// 0: none was.
    [[nodiscard]] Time longest(Time now) const
    {
        if (now - m_since >= 2 * memory)
            return Time(0);
        return now - m_since >= memory ? m_newest : std::max(m_newest, m_before);
    }

private:
    Time m_most;
    Time m_since{0};
    Time m_newest{0};
    Time m_before{0};
};

} // namespace lancast::stream
