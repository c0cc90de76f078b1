#include "relay/rate_meter.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace lancast::relay {

using namespace std::chrono_literals;

namespace {

constexpr RateMeter::Time window = 3s;
constexpr RateMeter::Time bucketSpan = 100ms;
constexpr RateMeter::Time leastSpan = 500ms;
constexpr size_t mostSteps = 512;

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
    const Time step = time - m_newest.value_or(time);
    m_newest = std::max(time, m_newest.value_or(time));
    if (step <= Time(0) || step >= leastSpan)
        return;
    m_steps.push_back(step);
    m_moved += step;
    while (m_moved > window || m_steps.size() > mostSteps) {
        m_moved -= m_steps.front();
        m_steps.pop_front();
    }
}

double MotionRate::perSecond() const
{
    if (m_moved < leastSpan)
        return 0;
    std::vector<Time> sorted(m_steps.begin(), m_steps.end());
    std::ranges::sort(sorted);
    const Time usual = sorted[sorted.size() / 2];
    const auto end = std::ranges::upper_bound(sorted, usual + usual / 2); // longer: a frame is missing
    const std::chrono::duration<double> sum = std::accumulate(sorted.begin(), end, Time(0));
    return double(end - sorted.begin()) / sum.count();
}

} // namespace lancast::relay
