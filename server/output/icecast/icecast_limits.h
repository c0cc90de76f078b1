// How long the output waits for an Icecast server, and how much it keeps for it.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::icecast {

struct IcecastLimits
{
    qsizetype maxQueuedBytes = 4 * 1024 * 1024; ///< of chunks that Icecast has not taken; over it chunks drop
    std::chrono::milliseconds answerDeadline{10'000}; ///< from opening a connection to Icecast's answer
    std::chrono::milliseconds stallDeadline{10'000};  ///< for Icecast to take some of what waits for it
    /// So long after the newest element an empty one follows: Icecast ends a source that is silent for 10 s,
    /// and the page asks other servers where one is silent for 700 ms (mount_link.js).
    std::chrono::milliseconds fillInterval{500};
    std::chrono::milliseconds firstPause{250}; ///< before the next try; doubles from try to try
    std::chrono::milliseconds longestPause{5'000};
    std::chrono::milliseconds refusedPause{15'000}; ///< after a wrong password: a person has to change it
    std::chrono::milliseconds workingTime{5'000};   ///< a connection that lasted so long worked
    /// One that lasted so long ended the trouble: the next one is told in the log. A server that ends every
    /// connection after a few seconds is in the log once.
    std::chrono::milliseconds steadyTime{60'000};
};

} // namespace lancast::icecast
