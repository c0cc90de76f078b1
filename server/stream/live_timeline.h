// Puts the frames of every run onto one time that never goes back.
#pragma once

#include "webm/media.h"

#include <chrono>
#include <map>
#include <optional>

namespace lancast::stream {

/// Times rise in each track, from one run to the next: within one, frames keep the times at which they
/// are to be shown, in whatever order they are decoded. The tracks are not compared with each other here.
///
/// Live time 0 is the start of the first run; from then on it runs with the relay's steady clock, so
/// that a hole in what was published stays a hole and the delay is the same after a hundred restarts as after
/// one.
///
/// A run is placed by when its time zero was captured, if the publisher told and the frames' arrival
/// does not contradict it, else by its first frame's arrival. While two runs overlap, the newer one
/// takes over at its first video keyframe, or with the audio right before it (audio-only: at its first frame
/// that was not heard yet). Video and audio change over together, because only within one run they
/// are sure to be interleaved by time; what the older run's audio has covered already is dropped from
/// the newer one's.
///
/// All times are nanoseconds; \a now is any steady clock, the same one in all calls.
class LiveTimeline final
{
public:
    using Time = std::chrono::nanoseconds;

    enum class Content {
        AudioOnly,
        WithVideo,
        VideoPart, ///< its audio comes by runs of its own, AudioPart: each of both changes over by itself
        AudioPart,
    };

    /// Further from the frames' arrival than this, a publisher's word for its start is not believed.
    static constexpr Time maxStartError = std::chrono::seconds(5);

    /// How a run's start came to be known.
    enum class StartTimeSource {
        Told,     ///< by the publisher: believed within maxStartError
        Measured, ///< here, and its frames were held back since: within maxHeldBack
    };
    static constexpr Time maxHeldBack = std::chrono::seconds(60);

    /// \a startedAt: by the clock of \a now. Ids rise; a lower id is an older run.
    void startRun(quint64 run, Content content, std::optional<Time> startedAt,
                  StartTimeSource startSource = StartTimeSource::Told);
    /// Its frames are decoded in another order than they are shown in (B-frames).
    void allowReordering(quint64 run);
    /// Its video does not come: its audio may begin, and take over, without.
    void giveVideoUp(quint64 run);
    void endRun(quint64 run);
    /// The run's first keyframe is there and will be placed next: of the audio before it, the first
    /// frame that was not heard yet may take over too. Offer such frames again, in their order.
    void onFirstKeyframe(quint64 run);

    enum class Verdict {
        Drop,     ///< shown already, or of a run that is not, not yet or no longer, the current one
        Place,    ///< goes out at the given time
        TakeOver, ///< as Place, and from this frame on its run is the current one
    };

    struct Placement
    {
        Verdict verdict = Verdict::Drop;
        Time time{0}; ///< live time
    };

    [[nodiscard]] Placement place(quint64 run, const webm::Frame &frame, Time now);

    /// Moves what is still to be placed of a run by \a by.
    void shift(quint64 run, Time by);

    /// When, by the clock of \a now, live time 0 was. Nothing before the first frame.
    [[nodiscard]] std::optional<Time> origin() const { return m_origin; }

private:
    /// WebM times have millisecond steps: two frames of one track need different ones.
    static constexpr Time timeStep = std::chrono::milliseconds(1);

    struct Run
    {
        Content content = Content::WithVideo;
        std::optional<Time> startedAt;
        StartTimeSource startSource = StartTimeSource::Told;
        bool hasKeyframe = false;
        bool isReordered = false;
        bool mayBegin = false;      ///< of an AudioPart: also without video
        std::optional<Time> offset; ///< live time of the run's time 0; set by its first frame
    };

    [[nodiscard]] std::optional<quint64> currentOf(webm::TrackType type) const;
    void setCurrent(quint64 run, Content content);
    [[nodiscard]] bool isPlausible(const Run &run, Time frameTime, Time arrival) const;
    [[nodiscard]] Time offsetFor(const Run &run, Time frameTime, Time now);
    [[nodiscard]] bool takesOver(const Run &run, const webm::Frame &frame, Time wished) const;
    [[nodiscard]] bool wasHeard(Time wished) const;
    [[nodiscard]] Time placeVideo(const Run &run, Time wished);
    [[nodiscard]] Time placeAudio(const webm::Frame &frame, Time wished);

    std::map<quint64, Run> m_runs;
    std::optional<Time> m_origin;
    std::optional<quint64> m_videoRun; ///< the current one; of runs with both it is that of the audio, too
    std::optional<quint64> m_audioRun;
    bool m_audioTakenOver = false; ///< a frame of the current run's audio has been placed
    Time m_lastTime{0};            ///< the latest
    Time m_lastVideoTime = -timeStep;
    Time m_takenOverAt = -timeStep; ///< latest video time of the run before
    Time m_lastAudioTime = -timeStep;
    Time m_audioEnd{0};
    Time m_audioStep =
        std::chrono::milliseconds(20); ///< duration of an audio frame, as the last two of one run were apart
};

} // namespace lancast::stream
