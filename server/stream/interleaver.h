// Brings video and audio into one order by time, as players want it within a Cluster.
#pragma once

#include "stream/learnt_wait.h"
#include "webm/media.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lancast::stream {

/// Holds video until the audio has reached its time: later audio then never comes before it. That costs no
/// delay, since a player shows no video before it has the audio to it. Audio waits for video only where a
/// run is known to have audio before the video of its time, or where it leaves with a later time than
/// the run states. How long either waits is learnt from the runs, and limited.
///
/// A wait is measured while frames come: when the network stands still, what a frame waits for stands with
/// it. Where they come in bursts, one after the other, video waits for audio between them, too, but at least
/// for one more.
class Interleaver final
{
public:
    using Time = std::chrono::nanoseconds;

    /// Video waits for audio at least so long before it does without.
    static constexpr Time leastAudioWait = std::chrono::milliseconds(150);
    /// For the first audio of a stream, whose order is not known yet.
    static constexpr Time firstAudioWait = std::chrono::milliseconds(900);
    /// Further apart than this, tracks are not brought together.
    static constexpr Time maxWait = std::chrono::milliseconds(2'500);
    /// Without any frame for so long, nothing is measured.
    static constexpr Time maxPause = std::chrono::milliseconds(100);

    /// Another run follows: its times say nothing about those of the one before.
    void startRun();
    /// The order in which the run has its frames; \a time on live time, as the run states it.
    void learn(webm::TrackType type, Time time, Time now);

    /// Audio stands so long before the video of its time.
    void learnLead(Time lead, Time now);

    /// Frames come, or time passes. \a now: any steady clock. Call before add() and take().
    void onArrival(Time now);
    void onTime(Time now);

    /// Frames of one track come in decoding order. \a lead: what the time of audio is more than the run
    /// states; the video of up to then is still to come.
    void add(webm::Frame frame, Time lead = Time(0));
    /// Audio is there up to here; nothing where the stream has none to wait for.
    void setAudioEnd(std::optional<Time> end);
    /// Audio does not come, and nothing takes its place: until some comes, video does not wait.
    void giveAudioUp() { m_hasAudio = false; }
    /// Whether nothing is known of the order yet, so that the first audio is waited for longer.
    void setAwaitsFirstAudio(bool awaits) { m_awaitsFirstAudio = awaits; }
    /// Up to where audio has to be filled in, because video has waited for it long enough.
    [[nodiscard]] std::optional<Time> missingAudio(Time now) const;

    /// Removes and gives, in order, what need not wait.
    [[nodiscard]] std::vector<webm::Frame> take(Time now);
    /// Removes and gives everything, in order.
    [[nodiscard]] std::vector<webm::Frame> releaseAll();
    /// The latest time that was given.
    [[nodiscard]] std::optional<Time> newestGiven() const { return m_newestGiven; }
    /// When the newest frame is to be decoded; nothing is held without it.
    [[nodiscard]] std::optional<Time> newestHeld() const;
    /// So far may video run ahead of audio.
    [[nodiscard]] Time audioWait(Time now) const;
    [[nodiscard]] bool hasReordered() const { return m_hasReordered; }

private:
    struct Burst
    {
        Time pause{0}; ///< before it
        Time at{0};
        bool isRepeated = false; ///< another one was before the pause
    };
    struct Held
    {
        webm::Frame frame;
        Time key{0};   ///< about when it is decoded
        Time since{0}; ///< as measured: of video with the pauses between bursts
        Time lead{0};
    };

    [[nodiscard]] Time videoWait(Time lead, Time now) const;
    [[nodiscard]] Time videoKey(Time time);
    void measure(Time now);
    [[nodiscard]] bool isInBurst() const;
    [[nodiscard]] Time burstPause() const;
    [[nodiscard]] bool hasWaitedForAudio(const Held &held, Time now) const;
    [[nodiscard]] bool mayGo(const Held &held, Time now) const;
    [[nodiscard]] std::vector<webm::Frame> releaseFirst(size_t count);

    std::vector<Held> m_held; ///< by key
    std::optional<Time> m_newestGiven;
    std::optional<Time> m_audioEnd;
    bool m_hasAudio = true;
    bool m_awaitsFirstAudio = false;
    std::optional<Time> m_newestVideo; ///< key of what was added
    std::optional<Time> m_newestTime;  ///< of video, as presented
    Time m_reordering{0};              ///< so far back presentation times go
    std::optional<Time> m_statedVideo; ///< newest, of the run
    std::optional<Time> m_statedAudio;
    LearntWait m_audioBehind{maxWait}; ///< the video of its time
    LearntWait m_videoBehind{maxWait}; ///< the audio of its time
    LearntWait m_pauses{maxPause};     ///< between arrivals
    bool m_hasReordered = false;
    Time m_measured{0};
    Time m_measuredWithBursts{0};
    std::optional<Time> m_measuredAt;
    std::optional<Burst> m_burst; ///< the last one behind a pause
    std::optional<Time> m_arrivedAt;
};

} // namespace lancast::stream
