#include "relay/rate_meter.h"

#include <algorithm>

namespace lancast::relay {

using namespace std::chrono_literals;

namespace {

constexpr RateMeter::Time window = 3s;
constexpr RateMeter::Time bucketSpan = 100ms;

} // namespace

void RateMeter::add(qint64 bytes, Time now)
{
    if (m_buckets.empty() || now - m_buckets.back().start >= bucketSpan)
        m_buckets.push_back({now, 0});
    m_buckets.back().bytes += bytes;
    while (now - m_buckets.front().start > window)
        m_buckets.pop_front();
}

qint64 RateMeter::bitsPerSecond(Time now) const
{
    qint64 bytes = 0;
    Time first = now;
    for (const Bucket &bucket : m_buckets) {
        if (now - bucket.start > window)
            continue;
        first = std::min(first, bucket.start);
        bytes += bucket.bytes;
    }
    // In nanoseconds the product would overflow from 3 Gbit/s on, which a thousand viewers reach.
    const auto span =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::max<Time>(now - first, 500ms));
    return bytes * 8 * std::milli::den / span.count();
}

} // namespace lancast::relay
