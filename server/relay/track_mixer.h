// Makes one video and one audio track of all recordings: on live time, in order, audio without a hole.
#pragma once

#include "relay/interleaver.h"
#include "relay/live_timeline.h"
#include "relay/steady_sound.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lancast::relay {

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
    /// Blocks come. Call before add() and take().
    void onArrival(Time now);
    /// A recording has audio so long before the video of its time.
    void learnLead(Time lead, Time now) { m_interleaver.learnLead(lead, now); }
    /// Adds a block that the timeline has placed; its number is that of the relayed track.
    void add(quint64 recording, webm::Block block, LiveTimeline::Verdict verdict, Time now);
    [[nodiscard]] std::vector<webm::Block> take(Time now);
    /// As time passes: silence, if any is due, and what has waited long enough.
    [[nodiscard]] std::vector<webm::Block> takeOnTime(Time now);
    [[nodiscard]] std::vector<webm::Block> takeAll();
    /// Nothing is expected for a while: no silence is due before the next block.
    void rest() { m_newest.reset(); }

    [[nodiscard]] bool hasFilled() const { return m_hasFilled; }
    [[nodiscard]] bool hasReordered() const { return m_interleaver.hasReordered(); }

private:
    struct Arrival
    {
        Time time{0}; ///< of the block
        Time at{0};
    };

    void addAudio(quint64 recording, webm::Block block, Time now);
    [[nodiscard]] Time videoTime(Time stated) const;
    void fillUp(Time until, Time now);
    [[nodiscard]] Time silenceWait(Time now) const;
    [[nodiscard]] Time patience(Time now) const;

    LiveTimeline m_timeline;
    SteadySound m_sound;
    Interleaver m_interleaver;
    webm::Tracks m_tracks;
    std::optional<quint64> m_soundRecording; ///< whose audio went out last
    std::optional<Time> m_soundEnd;
    std::optional<Time> m_statedVideo; ///< time of the newest frame
    std::optional<Time> m_videoTime;   ///< that it leaves with
    std::optional<Arrival> m_newest;   ///< the block with the latest time
    std::optional<Time> m_audioAt;     ///< when the last audio came
    LearntWait m_audioPauses{mostPatience};
    LearntWait m_late{Interleaver::maxWait}; ///< newest blocks, against the time
                                             ///< that has passed
    std::optional<Time> m_passedAt;
    std::optional<Time> m_arrivedAt; ///< when blocks came last
    bool m_isSilent = false;         ///< the last audio was silence
    bool m_hasFilled = false;
};

} // namespace lancast::relay
