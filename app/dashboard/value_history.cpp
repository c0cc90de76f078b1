#include "dashboard/value_history.h"

#include <algorithm>

namespace lancast::app {

namespace {

constexpr std::chrono::seconds step{1};

} // namespace

void ValueHistory::add(std::optional<double> value, Time now)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (m_newest && second < *m_newest)
        return;
    // What was skipped is a hole; more than the whole length is one, too.
    const auto firstNew = m_newest ? std::max(*m_newest + step, second - (length - 1) * step) : second;
    for (auto skipped = firstNew; skipped <= second; skipped += step)
        m_values[slotOf(skipped)] = std::nullopt;
    m_newest = second;
    m_values[slotOf(second)] = value;
}

bool ValueHistory::takeNews()
{
    if (m_told == m_newest)
        return false;
    m_told = m_newest;
    return true;
}

std::optional<double> ValueHistory::at(int secondsAgo) const
{
    if (!m_newest || secondsAgo < 0 || secondsAgo >= length)
        return std::nullopt;
    return m_values[slotOf(*m_newest - secondsAgo * step)];
}

std::optional<double> ValueHistory::highest() const
{
    // An empty one is less than any value.
    return *std::ranges::max_element(m_values);
}

size_t ValueHistory::slotOf(std::chrono::seconds second)
{
    const auto slot = second.count() % length;
    return size_t(slot < 0 ? slot + length : slot);
}

} // namespace lancast::app
