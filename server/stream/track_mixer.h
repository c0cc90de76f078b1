// Makes one video and one audio track of all runs: on live time, in order, audio without a hole.
#pragma once

#include "stream/audio_retimer.h"
#include "stream/interleaver.h"
#include "stream/live_timeline.h"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace lancast::stream {

/// Where audio is declared and does not come, silence takes its place: up to the video that has waited for
/// it, and where no video comes either, as time passes.
class TrackMixer final
{
public:
    using Time = LiveTimeline::Time;

    /// Audio that comes in steps is waited for three of them, and within these limits.
    static constexpr Time leastPatience = std::chrono::seconds(2);
    static constexpr Time mostPatience = std::chrono::seconds(6);

    [[nodiscard]] LiveTimeline &timeline() { return m_timeline; }
    [[nodiscard]] const LiveTimeline &timeline() const { return m_timeline; }

    /// Give all that is held away before.
    void setTracks(const webm::Tracks &tracks);
    /// Frames come. Call before add() and take().
    void onArrival(Time now);
    /// A run has audio so long before the video of its time.
    void learnLead(Time lead, Time now) { m_interleaver.learnLead(lead, now); }
    /// Adds a frame that the timeline has placed; its number is that of the relayed track.
    void add(quint64 run, webm::Frame frame, LiveTimeline::Verdict verdict, Time now);
    [[nodiscard]] std::vector<webm::Frame> take(Time now);
    /// Removes and gives what was added since, in that order: it leaves by take() as well.
    [[nodiscard]] std::vector<webm::Frame> takeUnordered() { return std::exchange(m_unordered, {}); }
    /// As time passes: silence, if any is due, and what has waited long enough.
    [[nodiscard]] std::vector<webm::Frame> releaseDue(Time now);
    [[nodiscard]] std::vector<webm::Frame> releaseAll();
    /// Nothing is expected for a while: no silence is due before the next frame.
    void rest() { m_newest.reset(); }

    [[nodiscard]] bool hasFilled() const { return m_hasFilled; }
    [[nodiscard]] bool hasReordered() const { return m_interleaver.hasReordered(); }

private:
    struct Arrival
    {
        Time time{0}; ///< of the frame
        Time at{0};
    };

    void pass(webm::Frame frame, Time lead = Time(0));
    void addAudio(quint64 run, webm::Frame frame, Time now);
    [[nodiscard]] Time videoTime(Time stated) const;
    void fillUp(Time until, Time now);
    [[nodiscard]] Time silenceWait(Time now) const;
    [[nodiscard]] Time patience(Time now) const;

    LiveTimeline m_timeline;
    AudioRetimer m_retimer;
    Interleaver m_interleaver;
    std::vector<webm::Frame> m_unordered;
    webm::Tracks m_tracks;
    std::optional<quint64> m_audioRun; ///< whose audio went out last
    std::optional<Time> m_audioEnd;
    std::optional<Time> m_statedVideo; ///< time of the newest frame
    std::optional<Time> m_videoTime;   ///< that it leaves with
    std::optional<Arrival> m_newest;   ///< the frame with the latest time
    std::optional<Time> m_audioAt;     ///< when the last audio came
    LearntWait m_audioPauses{mostPatience};
    LearntWait m_late{Interleaver::maxWait}; ///< newest frames, against the time
                                             ///< that has passed
    std::optional<Time> m_passedAt;
    std::optional<Time> m_arrivedAt; ///< when frames came last
    bool m_isSilent = false;         ///< the last audio was silence
    bool m_hasFilled = false;
};

} // namespace lancast::stream
