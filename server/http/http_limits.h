// The limits of connections and of the requests on them.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::net {

struct HttpLimits
{
    // Connections. The descriptor limit of the process wins, see ConnectionBudget.
    int maxConnections = 1024;
    int maxConnectionsPerAddress = 256; ///< a school class behind one router, with two for each page
    int maxUnupgradedPerAddress = 16;   ///< of those, still speaking HTTP; Chromium opens twelve over HTTPS

    // How often they may come. 32 browsers behind one address, with the 12 connections that each opens for a
    // page, are served at once; from then on two pages a second. A handshake costs half a millisecond.
    int maxConnectionsPerSecond = 50; ///< of one address, but for this machine itself; more are refused
    int maxConnectionBurst = 512;     ///< of one that has been silent
    // A proxy keeps its connections: of a guest behind it requests are what comes anew, 60 for a page.
    int maxForwardedRequestsPerSecond = 200; ///< of one visitor behind a trusted proxy; more are refused
    int maxForwardedRequestBurst = 2'048;
    int maxHandshakesPerSecond = 24; ///< TLS, of one address; more have to wait
    int maxHandshakeBurst = 384;
    int maxHandshakesOfAllPerSecond = 500; ///< a quarter of the relay's thread
    int maxHandshakeBurstOfAll = 1'000;
    qsizetype maxRatedAddresses = 4'096;

    // Requests.
    qsizetype maxHeadBytes = 16 * 1024;   ///< request line and all fields but the cookies
    qsizetype maxCookieBytes = 16 * 1024; ///< those of other services under the same name: they are not used
    qsizetype maxHeadFields = 64;
    qsizetype maxHeadLineBytes = 8 * 1024;
    qsizetype maxBodyBytes = 64 * 1024; ///< of POST; no other method has one
    std::chrono::milliseconds headDeadline{
        5'000};                                  ///< from its beginning to its end, a TLS handshake included
    std::chrono::milliseconds keepAlive{10'000}; ///< between an answer and the next request

    // Peers that are gone, or as good as gone.
    std::chrono::milliseconds progressDeadline{10'000}; ///< a viewer that takes nothing for so long is let go
    std::chrono::milliseconds closeDeadline{2'000};     ///< for the last bytes before a connection is aborted
};

} // namespace lancast::net
