// How much comes in a second, over the last few.
#pragma once

#include <chrono>
#include <deque>

#include <QtGlobal>

namespace lancast::stream {

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

/// How many frames a second video has while it moves: the time that it stands does not count.
class MotionRate final
{
public:
    using Time = RateMeter::Time;

    /// \a time: the frame's own. Frames may come in the order of decoding.
    void add(Time time);
    /// Over the last seconds in which it moved, and without frames that are missing; 0 as long as there was
    /// less than half a second of that.
    [[nodiscard]] double perSecond() const;

private:
    std::deque<Time> m_times; ///< of the newest frames, rising
};

} // namespace lancast::stream
