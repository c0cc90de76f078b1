#include "dashboard/live_delays.h"

#include <utility>

namespace lancast::app {

net::StatusSnapshot LiveDelays::filter(net::StatusSnapshot status)
{
    using stream::StreamState;
    const bool isLive = status.state == StreamState::Live;
    if (isLive && std::exchange(m_wasBroken, false))
        m_liveSince = status.uptime;
    if (!isLive)
        m_wasBroken = status.state != StreamState::Waiting;
    // Another relay counts from 0.
    if (m_liveSince && (status.uptime < *m_liveSince || status.uptime - *m_liveSince >= settlingTime))
        m_liveSince.reset();
    if (!isLive || m_liveSince) {
        for (net::ClientStatus &client : status.clients)
            client.delayMs.reset();
    }
    return status;
}

} // namespace lancast::app
