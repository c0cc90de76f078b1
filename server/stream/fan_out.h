// A feed's subscribers, and which of them still wait for a sync point.
#pragma once

#include "stream/subscriber.h"

#include <vector>

namespace lancast::stream {

/// Where a subscriber's chunks begin.
enum class JoinPoint {
    Now,         ///< its burst ends where the next chunk continues
    AtSyncPoint, ///< it has an init segment at most: nothing to continue from
};

/// Of a subscriber that begins with \a burst.
[[nodiscard]] inline JoinPoint joinPointOf(const Burst &burst)
{
    return burst.chunks.empty() ? JoinPoint::AtSyncPoint : JoinPoint::Now;
}

/// Subscribers may be added and removed from within their own callbacks.
class FanOut final
{
public:
    void add(Subscriber &subscriber, JoinPoint joinPoint);
    /// Begins with \a burst, if there is a stream, and continues it with the chunk that is delivered next.
    void join(Subscriber &subscriber, const Burst &burst);
    void remove(const Subscriber &subscriber);

    /// Everybody starts over with \a burst, and then waits for a sync point.
    void begin(const Burst &burst);
    void deliver(const Chunk &chunk);
    void setStreamState(StreamState state);

private:
    struct Entry
    {
        Subscriber *subscriber = nullptr;
        JoinPoint joinPoint = JoinPoint::AtSyncPoint;
    };

    void setJoinPoints(JoinPoint joinPoint);
    template<typename Action> void forEach(Action action);

    std::vector<Entry> m_entries; ///< without a subscriber: it was removed during a pass
    int m_passes = 0;             ///< over the entries, within each other
};

} // namespace lancast::stream
