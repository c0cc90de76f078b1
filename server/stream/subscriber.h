// What takes the stream in one form: a viewer's sockets, a player over HTTP, a recording.
#pragma once

#include "stream/chunk.h"
#include "stream/status.h"
#include "webm/media.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lancast::stream {

/// What a joining subscriber gets at once: the beginning of a stream with one configuration of tracks.
struct Burst
{
    quint64 id = 0; ///< rises from one configuration to the next
    QByteArray mime;
    webm::Tracks tracks;
    QByteArray initSegment;
    std::vector<Chunk> chunks;          ///< what the GOP cache holds; shared with it
    std::chrono::nanoseconds origin{0}; ///< when, by the clock of `now`, its media time 0 was captured
    FeedId feed{};

    /// False: nothing has begun, there is nothing to send.
    [[nodiscard]] bool hasStream() const { return !tracks.empty(); }
    /// Bytes of the init segment and all chunks.
    [[nodiscard]] qsizetype size() const;
};

/// Counts for itself what it has not passed on yet, and decides what it drops.
class Subscriber
{
public:
    virtual ~Subscriber() = default;
    /// Start over with \a burst. Called at join (if there is a stream) and when the tracks' configuration
    /// changes.
    virtual void begin(const Burst &burst) = 0;
    virtual void deliver(const Chunk &chunk) = 0;
    /// Called at each change, not at join.
    virtual void setStreamState(StreamState state) = 0;
};

} // namespace lancast::stream
