// How much comes in a second, over the last few.
#pragma once

#include <chrono>
#include <deque>

#include <QtGlobal>

namespace lancast::relay {

class RateMeter final
{
public:
    using Time = std::chrono::nanoseconds;

    /// \a amount: bytes, or whatever is counted.
    void add(qint64 amount, Time now);
    [[nodiscard]] double perSecond(Time now) const;
    /// Where bytes are counted.
    [[nodiscard]] qint64 bitsPerSecond(Time now) const;

private:
    struct Bucket
    {
        Time start;
        qint64 amount = 0;
    };

    std::deque<Bucket> m_buckets;
};

} // namespace lancast::relay
