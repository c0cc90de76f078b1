// Puts the blocks of every recording onto one time that never goes back.
#pragma once

#include "webm/media.h"

#include <chrono>
#include <map>
#include <optional>

namespace lancast::relay {

/// Times rise in each track, from one recording to the next: within one, frames keep the times at which they
/// are to be shown, in whatever order they are decoded. The tracks are not compared with each other here.
///
/// Live time 0 is the start of the first recording; from then on it runs with the relay's steady clock, so
/// that a hole in what was published stays a hole and the delay is the same after a hundred restarts as after
/// one.
///
/// A recording is placed by when its time zero was captured, if the publisher told and the blocks' arrival
/// does not contradict it, else by its first block's arrival. While two recordings overlap, the newer one
/// takes over at its first video keyframe, or with the sound right before it (audio-only: at its first block
/// that was not heard yet). Picture and sound change over together, because only within one recording they
/// are sure to be interleaved by time; what the older recording's sound has covered already is dropped from
/// the newer one's.
///
/// All times are nanoseconds; \a now is any steady clock, the same one in all calls.
class LiveTimeline final
{
public:
    using Time = std::chrono::nanoseconds;

    enum class Content { AudioOnly, WithVideo };

    /// Further from the blocks' arrival than this, a publisher's word for its start is not believed.
    static constexpr Time maxStartError = std::chrono::seconds(5);

    /// How a recording's start came to be known.
    enum class StartWord {
        Told,     ///< by the publisher: believed within maxStartError
        Measured, ///< here, and its blocks were held back since: within maxHeldBack
    };
    static constexpr Time maxHeldBack = std::chrono::seconds(60);

    /// \a startedAt: by the clock of \a now. Ids rise; a lower id is an older recording.
    void startRecording(quint64 recording, Content content, std::optional<Time> startedAt,
                        StartWord word = StartWord::Told);
    /// Its frames are decoded in another order than they are shown in (B-frames).
    void allowReordering(quint64 recording);
    void endRecording(quint64 recording);
    /// The recording's first keyframe is there and will be placed next: of the sound before it, the first
    /// block that was not heard yet may take over too. Offer such blocks again, in their order.
    void pictureCame(quint64 recording);

    enum class Verdict {
        Drop,     ///< shown already, or of a recording that is not, not yet or no longer, the current one
        Place,    ///< goes out at the given time
        TakeOver, ///< as Place, and from this block on its recording is the current one
    };

    struct Placement
    {
        Verdict verdict = Verdict::Drop;
        Time time{0}; ///< live time
    };

    [[nodiscard]] Placement place(quint64 recording, const webm::Block &block, Time now);

    /// Moves what is still to be placed of a recording by \a by.
    void shift(quint64 recording, Time by);

    /// When, by the clock of \a now, live time 0 was. Nothing before the first block.
    [[nodiscard]] std::optional<Time> origin() const { return m_origin; }

private:
    /// WebM times have millisecond steps: two blocks of one track need different ones.
    static constexpr Time timeStep = std::chrono::milliseconds(1);

    struct Recording
    {
        Content content = Content::WithVideo;
        std::optional<Time> startedAt;
        StartWord word = StartWord::Told;
        bool hasPicture = false;
        bool isReordered = false;
        std::optional<Time> offset; ///< live time of the recording's time 0; set by its first block
    };

    [[nodiscard]] bool isPlausible(const Recording &recording, Time blockTime, Time arrival) const;
    [[nodiscard]] Time offsetFor(const Recording &recording, Time blockTime, Time now);
    [[nodiscard]] bool takesOver(const Recording &recording, const webm::Block &block, Time wished) const;
    [[nodiscard]] bool wasHeard(Time wished) const;
    [[nodiscard]] Time placeVideo(const Recording &recording, Time wished);
    [[nodiscard]] Time placeAudio(const webm::Block &block, Time wished);

    std::map<quint64, Recording> m_recordings;
    std::optional<Time> m_origin;
    std::optional<quint64> m_current;
    bool m_soundTakenOver = false; ///< a block of the current recording's sound has been placed
    Time m_lastTime{0};            ///< the latest
    Time m_lastVideoTime = -timeStep;
    Time m_takenOverAt = -timeStep; ///< latest video time of the recording before
    Time m_lastAudioTime = -timeStep;
    Time m_audioEnd{0};
    Time m_audioStep = std::chrono::milliseconds(
        20); ///< duration of an audio block, as the last two of one recording were apart
};

} // namespace lancast::relay
