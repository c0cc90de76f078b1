// The one endless stream as it comes in: runs in any order and state, frames in one order out.
#pragma once

#include "base/token_bucket.h"
#include "stream/encoder_run.h"
#include "stream/frame_sink.h"
#include "stream/ingest_options.h"
#include "stream/rate_meter.h"
#include "stream/status.h"
#include "stream/track_mixer.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace lancast::stream {

/// All calls with `now` take the same steady clock.
class Ingest
{
public:
    using Time = LiveTimeline::Time;

    /// \a sink is given all frames, and outlives this object.
    explicit Ingest(FrameSink &sink, const IngestOptions &options = {});

    /// Called at each change of state(), from within the call that caused it, after the sink.
    void onStateChanged(std::function<void(StreamState)> callback) { m_stateChanged = std::move(callback); }

    /// Called once in a stream for each kind of correction.
    void onCorrected(std::function<void(Correction)> callback) { m_corrected = std::move(callback); }

    /// Ids rise for as long as the stream goes on, also from one publisher to the next. \a part: what the run
    /// does not bring comes by runs of its own, and each part changes over from run to run by itself.
    void startRun(quint64 id, std::optional<Time> startedAt,
                  LiveTimeline::StartTimeSource startSource = LiveTimeline::StartTimeSource::Told,
                  RunPart part = RunPart::Whole);
    /// Takes the next piece of a started run; pieces of unknown or ended ones are ignored.
    /// An empty answer, or the sentence that tells the publisher why its bytes are refused.
    [[nodiscard]] QString publish(quint64 id, QByteArrayView piece, Time now);
    /// For publishers that demux by themselves, in place of publish(): the tracks of a started run,
    /// once and first, then its frames as they are due. Track numbers and times are those of the run.
    void setTracks(quint64 id, const webm::Tracks &tracks);
    [[nodiscard]] QString publishFrames(quint64 id, std::vector<webm::Frame> frames, Time now);
    void endRun(quint64 id);

    void setPaused(bool isPaused);
    /// The publisher's connection is gone; unless it ended the stream, that waits for it.
    void publisherLost(Time now);
    /// The host stopped: the next run starts a new stream.
    void end();
    /// Gives what has waited long enough, fills in silence where audio does not come, and ends a stream whose
    /// publisher did not come back in time. Call every 20 to 50 ms.
    void tick(Time now);

    [[nodiscard]] StreamState state() const { return m_state; }
    /// Video frames that the publisher sends; 0 as long as that is unknown.
    [[nodiscard]] double framesPerSecond(Time now) const { return m_frameRate.perSecond(now); }
    /// As framesPerSecond(), but while they move: video that stands is no slower for that.
    [[nodiscard]] double movingFramesPerSecond(Time now) const;
    [[nodiscard]] std::chrono::milliseconds liveFor(Time now) const;
    /// What has come of frames that are not whole yet.
    [[nodiscard]] qsizetype bufferedBytes() const;
    /// What comes in, and since when.
    void appendTo(StreamStatus &status, Time now) const;

private:
    void countIncoming(qsizetype bytes, Time now);
    [[nodiscard]] QString feed(quint64 id, EncoderRun &run, QByteArrayView slice, Time now);
    void release(Time now);
    [[nodiscard]] QString refuse(quint64 id, const QString &refusal, Time now);
    void startTimeline(quint64 id, const EncoderRun &run);
    [[nodiscard]] const webm::Track *knownAudio() const;
    [[nodiscard]] webm::Tracks streamTracks(const EncoderRun &run) const;
    [[nodiscard]] bool mayJoin(const EncoderRun &audioRun) const;
    enum class Held { All, Late };
    bool acceptHeldVideo(Held which, Time now);
    void acceptWaitingAudio(Time now);
    [[nodiscard]] QString relay(quint64 id, EncoderRun &run, std::vector<webm::Frame> frames, Time now);
    void accept(quint64 id, EncoderRun &run, std::vector<webm::Frame> frames, Time now);
    void acceptWithoutVideo(quint64 id, EncoderRun &run, Time now);
    void acceptFirstKeyframe(quint64 id, EncoderRun &run, webm::Frame &frame, Time now);
    [[nodiscard]] bool place(quint64 id, const EncoderRun &run, webm::Frame &frame, Time now);
    void countVideoFrame(const EncoderRun &run, Time time, Time now);
    [[nodiscard]] bool awaitsVideo(const EncoderRun &run) const;
    void acceptOverdue(Time now);
    void checkCorrections();
    void reportCorrection(Correction correction);
    void relayFrames(std::vector<webm::Frame> frames, Time now);
    void start(const webm::Tracks &tracks, Time now);
    void setState(StreamState state);

    FrameSink &m_sink;
    IngestOptions m_options;
    std::function<void(StreamState)> m_stateChanged;
    std::function<void(Correction)> m_corrected;
    std::set<Correction> m_corrections; ///< that were told
    StreamState m_state = StreamState::Waiting;
    TrackMixer m_mixer;
    std::map<quint64, EncoderRun> m_runs;
    std::optional<webm::Tracks>
        m_tracks; ///< of what leaves; nothing before the first start and after the end
    quint64 m_startId = 0;
    std::optional<Time> m_liveSince;
    std::optional<Time> m_lostAt;
    Time m_lastPublished{0};
    base::TokenBucket m_frameBudget;
    RateMeter m_frameRate;
    MotionRate m_motionRate;
    std::optional<Time> m_frameAge; ///< of the newest, when it came
    RateMeter m_rateIn;
    quint64 m_totalBytesIn = 0;
    quint64 m_totalRuns = 0;
};

} // namespace lancast::stream
