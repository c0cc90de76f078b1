// Every limit of the front door and the sessions behind it, in one value.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::net {

struct RelayLimits
{
    // Connections. The descriptor limit of the process wins, see ConnectionBudget.
    int maxConnections = 1024;
    int maxConnectionsPerAddress = 256; ///< a school class behind one router, with two for each page
    int maxUnupgradedPerAddress = 16;   ///< of those, still speaking HTTP; Chromium opens twelve over HTTPS

    /// Viewers of one address with one of their two connections: a class that opens the page together.
    int maxIncompletePerAddress = 64;

    // How often they may come. 32 browsers behind one address, with the 12 connections that each opens for a
    // page, are served at once; from then on two pages a second. A handshake costs half a millisecond.
    int maxConnectionsPerSecond = 50; ///< of one address, but for this machine itself; more are refused
    int maxConnectionBurst = 512;     ///< of one that has been silent
    int maxHandshakesPerSecond = 24;  ///< TLS, of one address; more have to wait
    int maxHandshakeBurst = 384;
    int maxHandshakesOfAllPerSecond = 500; ///< a quarter of the relay's thread
    int maxHandshakeBurstOfAll = 1'000;
    qsizetype maxRatedAddresses = 4'096;

    // Requests.
    qsizetype maxHeadBytes = 16 * 1024;   ///< request line and all fields but the cookies
    qsizetype maxCookieBytes = 16 * 1024; ///< those of other services under the same name: they are not used
    qsizetype maxHeadFields = 64;
    qsizetype maxHeadLineBytes = 8 * 1024;
    std::chrono::milliseconds headDeadline{
        5'000};                                  ///< from its beginning to its end, a TLS handshake included
    std::chrono::milliseconds keepAlive{10'000}; ///< between an answer and the next request

    // What a WebSocket may bring.
    qsizetype maxPublisherMessageBytes = 16 * 1024 * 1024;
    qsizetype maxViewerMessageBytes = 64 * 1024;
    qsizetype maxPublisherTextBytes = 64 * 1024; ///< a control message, beside media on the same channel
    std::chrono::milliseconds messageDeadline{20'000}; ///< from a message's first byte to its last
    int maxControlFramesPerSecond = 20;
    int maxViewerMessagesPerSecond = 50;           ///< twice as many at once; the page sends some three
    qsizetype maxSocketReadBytes = 256 * 1024;     ///< that wait between the kernel and the frame's checks
    qsizetype maxViewerBytesPerSecond = 16 * 1024; ///< frame headers included; a report has 150 bytes
    qsizetype maxViewerByteBurst = 128 * 1024;     ///< what may come at once after a silence

    // Peers that are gone, or as good as gone.
    std::chrono::milliseconds pingInterval{5'000};
    std::chrono::milliseconds pongDeadline{15'000};
    std::chrono::milliseconds pairDeadline{10'000};     ///< for the second socket of a viewer
    std::chrono::milliseconds progressDeadline{10'000}; ///< a viewer that takes nothing for so long is let go
    std::chrono::milliseconds closeDeadline{2'000};     ///< for the last bytes before a connection is aborted
    std::chrono::milliseconds publisherHold{10'000};    ///< a lost publisher is waited for

    // Media.
    qsizetype maxQueuedBytesPerViewer = 4 * 1024 * 1024; ///< more than a second of any stream, a burst aside
    qsizetype maxSeedBufferBytes = 64'000'000;           ///< what one who comes late to the seed's ports gets
    qsizetype maxQueuedBytesPerSeedViewer = 80'000'000;  ///< that buffer, and a message behind it
    qsizetype maxMediaBytes = 256'000'000;               ///< of all media that the process holds

    // Passcodes.
    int maxPasscodeFailures = 10; ///< of one address within a minute, before it has to pause
    std::chrono::milliseconds passcodePause{60'000}; ///< the first time; doubles each time
    std::chrono::milliseconds longestPasscodePause{900'000};
};

} // namespace lancast::net
