// Puts audio packets end to end, so that players that count samples instead of reading times stay in time.
#pragma once

#include "base/token_bucket.h"
#include "webm/media.h"
#include "webm/silence.h"
#include "webm/vorbis_setup.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lancast::stream {

/// Chromium's recorder states the time at which it got the samples: packets of 60 ms come 59, 52 and 69 ms
/// apart. A player cuts what overlaps and plays on over what is missing, so that its audio runs ahead of its
/// own clock until it has nothing left in the middle of a full buffer. Here each packet begins where the one
/// before ends; a hole is filled with packets of silence.
class AudioRetimer final
{
public:
    using Time = std::chrono::nanoseconds;

    /// A longer hole stays one: it is longer than a lost publisher is waited for.
    static constexpr Time maxFill = std::chrono::seconds(20);
    /// Packets of silence; more leave a hole. Some bytes of a run can ask for hours of silence.
    static constexpr qint64 maxFillsPerSecond = 500;
    static constexpr qint64 maxFillBurst = 2'000;

    enum class Position {
        FirstOfRun,
        Later,
        BehindSilence, ///< that fillUp() gave: it is where it is, and what comes
                       ///< late for it is dropped
    };

    struct Result
    {
        std::vector<webm::Frame> frames; ///< none if the frame is too much; filling ones before it
        Time shift{0};                   ///< what the run's further frames, of the video too,
                                         ///< are to be moved by
    };

    /// The track that the packets belong to. Silence is known for Opus and Vorbis; packets of other codecs
    /// keep their times.
    void setTrack(const webm::Track &track);
    /// \a frame: a packet on live time. \a now: any steady clock.
    [[nodiscard]] Result take(webm::Frame frame, Position position, Time now);
    /// Silence from the end on, or from \a start where there is none, up to \a until but for what no packet
    /// is short enough for; nothing where no silence is known.
    [[nodiscard]] std::vector<webm::Frame> fillUp(Time start, Time until, Time now);
    [[nodiscard]] bool hasSilence() const { return m_silence && m_silence->isAvailable(); }

    /// Of the last packet, by its samples. Nothing before the first.
    [[nodiscard]] std::optional<Time> end() const { return m_end; }

private:
    [[nodiscard]] Time durationOf(QByteArrayView packet) const;
    [[nodiscard]] bool isStep(Time hole, Time duration);
    void fill(const webm::Frame &frame, Time end, Time now, std::vector<webm::Frame> &frames);
    void fillNearest(const webm::Frame &frame, Time end, Time now, std::vector<webm::Frame> &frames);
    [[nodiscard]] bool append(const QByteArray &packet, Time now, std::vector<webm::Frame> &frames);
    [[nodiscard]] bool mayConceal(Time hole) const;

    webm::Track m_track;
    std::optional<webm::Silence> m_silence;
    std::optional<webm::VorbisSetup> m_vorbis;
    int m_blockSize = 0; ///< of the last Vorbis packet
    base::TokenBucket m_fills{maxFillsPerSecond, maxFillBurst};
    std::optional<Time> m_end;
    Time m_lastHole{0};                            ///< stated time of the last packet, less the counted one
    Time m_jitter = std::chrono::milliseconds(10); ///< of stated times, from packet to packet
};

} // namespace lancast::stream
