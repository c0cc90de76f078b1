// One of the publisher's encoder runs, for as long as pieces of it may come.
#pragma once

#include "stream/continuous_time.h"
#include "stream/live_timeline.h"
#include "webm/demuxer.h"

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace lancast::stream {

/// What of the stream a run brings: for the other part of it runs of its own are there.
enum class RunPart { Whole, Video, Audio };

/// How a run is announced.
struct RunStart
{
    std::optional<std::chrono::nanoseconds>
        startedAt; ///< when its time zero was captured, by the clock of `now`
    LiveTimeline::StartTimeSource source = LiveTimeline::StartTimeSource::Told;
    RunPart part = RunPart::Whole;
};

struct EncoderRun
{
    using Time = std::chrono::nanoseconds;

    EncoderRun(const webm::DemuxLimits &limits, const RunStart &start)
        : demuxer(limits)
        , startedAt(start.startedAt)
        , startSource(start.source)
        , part(start.part)
    {
    }

    /// Audio waits for so long for video that is declared; then it is relayed alone, until video comes.
    static constexpr Time videoPatience = std::chrono::seconds(3);
    /// A Video part waits for so long for the audio that belongs to it; then it is relayed alone, until audio
    /// comes.
    static constexpr Time audioPatience = std::chrono::seconds(1);
    static constexpr qsizetype maxHeldVideoBytes = 4 * 1024 * 1024;

    /// True once: when the demuxer has come to know the tracks.
    [[nodiscard]] bool learnTracks();
    void setTracks(const webm::Tracks &source);
    /// Keeps \a audio for when the video comes; the oldest goes if there is too much.
    void wait(webm::Frame audio, Time now);
    /// Audio has waited for videoPatience.
    [[nodiscard]] bool hasWaited(Time now) const
    {
        return m_waitingSince && now - *m_waitingSince >= videoPatience;
    }
    /// The relayed tracks are without video, and nothing waits for it.
    void giveVideoUp();
    /// Video has come after all.
    void regainVideo();
    [[nodiscard]] std::deque<webm::Frame> releaseWaitingAudio();
    /// Keeps \a video until it is known what its audio is.
    void hold(std::vector<webm::Frame> video, Time now);
    /// Video has been kept for audioPatience, or is too much.
    [[nodiscard]] bool hasHeld(Time now) const
    {
        return m_heldBytes > maxHeldVideoBytes || (m_heldSince && now - *m_heldSince >= audioPatience);
    }
    [[nodiscard]] bool isHolding() const { return !m_heldVideo.empty(); }
    [[nodiscard]] std::vector<webm::Frame> releaseHeldVideo();
    [[nodiscard]] qsizetype heldBytes() const { return m_heldBytes + m_waitingBytes; }

    webm::Demuxer demuxer;
    ContinuousTime times;
    std::optional<Time> startedAt;
    LiveTimeline::StartTimeSource startSource;
    RunPart part;
    webm::Tracks tracks; ///< as relayed; empty until the demuxer has them
    std::vector<webm::Track> sourceTracks;
    bool awaitsKeyframe = false; ///< has video, but its first keyframe has not come
    bool lacksVideo = false;     ///< see giveVideoUp()
    bool lacksAudio = false;     ///< of a Video part: its audio was waited for long enough

private:
    [[nodiscard]] bool isOfPart(webm::TrackType type) const;

    std::deque<webm::Frame> m_waitingAudio;
    qsizetype m_waitingBytes = 0;
    std::optional<Time> m_waitingSince;
    std::vector<webm::Frame> m_heldVideo;
    qsizetype m_heldBytes = 0;
    std::optional<Time> m_heldSince;
};

} // namespace lancast::stream
