#include "output/dvr/dvr_index.h"

#include <algorithm>

namespace lancast::dvr {

using std::chrono::milliseconds;

void DvrIndex::setLimits(const DvrLimits &limits)
{
    m_limits = limits;
    keepLimits();
}

void DvrIndex::append(const DvrGop &gop)
{
    m_gops.push_back(gop);
    m_bytes += gop.length;
    keepLimits();
}

void DvrIndex::forgetFile(quint64 file)
{
    std::erase_if(m_gops, [this, file](const DvrGop &gop) {
        if (gop.file != file)
            return false;
        m_bytes -= gop.length;
        return true;
    });
}

void DvrIndex::clear()
{
    m_gops.clear();
    m_bytes = 0;
}

DvrIndex::Found DvrIndex::find(milliseconds time) const
{
    if (m_gops.empty() || time >= m_gops.back().endTime)
        return {Absence::NotYet, {}, {}};
    if (time < m_gops.front().time)
        return {Absence::Forgotten, {}, {}};
    const auto next = std::ranges::upper_bound(m_gops, time, {}, &DvrGop::time);
    const auto found = std::prev(next);
    if (next == m_gops.end())
        return {Absence::None, *found, std::nullopt};
    DvrGop gop = *found;
    gop.endTime = next->time; // who asks for what is at its end gets the next one
    return {Absence::None, gop, next->time};
}

milliseconds DvrIndex::from() const
{
    return m_gops.empty() ? milliseconds(0) : m_gops.front().time;
}

milliseconds DvrIndex::to() const
{
    return m_gops.empty() ? milliseconds(0) : m_gops.back().endTime;
}

std::optional<quint64> DvrIndex::oldestFile() const
{
    return m_gops.empty() ? std::nullopt : std::optional(m_gops.front().file);
}

std::optional<quint64> DvrIndex::oldestBlob() const
{
    return m_gops.empty() ? std::nullopt : std::optional(m_gops.front().blob);
}

void DvrIndex::forgetOldest()
{
    m_bytes -= m_gops.front().length;
    m_gops.pop_front();
}

/// What begins within the span stays whole.
void DvrIndex::keepLimits()
{
    while (!m_gops.empty() &&
           (m_bytes > m_limits.bytes || m_gops.back().endTime - m_gops.front().endTime >= m_limits.span))
        forgetOldest();
}

} // namespace lancast::dvr
