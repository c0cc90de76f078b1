#include "desktop/watched_stream.h"

#include <QHostAddress>

#include <algorithm>

namespace lancast::app {

namespace {

bool isGuest(const net::ClientStatus &client)
{
    return client.role != net::ClientRole::Publisher && !QHostAddress(client.address).isLoopback();
}

} // namespace

bool WatchedStream::hasFirstViewer(const net::StatusSnapshot &status)
{
    using stream::StreamState;
    if (status.state == StreamState::Waiting || status.state == StreamState::Ended) {
        m_wasWatched = false;
        return false;
    }
    return !m_wasWatched && (m_wasWatched = std::ranges::any_of(status.clients, isGuest));
}

} // namespace lancast::app
