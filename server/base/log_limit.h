// Keeps what strangers cause from filling the log.
#pragma once

#include "base/token_bucket.h"

namespace lancast::base {

class LogLimit final
{
public:
    static constexpr qint64 secondsPerLine = 10;
    static constexpr qint64 mostAtOnce = 8;

    /// Whether one more line may be written now.
    [[nodiscard]] bool take(std::chrono::nanoseconds now) { return m_seconds.take(secondsPerLine, now); }

private:
    TokenBucket m_seconds{1, secondsPerLine *mostAtOnce};
};

} // namespace lancast::base
