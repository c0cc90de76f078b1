// Every limit of the front door and the sessions behind it, in one value.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::net {

struct RelayLimits
{
    qsizetype maxHeadBytes = 16 * 1024; ///< request line and all fields
    qsizetype maxHeadFields = 64;
    qsizetype maxHeadLineBytes = 8 * 1024;
    std::chrono::milliseconds headDeadline{5'000};
    std::chrono::milliseconds keepAlive{10'000};
    int maxConnections = 1024;

    quint64 maxPublisherMessageBytes = 16 * 1024 * 1024;
    quint64 maxViewerMessageBytes = 64 * 1024;
    qsizetype maxQueuedBytesPerViewer = 4 * 1024 * 1024; ///< more than a second of any stream, a burst aside
    std::chrono::milliseconds pairDeadline{10'000};      ///< for the second socket of a viewer
    std::chrono::milliseconds progressDeadline{10'000}; ///< a viewer that takes nothing for so long is let go
    std::chrono::milliseconds closeDeadline{2'000};     ///< for the last bytes before a connection is aborted
    std::chrono::milliseconds publisherHold{10'000};    ///< a lost publisher is waited for
    int maxViewers = 0;                                 ///< 0: no limit of its own
};

} // namespace lancast::net
