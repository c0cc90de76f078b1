// What the relay tells about itself: plain values, copied to everybody who asks.
#pragma once

#include "http/connection_status.h"
#include "output/dvr/dvr_status.h"
#include "output/icecast/icecast_status.h"
#include "output/recording/recording_status.h"
#include "stream/status.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace lancast::net {

enum class ClientRole { Publisher, Viewer, Player };

[[nodiscard]] QString toString(ClientRole role);

/// What a client reports of itself; empty until it has.
struct ClientReport
{
    std::optional<int> delayMs;
    std::optional<int> behindMs; ///< by a viewer that went back in the stream
    std::optional<int> stalls;
    std::optional<int> droppedFrames; ///< by a viewer: arrived but not shown; by a publisher: not recorded
};

/// What changes from one moment to the next while a client is in.
struct ClientFigures : ClientReport
{
    quint64 bytes = 0; ///< media bytes: received from a publisher, sent to the others
    qsizetype queuedBytes = 0;
    quint64 droppedChunks = 0;
    bool isLagging = false;
};

/// Of a viewer's connection over WebRTC.
struct WebRtcStatus
{
    quint64 lostPackets = 0;                ///< that it asked for again
    quint64 resentPackets = 0;              ///< of those, what was still there
    std::chrono::milliseconds roundTrip{0}; ///< 0: not known yet
};

struct ClientStatus : ClientFigures
{
    quint64 id = 0;
    ClientRole role = ClientRole::Viewer; ///< Player: /live.webm over plain HTTP
    QString address;
    quint16 port = 0;
    QString agent; ///< User-Agent, cleaned and shortened
    std::chrono::milliseconds connectedFor{0};
    std::optional<WebRtcStatus> webRtc; ///< empty: it gets chunks
};

struct StatusSnapshot : stream::StreamStatus
{
    qint64 bitsPerSecondOut = 0;
    std::optional<double> cpuShare; ///< of one core that the relay's threads take; empty in its first second
    qsizetype mediaLimitBytes = 0;
    ConnectionStatus connections;
    record::RecordingFileStatus recordingFile;
    dvr::DvrStatus rewind;
    icecast::IcecastStatus icecast;
    int viewers = 0; ///< viewers and players
    QList<ClientStatus> clients;
    quint64 totalBytesOut = 0;
    quint64 totalViewers = 0;
    quint64 totalDroppedChunks = 0; ///< of viewers and players, also of those who have left
    std::chrono::milliseconds uptime{0};
};

} // namespace lancast::net
