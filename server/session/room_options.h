// What a room is made with.
#pragma once

#include "auth/access_options.h"
#include "auth/auth_throttle.h"
#include "output/dvr/dvr_options.h"
#include "output/icecast/icecast_limits.h"
#include "output/recording/recording_file_limits.h"
#include "rtc/rtc_limits.h"
#include "websocket/websocket_limits.h"

namespace lancast::net {

/// Every limit of the relay: of connections and requests, WebSockets, WebRTC, guesses, and sessions.
struct RelayLimits : WebSocketLimits, AuthThrottles, rtc::RtcLimits
{
    /// Viewers of one address with one of their two connections: a class that opens the page together.
    int maxIncompletePerAddress = 64;

    // What a WebSocket may bring.
    qsizetype maxPublisherMessageBytes = 16 * 1024 * 1024;
    qsizetype maxViewerMessageBytes = 64 * 1024;
    qsizetype maxPublisherTextBytes = 64 * 1024; ///< a control message, beside media on the same channel
    std::chrono::milliseconds messageDeadline{20'000}; ///< from a message's first byte to its last
    int maxControlFramesPerSecond = 20;
    int maxViewerMessagesPerSecond = 50;           ///< twice as many at once; the page sends some three
    qsizetype maxViewerBytesPerSecond = 16 * 1024; ///< frame headers included; a report has 150 bytes
    qsizetype maxViewerByteBurst = 128 * 1024;     ///< what may come at once after a silence

    // Peers that are gone, or as good as gone.
    std::chrono::milliseconds pairDeadline{10'000};  ///< for the second socket of a viewer
    std::chrono::milliseconds publisherHold{10'000}; ///< a lost publisher is waited for

    // Media.
    qsizetype maxSeedBufferBytes = 64'000'000;           ///< what one who comes late to the seed's ports gets
    qsizetype maxQueuedBytesPerSeedViewer = 80'000'000;  ///< that buffer, and a message behind it
    qsizetype maxQueuedBytesPerShard = 16 * 1024 * 1024; ///< between the relay's thread and another one
    qsizetype maxMediaBytes = 256'000'000;               ///< of all media that the process holds
};

struct RoomOptions : AccessOptions
{
    int maxViewers = 0; ///< 0: no limit of its own
    RelayLimits limits;
    record::RecordingFileLimits recording{};
    dvr::DvrOptions rewind;
    icecast::IcecastLimits icecastLimits{};
};

} // namespace lancast::net
