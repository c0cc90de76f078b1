#include "session/ended_visits.h"

#include <algorithm>

namespace lancast::net {

void EndedVisits::add(const QByteArray &visitor, Time now)
{
    m_endedAt.insert(visitor, now);
    if (m_endedAt.size() > maxVisits)
        m_endedAt.erase(std::min_element(m_endedAt.begin(), m_endedAt.end()));
}

bool EndedVisits::contains(const QByteArray &visitor, Time now) const
{
    const auto endedAt = m_endedAt.constFind(visitor);
    return endedAt != m_endedAt.constEnd() && now - *endedAt < memory;
}

} // namespace lancast::net
