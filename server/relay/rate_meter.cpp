#include "relay/rate_meter.h"

#include <algorithm>

namespace lancast::relay {

using namespace std::chrono_literals;

namespace {

constexpr RateMeter::Time window = 3s;
constexpr RateMeter::Time bucketSpan = 100ms;

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
    return double(amount) / std::chrono::duration<double>(std::max<Time>(now - first, 500ms)).count();
}

qint64 RateMeter::bitsPerSecond(Time now) const
{
    return qint64(perSecond(now) * 8);
}

} // namespace lancast::relay
