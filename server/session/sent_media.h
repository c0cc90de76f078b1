// Media that viewers and players were given, all together.
#pragma once

#include "stream/rate_meter.h"

#include <utility>

namespace lancast::net {

class SentMedia final
{
public:
    using Time = stream::RateMeter::Time;

    /// Called for every chunk and viewer: no more than an addition.
    void add(qint64 bytes) { m_bytes += quint64(bytes); }
    [[nodiscard]] quint64 bytes() const { return m_bytes; }
    /// What was added since the last call counts as sent \a now: call it twice a second or so.
    void tick(Time now)
    {
        if (const quint64 bytes = m_bytes - std::exchange(m_meteredBytes, m_bytes); bytes > 0)
            m_rate.add(qint64(bytes), now);
    }
    [[nodiscard]] qint64 bitsPerSecond(Time now) const { return m_rate.bitsPerSecond(now); }

private:
    quint64 m_bytes = 0;
    quint64 m_meteredBytes = 0; ///< of these
    stream::RateMeter m_rate;
};

} // namespace lancast::net
