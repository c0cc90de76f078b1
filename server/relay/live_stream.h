// The one endless stream: recordings in, chunks out to every sink.
#pragma once

#include "relay/chunk.h"
#include "relay/gop_cache.h"
#include "relay/interleaver.h"
#include "relay/live_timeline.h"
#include "relay/rate_meter.h"
#include "relay/status.h"
#include "relay/steady_sound.h"
#include "relay/viewer_queue.h"
#include "webm/chunk_muxer.h"
#include "webm/demuxer.h"

#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace lancast::relay {

/// The beginning of a stream with one configuration of tracks.
struct Blob
{
    quint64 id = 0;
    QByteArray mime;
    QByteArray bytes;             ///< init segment, and what the GOP cache holds
    LiveTimeline::Time origin{0}; ///< when, by the clock of `now`, its media time 0 was captured
};

/// Whatever takes the stream: a viewer's sockets, a player over HTTP, a file.
class StreamSink
{
public:
    virtual ~StreamSink() = default;
    /// Start over with \a blob. Called at join (if there is a stream) and when the tracks' configuration
    /// changes.
    virtual void startBlob(const Blob &blob) = 0;
    virtual Delivery deliver(const Chunk &chunk) = 0;
};

struct StreamOptions
{
    GopCacheLimits gopCache;
    webm::DemuxLimits demuxer;
    webm::InitSegmentOptions initSegment;
    /// Recordings that may be open at once; more than two overlap only if a publisher restarts faster than it
    /// ends.
    qsizetype maxOpenRecordings = 4;
    std::chrono::nanoseconds publisherHold = std::chrono::seconds(10); ///< a lost publisher is waited for
};

/// All calls with `now` take the same steady clock. Sinks may join and leave from within their own callbacks.
class LiveStream final
{
public:
    using Time = LiveTimeline::Time;

    explicit LiveStream(const StreamOptions &options = {});

    /// Called at each change of state(), from within the call that caused it.
    void onStateChanged(std::function<void(StreamState)> callback) { m_stateChanged = std::move(callback); }

    /// Ids rise for as long as the stream goes on, also from one publisher to the next.
    void startRecording(quint64 id, std::optional<Time> startedAt);
    /// Takes the next piece of a started recording; pieces of unknown or ended ones are ignored.
    /// An empty answer, or the sentence that tells the publisher why its bytes are refused.
    [[nodiscard]] QString publish(quint64 id, QByteArrayView piece, Time now);
    void endRecording(quint64 id);

    void setPaused(bool isPaused);
    /// The publisher's connection is gone; unless it ended the stream, that waits for it.
    void publisherLost(Time now);
    /// The host stopped: the next recording starts a new stream.
    void end();
    /// Ends a stream whose publisher did not come back in time. Call about once a second.
    void tick(Time now);

    /// Init segment and GOP cache at once (if there is a stream), then every chunk.
    void join(StreamSink &sink);
    void leave(StreamSink &sink);

    [[nodiscard]] StreamState state() const { return m_state; }
    /// The stream's part of the status; who is connected is added by the one who knows.
    [[nodiscard]] StatusSnapshot snapshot(Time now) const;

private:
    struct Recording
    {
        explicit Recording(const webm::DemuxLimits &limits)
            : demuxer(limits)
        {
        }

        webm::Demuxer demuxer;
        std::optional<Time> startedAt;
        webm::Tracks tracks; ///< as relayed; empty until the demuxer has them
        std::vector<webm::Track> sourceTracks;
        bool awaitsPicture = false;           ///< has video, but its first keyframe has not come
        std::deque<webm::Block> waitingSound; ///< goes out with that keyframe, if it was not heard by then
        qsizetype waitingBytes = 0;

        void wait(webm::Block sound);
    };

    struct Seat
    {
        StreamSink *sink = nullptr;
        bool waitsForSyncPoint = true; ///< has got an init segment, but nothing to go on from
    };

    [[nodiscard]] webm::DemuxError feed(quint64 id, Recording &recording, QByteArrayView slice, Time now);
    void accept(quint64 id, Recording &recording, std::vector<webm::Block> blocks, Time now);
    [[nodiscard]] bool place(quint64 id, const Recording &recording, webm::Block &block, Time now);
    void placeOpus(quint64 id, webm::Block block, Time now);
    [[nodiscard]] Time releaseLimit() const;
    void relayBlocks(const std::vector<webm::Block> &blocks, Time now);
    void startBlob(const webm::Tracks &tracks, Time now);
    [[nodiscard]] Blob blob() const;
    void deliver(const Chunk &chunk, Time now);
    void setState(StreamState state);

    StreamOptions m_options;
    std::function<void(StreamState)> m_stateChanged;
    StreamState m_state = StreamState::Waiting;
    LiveTimeline m_timeline;
    SteadySound m_sound;
    std::optional<Time> m_soundEnd; ///< of what was placed
    Interleaver m_interleaver;
    std::optional<quint64> m_soundRecording; ///< whose sound went out last
    std::map<quint64, Recording> m_recordings;
    std::optional<webm::ChunkMuxer> m_muxer;
    QByteArray m_initSegment;
    GopCache m_gopCache;
    quint64 m_blobId = 0;
    std::vector<Seat> m_seats;
    std::optional<Time> m_liveSince;
    std::optional<Time> m_lostAt;
    Time m_lastPublished{0};
    RateMeter m_rateIn;
    RateMeter m_rateOut;
    quint64 m_totalBytesIn = 0;
    quint64 m_totalBytesOut = 0;
    quint64 m_totalRecordings = 0;
};

} // namespace lancast::relay
