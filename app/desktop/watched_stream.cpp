#include "desktop/watched_stream.h"

#include <QHostAddress>

#include <algorithm>

namespace lancast::app {

namespace {

bool isGuest(const relay::ClientStatus &client)
{
    return client.role != relay::ClientRole::Publisher && !QHostAddress(client.address).isLoopback();
}

} // namespace

bool WatchedStream::hasFirstViewer(const relay::StatusSnapshot &status)
{
    using relay::StreamState;
    if (status.state == StreamState::Waiting || status.state == StreamState::Ended) {
        m_wasWatched = false;
        return false;
    }
    return !m_wasWatched && (m_wasWatched = std::ranges::any_of(status.clients, isGuest));
}

} // namespace lancast::app
