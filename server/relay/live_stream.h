// The one endless stream: recordings in, chunks out to every sink.
#pragma once

#include "relay/gop_cache.h"
#include "relay/interleaver.h"
#include "relay/live_timeline.h"
#include "relay/open_recording.h"
#include "relay/rate_meter.h"
#include "relay/seats.h"
#include "relay/status.h"
#include "relay/steady_sound.h"
#include "relay/stream_sink.h"
#include "relay/token_bucket.h"
#include "webm/chunk_muxer.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace lancast::relay {

struct StreamOptions
{
    GopCacheLimits gopCache;
    webm::DemuxLimits demuxer;
    webm::InitSegmentOptions initSegment;
    /// Recordings that may be open at once; more than two overlap only if a publisher restarts faster than it
    /// ends.
    qsizetype maxOpenRecordings = 4;
    /// Several times what recorders make: a frame of one byte costs the relay, and each viewer that lags,
    /// over a hundred.
    qint64 maxFramesPerSecond = 2'000;
    qint64 maxFrameBurst = 20'000; ///< what may have piled up while the relay or the network stood still
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
    void startRecording(quint64 id, std::optional<Time> startedAt,
                        LiveTimeline::StartWord word = LiveTimeline::StartWord::Told);
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
    /// Pictures that the publisher sends; 0 as long as that is unknown.
    [[nodiscard]] double framesPerSecond(Time now) const { return m_frameRate.perSecond(now); }
    /// For who holds media of it elsewhere; mediaBytes() counts that, too.
    [[nodiscard]] MediaMemory &memory() { return m_memory; }
    /// What it and all its sinks hold of it, and what has come of blocks that are not whole yet.
    [[nodiscard]] qsizetype mediaBytes() const;
    /// The stream's part of the status; who is connected is added by the one who knows.
    [[nodiscard]] StatusSnapshot snapshot(Time now) const;

private:
    [[nodiscard]] QString feed(quint64 id, OpenRecording &recording, QByteArrayView slice, Time now);
    void accept(quint64 id, OpenRecording &recording, std::vector<webm::Block> blocks, Time now);
    [[nodiscard]] bool place(quint64 id, const OpenRecording &recording, webm::Block &block, Time now);
    void countPicture(const OpenRecording &recording, Time age, Time now);
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
    MediaMemory m_memory;
    LiveTimeline m_timeline;
    SteadySound m_sound;
    std::optional<Time> m_soundEnd; ///< of what was placed
    Interleaver m_interleaver;
    std::optional<quint64> m_soundRecording; ///< whose sound went out last
    std::map<quint64, OpenRecording> m_recordings;
    std::optional<webm::ChunkMuxer> m_muxer;
    QByteArray m_initSegment;
    GopCache m_gopCache;
    quint64 m_blobId = 0;
    Seats m_seats;
    std::optional<Time> m_liveSince;
    std::optional<Time> m_lostAt;
    Time m_lastPublished{0};
    TokenBucket m_frameBudget;
    RateMeter m_frameRate;
    std::optional<Time> m_pictureAge; ///< of the newest, when it came
    RateMeter m_rateIn;
    RateMeter m_rateOut;
    quint64 m_totalBytesIn = 0;
    quint64 m_totalBytesOut = 0;
    quint64 m_totalRecordings = 0;
};

} // namespace lancast::relay
