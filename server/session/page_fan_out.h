// The pages that watch what is live in one thread: each gets every chunk.
#pragma once

#include "stream/fan_out.h"
#include "websocket/socket_writer.h"

#include <map>
#include <vector>

namespace lancast::net {

class ViewerSession;

/// As stream::FanOut, of all feeds at once: each page gets those of one. What a chunk's usual way to a page
/// needs lies side by side here: a page is touched only where the kernel does not take all of a chunk at
/// once. Pages may join and leave from within their own callbacks.
class PageFanOut final
{
public:
    /// See stream::FanOut::join(). The page leaves before it ends.
    void join(ViewerSession &page, const stream::Burst &burst);
    void leave(ViewerSession &page);
    /// \a page, if it is in, goes over to the feed of \a head, which has no chunks, at that one's next sync
    /// point; until then it gets what it has got so far. The last word counts.
    void moveTo(ViewerSession &page, const stream::Burst &head);

    void begin(const stream::Burst &burst);
    void deliver(const stream::Chunk &chunk);
    /// So many chunks of \a feed do not come before its next one, which is a sync point.
    void skip(stream::FeedId feed, quint64 chunks);
    /// Has each page count what it was given, see Viewer::countMedia().
    void settle();

private:
    struct Line
    {
        DirectLine direct;
        ViewerSession *page = nullptr; ///< null: it left during a pass
        stream::FeedId feed;
        stream::FeedId wished; ///< from its next sync point on; mostly as \c feed
        stream::JoinPoint joinPoint = stream::JoinPoint::AtSyncPoint;
        qint64 unsettledBytes = 0; ///< of media
    };

    void makeRoom();
    void setJoinPoints(stream::FeedId feed, stream::JoinPoint joinPoint);
    void moveThoseThatWish(stream::FeedId feed);
    template<typename Action> void forEach(Action action);
    void removeLeft();
    void settle(Line &line);
    void deliverSlowly(Line &line, const stream::Chunk &chunk, qsizetype sent);

    std::vector<Line> m_lines;
    std::map<stream::FeedId, stream::Burst> m_heads; ///< of feeds that a page wished for
    int m_passes = 0;                                ///< over the lines, within each other
};

} // namespace lancast::net
