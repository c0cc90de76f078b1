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

struct EncoderRun
{
    using Time = std::chrono::nanoseconds;

    EncoderRun(const webm::DemuxLimits &limits, std::optional<Time> start,
               LiveTimeline::StartTimeSource source)
        : demuxer(limits)
        , startedAt(start)
        , startSource(source)
    {
    }

    /// Audio waits for so long for video that is declared; then it is relayed alone, until video comes.
    static constexpr Time videoPatience = std::chrono::seconds(3);

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

    webm::Demuxer demuxer;
    ContinuousTime times;
    std::optional<Time> startedAt;
    LiveTimeline::StartTimeSource startSource;
    webm::Tracks tracks; ///< as relayed; empty until the demuxer has them
    std::vector<webm::Track> sourceTracks;
    bool awaitsKeyframe = false; ///< has video, but its first keyframe has not come
    bool lacksVideo = false;     ///< see giveVideoUp()

private:
    std::deque<webm::Frame> m_waitingAudio;
    qsizetype m_waitingBytes = 0;
    std::optional<Time> m_waitingSince;
};

} // namespace lancast::stream
