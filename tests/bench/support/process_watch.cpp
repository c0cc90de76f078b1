#include "process_watch.h"

#include "wait.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr double mebibyte = 1024.0 * 1024;

} // namespace

ProcessWatch::ProcessWatch(qint64 pid)
    : m_pid(pid)
    , m_cpuBefore(cpuTime(pid))
    , m_bytesBefore(residentBytes(pid))
    , m_bytesAtMost(m_bytesBefore)
{
    m_clock.start();
}

void ProcessWatch::pass(std::chrono::seconds duration, const std::function<void()> &eachSecond)
{
    constexpr int looksPerSecond = 4;
    for (int look = 1; look <= duration.count() * looksPerSecond; ++look) {
        bench::pass(1000ms / looksPerSecond);
        m_bytesAtMost = std::max(m_bytesAtMost, residentBytes(m_pid));
        if (eachSecond && look % looksPerSecond == 0)
            eachSecond();
    }
}

std::chrono::nanoseconds ProcessWatch::cpu() const
{
    return cpuTime(m_pid) - m_cpuBefore;
}

double ProcessWatch::cpuPercent() const
{
    return 100 * double(cpu().count()) / double(m_clock.nsecsElapsed());
}

double ProcessWatch::mebibytesBefore() const
{
    return double(m_bytesBefore) / mebibyte;
}

double ProcessWatch::mebibytesGrown() const
{
    return double(m_bytesAtMost - m_bytesBefore) / mebibyte;
}

double ProcessWatch::mebibytesKept() const
{
    return double(residentBytes(m_pid) - m_bytesBefore) / mebibyte;
}

} // namespace lancast::bench
