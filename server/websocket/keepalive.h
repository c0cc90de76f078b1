// When a peer is to be pinged, and when it has to be given up.
#pragma once

#include "base/relay_clock.h"

#include <QtGlobal>

namespace lancast::net {

class Keepalive final
{
public:
    /// \a number: any of the connection's. Of connections that came together each tenth is pinged at another
    /// time: with thousands of them pings and answers would hold up a chunk.
    Keepalive(std::chrono::milliseconds interval, std::chrono::milliseconds deadline, unsigned number = 0)
        : m_interval(interval)
        , m_deadline(deadline)
        , m_sincePing(interval * (number % groups) / groups)
    {
    }

    enum class Verdict { Wait, Ping, Gone };

    /// \a elapsed: since the last call; \a pongs: counted from the beginning. A ping behind a full queue
    /// tells nothing: with \a isLineFree false none is asked for.
    [[nodiscard]] Verdict tick(RelayClock::Time elapsed, quint64 pongs, bool isLineFree)
    {
        if (pongs != m_pongs) {
            m_pongs = pongs;
            onSignOfLife();
        }
        if (m_isUnanswered)
            m_unansweredFor += elapsed;
        if (m_unansweredFor >= m_deadline)
            return Verdict::Gone;
        m_sincePing += elapsed;
        if (m_sincePing < m_interval || !isLineFree)
            return Verdict::Wait;
        m_sincePing = {};
        m_isUnanswered = true;
        return Verdict::Ping;
    }

    /// In place of the ping that was asked for.
    void onSignOfLife()
    {
        m_unansweredFor = {};
        m_isUnanswered = false;
    }

private:
    static constexpr unsigned groups = 10;

    const std::chrono::milliseconds m_interval;
    const std::chrono::milliseconds m_deadline;
    quint64 m_pongs = 0;
    bool m_isUnanswered = false;
    RelayClock::Time m_sincePing{0};
    RelayClock::Time m_unansweredFor{0}; ///< since the first ping without a pong
};

} // namespace lancast::net
