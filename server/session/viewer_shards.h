// All shards of one room: what concerns every viewer goes to each of them.
#pragma once

#include "session/viewer_shard.h"
#include "stream/subscriber.h"

#include <atomic>
#include <map>
#include <memory>
#include <vector>

class QThread;

namespace lancast::net {

/// Lives in the relay's thread, with the first of its shards; the others have threads of their own. Pages
/// move to one of them once they have both of their connections, with these; all other viewers stay.
class ViewerShards final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    /// \a threads: of the further shards; they run for as long as this object lives. One that does not keep
    /// up gets nothing over \a maxWaitingBytes, up to the next sync point.
    ViewerShards(const std::vector<QThread *> &threads, qsizetype maxWaitingBytes);
    /// The shards of other threads are deleted in these, later.
    ~ViewerShards() override;

    /// That of the relay's thread.
    [[nodiscard]] ViewerShard &own() { return *m_shards.front().shard; }
    [[nodiscard]] ViewerShard &at(std::size_t shard) { return *m_shards[shard].shard; }
    /// Moves \a page, of own(), to the shard with the fewest, where it continues the stream from \a burst.
    /// Returns the shard's number; nothing of this thread may touch the page any more.
    std::size_t place(ViewerSession *page, stream::Burst burst);
    /// \a page, of \a shard, continues the stream from \a burst.
    void join(std::size_t shard, quint64 page, stream::Burst burst);
    /// A page of \a shard that was placed there is no more.
    void leave(std::size_t shard) { --m_shards[shard].pages; }

    template<typename Action> void postToAll(const Action &action)
    {
        for (Line &line : m_shards)
            line.shard->post(action);
    }
    /// Of all, see Viewer::heldBytes().
    [[nodiscard]] qsizetype heldBytes() const;
    /// Media that those who are in were given.
    [[nodiscard]] quint64 sentBytes() const;
    /// Ends the one with most in its queue. False if nobody has anything, or as long as awaitsAbort().
    [[nodiscard]] bool abortLargestQueue();
    /// Another thread was told to, and has not reported() what that has changed.
    [[nodiscard]] bool awaitsAbort() const { return m_awaitsAbort; }
    /// See ViewerShard::tick().
    void tick(RelayClock::Time elapsed);
    /// Of own() as it is now, of others as they told last, after a tick.
    [[nodiscard]] ShardReport report(std::size_t shard) const;
    [[nodiscard]] std::size_t count() const { return m_shards.size(); }

    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// Nothing: the registry tells all pages, with how many they are.
    void setStreamState(stream::StreamState) override {}

signals:
    /// A shard of another thread did.
    void reported();
    void wantsLive(std::size_t shard, quint64 page);
    void viewerFinished(quint64 id, const lancast::net::ClientFigures &figures);

private:
    using Bytes = std::atomic<qsizetype>;
    using SharedChunk = std::shared_ptr<const stream::Chunk>;

    struct Line
    {
        ViewerShard *shard = nullptr;
        int pages = 0; ///< that were placed there
        ShardReport report;
        std::shared_ptr<Bytes> waitingBytes = std::make_shared<Bytes>(0); ///< posted, not yet delivered
        /// Of feeds that are left out up to their next sync point: chunks that the pages have not been told
        /// of.
        std::map<stream::FeedId, quint64> skipped;
    };

    void connectShard(std::size_t number);
    void post(Line &line, const SharedChunk &chunk) const;
    static void tellSkipped(Line &line, stream::FeedId feed);

    const qsizetype m_maxWaitingBytes;
    std::vector<Line> m_shards;
    bool m_awaitsAbort = false;
};

} // namespace lancast::net
