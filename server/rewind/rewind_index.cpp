#include "rewind/rewind_index.h"

#include <algorithm>

namespace lancast::rewind {

using std::chrono::milliseconds;

void RewindIndex::setLimits(const RewindLimits &limits)
{
    m_limits = limits;
    keepLimits();
}

void RewindIndex::append(const RewindGop &gop)
{
    m_gops.push_back(gop);
    m_bytes += gop.length;
    keepLimits();
}

void RewindIndex::forgetFile(quint64 file)
{
    std::erase_if(m_gops, [this, file](const RewindGop &gop) {
        if (gop.file != file)
            return false;
        m_bytes -= gop.length;
        return true;
    });
}

void RewindIndex::clear()
{
    m_gops.clear();
    m_bytes = 0;
}

RewindIndex::Found RewindIndex::find(milliseconds time) const
{
    if (m_gops.empty() || time >= m_gops.back().endTime)
        return {Absence::NotYet, {}, {}};
    if (time < m_gops.front().time)
        return {Absence::Forgotten, {}, {}};
    const auto next = std::ranges::upper_bound(m_gops, time, {}, &RewindGop::time);
    const auto found = std::prev(next);
    if (next == m_gops.end())
        return {Absence::None, *found, std::nullopt};
    RewindGop gop = *found;
    gop.endTime = next->time; // who asks for what is at its end gets the next one
    return {Absence::None, gop, next->time};
}

milliseconds RewindIndex::from() const
{
    return m_gops.empty() ? milliseconds(0) : m_gops.front().time;
}

milliseconds RewindIndex::to() const
{
    return m_gops.empty() ? milliseconds(0) : m_gops.back().endTime;
}

std::optional<quint64> RewindIndex::oldestFile() const
{
    return m_gops.empty() ? std::nullopt : std::optional(m_gops.front().file);
}

std::optional<quint64> RewindIndex::oldestBlob() const
{
    return m_gops.empty() ? std::nullopt : std::optional(m_gops.front().blob);
}

void RewindIndex::forgetOldest()
{
    m_bytes -= m_gops.front().length;
    m_gops.pop_front();
}

/// What begins within the span stays whole.
void RewindIndex::keepLimits()
{
    while (!m_gops.empty() &&
           (m_bytes > m_limits.bytes || m_gops.back().endTime - m_gops.front().endTime >= m_limits.span))
        forgetOldest();
}

} // namespace lancast::rewind
