// Everybody who takes the stream, and who of them still waits for a sync point.
#pragma once

#include "relay/stream_sink.h"

#include <vector>

namespace lancast::relay {

/// Sinks may be added and removed from within their own callbacks.
class Seats final
{
public:
    enum class Start {
        Now,         ///< its beginning ends where the next chunk goes on
        AtSyncPoint, ///< it has got an init segment at most: nothing to go on from
    };

    void add(StreamSink &sink, Start start);
    void remove(const StreamSink &sink);

    /// Everybody starts over with \a blob, and then waits for a sync point.
    void startBlob(const Blob &blob);
    void deliver(const Chunk &chunk);

private:
    struct Seat
    {
        StreamSink *sink = nullptr;
        Start start = Start::AtSyncPoint;
    };

    void setStart(Start start);
    template<typename Action> void forEach(Action action);

    std::vector<Seat> m_seats; ///< without a sink: it was removed while they are gone through
    int m_passes = 0;          ///< through them, within each other
};

} // namespace lancast::relay
