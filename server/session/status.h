// What the relay tells about itself: plain values, copied to everybody who asks.
#pragma once

#include "http/connection_status.h"
#include "record/recording_status.h"
#include "rewind/rewind_status.h"
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

struct ClientStatus : ClientReport
{
    quint64 id = 0;
    ClientRole role = ClientRole::Viewer; ///< Player: /live.webm over plain HTTP
    QString address;
    quint16 port = 0;
    QString agent; ///< User-Agent, cleaned and shortened
    std::chrono::milliseconds connectedFor{0};
    quint64 bytes = 0; ///< media bytes: received from a publisher, sent to the others
    qsizetype queuedBytes = 0;
    quint64 droppedChunks = 0;
    bool isLagging = false;
};

struct StatusSnapshot : stream::StreamStatus
{
    qint64 bitsPerSecondOut = 0;
    std::optional<double> cpuShare; ///< of one core that the relay's thread takes; empty in its first second
    qsizetype mediaLimitBytes = 0;
    ConnectionStatus connections;
    record::RecordingFileStatus recordingFile;
    rewind::RewindStatus rewind;
    int viewers = 0; ///< viewers and players
    QList<ClientStatus> clients;
    quint64 totalBytesOut = 0;
    quint64 totalViewers = 0;
    quint64 totalDroppedChunks = 0; ///< of viewers and players, also of those who have left
    std::chrono::milliseconds uptime{0};
};

} // namespace lancast::net
