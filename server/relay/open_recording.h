// One of the publisher's recordings, for as long as pieces of it may come.
#pragma once

#include "relay/continuous_time.h"
#include "relay/live_timeline.h"
#include "webm/demuxer.h"

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace lancast::relay {

struct OpenRecording
{
    using Time = std::chrono::nanoseconds;

    OpenRecording(const webm::DemuxLimits &limits, std::optional<Time> start, LiveTimeline::StartWord word)
        : demuxer(limits)
        , startedAt(start)
        , startWord(word)
    {
    }

    /// True once: when the demuxer has come to know the tracks.
    [[nodiscard]] bool learnTracks();
    void setTracks(const webm::Tracks &source);
    /// Keeps \a sound for when the picture comes; the oldest goes if there is too much.
    void wait(webm::Block sound);
    [[nodiscard]] std::deque<webm::Block> takeWaitingSound();

    webm::Demuxer demuxer;
    ContinuousTime times;
    std::optional<Time> startedAt;
    LiveTimeline::StartWord startWord;
    webm::Tracks tracks; ///< as relayed; empty until the demuxer has them
    std::vector<webm::Track> sourceTracks;
    bool awaitsPicture = false; ///< has video, but its first keyframe has not come

private:
    std::deque<webm::Block> m_waitingSound;
    qsizetype m_waitingBytes = 0;
};

} // namespace lancast::relay
