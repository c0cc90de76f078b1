// Tells a peer that takes nothing any more from a slow one.
#pragma once

#include "base/relay_clock.h"

#include <QtGlobal>

namespace lancast::net {

class SendStallDetector final
{
public:
    explicit SendStallDetector(std::chrono::milliseconds deadline)
        : m_deadline(deadline)
    {
    }

    /// True if bytes have been waiting for the deadline and none of them has left. \a elapsed: since the last
    /// call; \a sentBytes counts from the beginning.
    [[nodiscard]] bool isStuck(quint64 sentBytes, qsizetype queuedBytes, RelayClock::Time elapsed)
    {
        const bool isStill = sentBytes == m_sentBytes && queuedBytes > 0;
        m_sentBytes = sentBytes;
        m_stillFor = isStill ? m_stillFor + elapsed : RelayClock::Time(0);
        return m_stillFor >= m_deadline;
    }

private:
    const std::chrono::milliseconds m_deadline;
    quint64 m_sentBytes = 0;
    RelayClock::Time m_stillFor{0};
};

} // namespace lancast::net
