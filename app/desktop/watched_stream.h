// Notices in the relay's figures what a host who looks elsewhere wants to be told. Pure.
#pragma once

#include "session/status.h"

namespace lancast::app {

class WatchedStream final
{
public:
    /// True once for each stream: when its first guest is there. This machine's own views are no guests.
    [[nodiscard]] bool hasFirstViewer(const net::StatusSnapshot &status);

private:
    bool m_wasWatched = false; ///< in this stream
};

} // namespace lancast::app
