// Tells a peer that takes nothing any more from a slow one.
#pragma once

#include "net/relay_clock.h"

#include <QtGlobal>

namespace lancast::net {

class ProgressWatch final
{
public:
    ProgressWatch(std::chrono::milliseconds deadline, RelayClock::Time now)
        : m_deadline(deadline)
        , m_movedAt(now)
    {
    }

    /// True if bytes have been waiting for longer than the deadline and none of them has left. Call it about
    /// once a second; \a sentBytes counts from the beginning.
    [[nodiscard]] bool isStuck(quint64 sentBytes, qsizetype queuedBytes, RelayClock::Time now)
    {
        if (sentBytes != m_sentBytes || queuedBytes == 0) {
            m_sentBytes = sentBytes;
            m_movedAt = now;
        }
        return now - m_movedAt > m_deadline;
    }

private:
    const std::chrono::milliseconds m_deadline;
    quint64 m_sentBytes = 0;
    RelayClock::Time m_movedAt; ///< when it last sent something, or had nothing to send
};

} // namespace lancast::net
