#include "stream/rate_meter.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace lancast::stream {

using namespace std::chrono_literals;

namespace {

constexpr RateMeter::Time window = 3s;
constexpr RateMeter::Time bucketSpan = 100ms;
constexpr RateMeter::Time leastSpan = 500ms;
constexpr size_t mostTimes = 512;

} // namespace

void RateMeter::add(qint64 amount, Time now)
{
    if (m_buckets.empty() || now - m_buckets.back().start >= bucketSpan)
        m_buckets.push_back({now, 0});
    m_buckets.back().amount += amount;
    while (now - m_buckets.front().start > window)
        m_buckets.pop_front();
}

double RateMeter::perSecond(Time now) const
{
    qint64 amount = 0;
    Time first = now;
    for (const Bucket &bucket : m_buckets) {
        if (now - bucket.start > window)
            continue;
        first = std::min(first, bucket.start);
        amount += bucket.amount;
    }
    return double(amount) / std::chrono::duration<double>(std::max<Time>(now - first, leastSpan)).count();
}

qint64 RateMeter::bitsPerSecond(Time now) const
{
    return qint64(perSecond(now) * 8);
}

void MotionRate::add(Time time)
{
    m_times.insert(std::ranges::upper_bound(m_times, time), time);
    if (m_times.size() > mostTimes)
        m_times.pop_front();
}

double MotionRate::perSecond() const
{
    std::vector<Time> sorted; // steps from frame to frame, newest first
    Time moved{0};
    for (size_t i = m_times.size(); i > 1 && moved <= window; --i) {
        const Time step = m_times[i - 1] - m_times[i - 2];
        if (step <= Time(0) || step >= leastSpan)
            continue;
        sorted.push_back(step);
        moved += step;
    }
    if (moved < leastSpan)
        return 0;
    std::ranges::sort(sorted);
    const Time usual = sorted[sorted.size() / 2];
    const auto end = std::ranges::upper_bound(sorted, usual + usual / 2); // longer: a frame is missing
    const std::chrono::duration<double> sum = std::accumulate(sorted.begin(), end, Time(0));
    return double(end - sorted.begin()) / sum.count();
}

} // namespace lancast::stream
