// What takes the stream's frames: a feed for each form in which they leave.
#pragma once

#include "stream/status.h"
#include "webm/media.h"

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace lancast::stream {

/// The frames that follow are of these tracks.
struct StreamStart
{
    quint64 id = 0; ///< rises from start to start
    webm::Tracks tracks;
    std::chrono::nanoseconds origin{0}; ///< when, by the clock of `now`, the stream's time 0 was captured
};

/// Called in the order of the stream.
class FrameSink
{
public:
    virtual ~FrameSink() = default;
    virtual void start(const StreamStart &start) = 0;
    /// Rising times; track numbers are those of StreamStart::tracks. Nothing comes before start().
    virtual void add(std::vector<webm::Frame> frames) = 0;
    /// The same frames as add(), each as soon as it has its time: one track's come in their order, audio and
    /// video in none. For what does not interleave them.
    virtual void addUnordered(const std::vector<webm::Frame> &) {}
    /// Called at each change. After StreamState::Ended nothing comes before the next start().
    virtual void setState(StreamState state) = 0;
};

} // namespace lancast::stream
