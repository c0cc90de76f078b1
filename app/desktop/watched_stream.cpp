#include "desktop/watched_stream.h"

#include <QHostAddress>

#include <algorithm>

namespace lancast::app {

namespace {

bool isGuest(const stream::ClientStatus &client)
{
    return client.role != stream::ClientRole::Publisher && !QHostAddress(client.address).isLoopback();
}

} // namespace

bool WatchedStream::hasFirstViewer(const stream::StatusSnapshot &status)
{
    using stream::StreamState;
    if (status.state == StreamState::Waiting || status.state == StreamState::Ended) {
        m_wasWatched = false;
        return false;
    }
    return !m_wasWatched && (m_wasWatched = std::ranges::any_of(status.clients, isGuest));
}

} // namespace lancast::app
