// Bits per second over the last few seconds.
#pragma once

#include <chrono>
#include <deque>

#include <QtGlobal>

namespace lancast::relay {

class RateMeter final
{
public:
    using Time = std::chrono::nanoseconds;

    void add(qint64 bytes, Time now);
    [[nodiscard]] qint64 bitsPerSecond(Time now) const;

private:
    struct Bucket
    {
        Time start;
        qint64 bytes = 0;
    };

    std::deque<Bucket> m_buckets;
};

} // namespace lancast::relay
