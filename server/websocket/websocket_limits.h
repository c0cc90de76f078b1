// The limits of every WebSocket connection.
#pragma once

#include "http/http_limits.h"

namespace lancast::net {

struct WebSocketLimits : HttpLimits
{
    qsizetype maxSocketReadBytes = 256 * 1024; ///< that wait between the kernel and the frame's checks
    std::chrono::milliseconds pingInterval{5'000};
    std::chrono::milliseconds pongDeadline{15'000};
    qsizetype maxQueuedBytesPerViewer = 4 * 1024 * 1024; ///< more than a second of any stream, a burst aside
};

} // namespace lancast::net
