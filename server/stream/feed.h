// The stream in each of its forms: its chunks, what a joining subscriber needs of the past, all subscribers.
#pragma once

#include "stream/fan_out.h"
#include "stream/frame_sink.h"
#include "stream/gop_cache.h"
#include "stream/memory_accountant.h"
#include "stream/packager.h"

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace lancast::stream {

/// One form. Subscribers may join and leave from within their own callbacks.
class Feed final : public FrameSink
{
public:
    /// WebM.
    explicit Feed(const GopCacheLimits &gopCache = {}, const webm::InitSegmentOptions &initSegment = {});
    explicit Feed(std::unique_ptr<Packager> packager, const GopCacheLimits &gopCache = {}, FeedId id = {});

    /// Everybody starts over.
    void start(const StreamStart &start) override;
    void add(std::vector<webm::Frame> frames) override;
    /// A subscriber that joins after the end waits for the next start.
    void setState(StreamState state) override;

    /// Init segment and GOP cache at once (if there is media), then every chunk.
    void join(Subscriber &subscriber);
    void leave(Subscriber &subscriber);
    /// What one that joins now begins with: for those that get the chunks by a subscriber that passes them
    /// on.
    [[nodiscard]] Burst burst() const;
    /// As burst(), without chunks: for those that wait for a sync point.
    [[nodiscard]] Burst head() const;

    [[nodiscard]] bool hasMedia() const { return !m_start.tracks.empty(); }
    /// Counts the bytes of chunks that are held anywhere.
    [[nodiscard]] MemoryAccountant &memory() { return m_memory; }
    [[nodiscard]] const MemoryAccountant &memory() const { return m_memory; }
    /// What it is made of, and the GOP cache.
    void appendTo(StreamStatus &status) const;

private:
    const FeedId m_id;
    std::unique_ptr<Packager> m_packager;
    MemoryAccountant m_memory;
    GopCache m_gopCache;
    StreamStart m_start; ///< without tracks: nothing is to be had
    StreamHead m_head;
    FanOut m_fanOut;
};

/// All forms in which one stream leaves: a feed for each encoding and container format.
class Feeds final
{
public:
    /// The main encoding in WebM is there from the beginning.
    explicit Feeds(const GopCacheLimits &gopCache = {});
    ~Feeds();
    Q_DISABLE_COPY_MOVE(Feeds)

    /// Before the first frame of its encoding. It stays; nothing happens if there is one of that id.
    Feed &add(FeedId id, std::unique_ptr<Packager> packager);
    [[nodiscard]] Feed &main() const { return *m_feeds.at({}); }
    /// Null if there is none.
    [[nodiscard]] Feed *find(FeedId id) const;
    /// \a sink, which outlives this object, takes the frames of one encoding as its feeds do. Before the
    /// first one.
    void addSink(EncodingId id, FrameSink &sink);
    /// Takes the frames of one encoding, for all feeds of it.
    [[nodiscard]] FrameSink &encoding(EncodingId id);

    /// As Feed::join(), of all feeds, also of those that are added later; FeedId tells them apart.
    void joinAll(Subscriber &subscriber);
    void leaveAll(Subscriber &subscriber);

    /// Bytes of chunks that are held anywhere.
    [[nodiscard]] qsizetype heldBytes() const;
    /// As Feed::appendTo(), of the main one; memory is that of all.
    void appendTo(StreamStatus &status) const;

private:
    class Encoding;

    const GopCacheLimits m_gopCache;
    std::map<FeedId, std::unique_ptr<Feed>> m_feeds;
    std::map<EncodingId, std::unique_ptr<Encoding>> m_encodings;
    std::vector<Subscriber *> m_everywhere;
};

} // namespace lancast::stream
