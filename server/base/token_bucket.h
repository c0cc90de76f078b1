// So much a second, with something saved up for a burst.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <optional>

namespace lancast::base {

class TokenBucket final
{
public:
    /// Starts full. \a perSecond 0: no limit.
    TokenBucket(qint64 perSecond, qint64 burst)
        : m_perSecond(perSecond)
        , m_burst(double(burst))
        , m_tokens(double(burst))
    {
    }

    /// False, and nothing is taken, if there are not so many.
    [[nodiscard]] bool take(qint64 count, std::chrono::nanoseconds now)
    {
        if (m_perSecond == 0)
            return true;
        const std::chrono::duration<double> elapsed = now - m_filledAt.value_or(now);
        m_tokens = std::min(m_burst, m_tokens + elapsed.count() * double(m_perSecond));
        m_filledAt = now;
        if (double(count) > m_tokens)
            return false;
        m_tokens -= double(count);
        return true;
    }

private:
    qint64 m_perSecond;
    double m_burst;
    double m_tokens;
    std::optional<std::chrono::nanoseconds> m_filledAt;
};

} // namespace lancast::base
