// Media that viewers and players were given, all together.
#pragma once

#include "relay/rate_meter.h"

namespace lancast::net {

class SentMedia final
{
public:
    using Time = relay::RateMeter::Time;

    void add(qint64 bytes, Time now)
    {
        m_bytes += quint64(bytes);
        m_rate.add(bytes, now);
    }

    [[nodiscard]] quint64 bytes() const { return m_bytes; }
    [[nodiscard]] qint64 bitsPerSecond(Time now) const { return m_rate.bitsPerSecond(now); }

private:
    quint64 m_bytes = 0;
    relay::RateMeter m_rate;
};

} // namespace lancast::net
