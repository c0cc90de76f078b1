#include "output/recording/disk_space_monitor.h"

#include <algorithm>

namespace lancast::record {

namespace {

/// A rate over less than this is that of the first keyframe.
constexpr DiskSpaceMonitor::Time shortestWindow{2'000};
constexpr std::chrono::seconds longest = std::chrono::hours(24 * 365);

} // namespace

DiskSpaceMonitor::Verdict DiskSpaceMonitor::look(Time now, qint64 bytes, qint64 freeBytes)
{
    m_samples.push_back({now, bytes});
    while (m_samples.size() > 1 && now - m_samples[1].at >= window)
        m_samples.pop_front();
    const Time span = now - m_samples.front().at;
    const qint64 grown = bytes - m_samples.front().bytes;
    const qint64 room = std::max<qint64>(freeBytes - m_limits.minFreeBytes, 0);
    m_timeLeft.reset();
    if (span >= shortestWindow && grown > 0) {
        const double seconds = double(room) / double(grown) * double(span.count()) / 1000;
        m_timeLeft = std::chrono::seconds(qint64(std::min(seconds, double(longest.count()))));
    }
    if (freeBytes <= m_limits.minFreeBytes)
        return Verdict::Full;
    return m_timeLeft && *m_timeLeft < m_limits.lowTime ? Verdict::Low : Verdict::Enough;
}

} // namespace lancast::record
