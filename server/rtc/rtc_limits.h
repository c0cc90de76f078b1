// The limits of viewers over WebRTC.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::rtc {

struct RtcLimits
{
    int maxPeers = 4'096;
    int maxPeersPerAddress = 64;
    /// Peers that have not shaken hands yet: each costs some memory, and a signature.
    int maxHandshakes = 256;
    int maxHandshakesPerAddress = 16;
    std::chrono::milliseconds handshakeDeadline{10'000}; ///< from the offer to the first encrypted packet
    /// A peer that answers no check for so long is gone; RFC 7675 has 30 s.
    std::chrono::milliseconds consentDeadline{10'000};
    int maxResentPerSecond = 500; ///< packets that one peer says it has lost
    int maxResentBurst = 500;
    /// A wish for a keyframe sooner after the same peer's last one counts for nothing: each costs everybody.
    std::chrono::milliseconds keyframeInterval{3'000};
    /// A keyframe's packets, and those of a beginning, leave in small groups.
    int packetsPerGroup = 16;
    std::chrono::milliseconds groupInterval{1};
};

} // namespace lancast::rtc
