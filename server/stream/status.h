// The state of a stream and its figures: plain values.
#pragma once

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

[[nodiscard]] inline double toSeconds(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000;
}

struct StreamStatus
{
    StreamState state = StreamState::Waiting;
    std::chrono::milliseconds liveFor{0}; ///< 0 unless live, paused or reconnecting
    QString mime;                         ///< with codecs; empty before the first stream
    int width = 0;                        ///< pixels; 0 without video
    int height = 0;
    qint64 bitsPerSecondIn = 0;
    double framesPerSecond = 0; ///< video frames that the publisher sends
    /// How old the newest video frame was when it came, by the publisher's word for when it began; empty
    /// without video.
    std::optional<std::chrono::milliseconds> frameAge;
    qsizetype gopCacheBytes = 0;
    qsizetype gopCacheLimitBytes = 0;
    std::chrono::milliseconds gopCacheSpan{0};
    qsizetype mediaBytes = 0; ///< of media that the process holds, shared bytes once
    quint64 totalBytesIn = 0;
    quint64 encoderRuns = 0; ///< since the start
};

} // namespace lancast::stream
