// Where the stream goes: whatever takes it, and the beginning that it gets.
#pragma once

#include "relay/chunk.h"
#include "webm/media.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lancast::relay {

/// The beginning of a stream with one configuration of tracks.
struct Blob
{
    quint64 id = 0;
    QByteArray mime;
    webm::Tracks tracks;
    QByteArray initSegment;
    std::vector<Chunk> chunks;          ///< what the GOP cache holds; shared with it
    std::chrono::nanoseconds origin{0}; ///< when, by the clock of `now`, its media time 0 was captured

    /// Bytes of the init segment and all payloads.
    [[nodiscard]] qsizetype size() const;
};

/// Whatever takes the stream: a viewer's sockets, a player over HTTP, a file.
class StreamSink
{
public:
    virtual ~StreamSink() = default;
    /// Start over with \a blob. Called at join (if there is a stream) and when the tracks' configuration
    /// changes.
    virtual void startBlob(const Blob &blob) = 0;
    virtual void deliver(const Chunk &chunk) = 0;
};

} // namespace lancast::relay
