// What the relay tells about itself: plain values, copied to whoever asks.
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace lancast::stream {

enum class StreamState {
    Waiting, ///< nobody has published since the start
    Live,
    Paused,       ///< the host paused
    Reconnecting, ///< the publisher was lost; the stream is kept for a while
    Ended,        ///< the host stopped
};

/// The word for \a state in the protocol: "waiting", "live", "paused", "reconnecting", "ended".
[[nodiscard]] QString toString(StreamState state);

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

/// Of the file that the stream is written to while the host records it.
enum class RecordingFileState {
    Off,
    Waiting, ///< for the stream to be live
    Writing,
    Failed, ///< it was ended before the host's word, see RecordingTrouble; what was written is playable
};

enum class RecordingTrouble {
    None,
    LowSpace, ///< under ten minutes are left; writing goes on
    DiskFull,
    CannotWrite,
    TooSlow, ///< the disk: parts are missing; writing goes on
};

/// The words in the status: "off", "waiting", "writing", "failed"; "none", "lowSpace", "diskFull",
/// "cannotWrite", "tooSlow".
[[nodiscard]] QString toString(RecordingFileState state);
[[nodiscard]] QString toString(RecordingTrouble trouble);
[[nodiscard]] inline double toSeconds(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000;
}

struct RecordingFileStatus
{
    RecordingFileState state = RecordingFileState::Off;
    QString path; ///< of the newest file; empty before the first
    std::chrono::milliseconds length{0};
    qint64 bytes = 0;
    std::optional<std::chrono::seconds> timeLeft; ///< until the disk is full, at the present rate
    RecordingTrouble trouble = RecordingTrouble::None;
    QString detail; ///< the system's words about a failure; may be empty
};

/// What viewers can go back to.
struct RewindStatus
{
    std::chrono::milliseconds span{0};  ///< that is kept now
    std::chrono::milliseconds limit{0}; ///< 0: switched off
    qint64 bytes = 0;                   ///< on disk
};

/// The connections of all clients, and what their limits did.
struct ConnectionStatus
{
    int open = 0;
    int limit = 0;                 ///< of all together
    int limitPerAddress = 0;       ///< guests behind one router share an address
    quint64 refusedForAddress = 0; ///< since the start: their address had as many as it may
    bool isAddressFull = false;    ///< one was refused for that within the last minute
    QString fullAddress;           ///< its address; empty unless isAddressFull
};

struct StatusSnapshot
{
    StreamState state = StreamState::Waiting;
    std::chrono::milliseconds liveFor{0}; ///< 0 unless live, paused or reconnecting
    QString mime;                         ///< with codecs; empty before the first stream
    int width = 0;                        ///< pixels; 0 without video
    int height = 0;
    qint64 bitsPerSecondIn = 0;
    qint64 bitsPerSecondOut = 0;
    double framesPerSecond = 0; ///< video frames that the publisher sends
    /// How old the newest video frame was when it came, by the publisher's word for when it began; empty
    /// without video.
    std::optional<std::chrono::milliseconds> frameAge;
    std::optional<double> cpuShare; ///< of one core that the relay's thread takes; empty in its first second
    qsizetype gopCacheBytes = 0;
    qsizetype gopCacheLimitBytes = 0;
    std::chrono::milliseconds gopCacheSpan{0};
    qsizetype mediaBytes = 0; ///< of media that the process holds, shared bytes once
    qsizetype mediaLimitBytes = 0;
    ConnectionStatus connections;
    RecordingFileStatus recordingFile;
    RewindStatus rewind;
    int viewers = 0; ///< viewers and players
    QList<ClientStatus> clients;
    quint64 totalBytesIn = 0;
    quint64 totalBytesOut = 0;
    quint64 totalViewers = 0;
    quint64 totalDroppedChunks = 0; ///< of viewers and players, also of those who have left
    quint64 encoderRuns = 0;        ///< since the start
    std::chrono::milliseconds uptime{0};
};

} // namespace lancast::stream
