// Compares the frames of a relayed track with those of the recording that it was made of.
#pragma once

#include "tests/support/live_stream.h"

#include "tests/support/disordered_recording.h"

#include <algorithm>
#include <array>

namespace lancast::test {

enum class Way {
    Page, ///< a page's recorder: as it comes
    File, ///< read ahead as far as wanted
    Pipe, ///< read as it comes
};

inline QByteArray inMs(std::chrono::nanoseconds time)
{
    return QByteArray::number(qint64(time / std::chrono::milliseconds(1))) + " ms";
}

inline bool isAudio(const webm::Frame &block)
{
    return block.type == webm::TrackType::Audio;
}

/// How the frames of one track were relayed.
class TrackReport final
{
public:
    using Time = std::chrono::nanoseconds;
    using Frame = DisorderedRecording::Frame;

    static constexpr Time tolerance = std::chrono::milliseconds(5);

    TrackReport(const Disorder &disorder, Way way)
        : m_disorder(disorder)
        , m_way(way)
    {
    }

    void compare(const std::vector<Frame> &frames, const std::vector<webm::Frame> &relayed,
                 webm::TrackType type, Time begin)
    {
        std::vector<Frame> wished;
        std::ranges::copy_if(frames, std::back_inserter(wished),
                             [&](const Frame &frame) { return frame.type == type && frame.time >= begin; });
        auto next = wished.begin();
        for (const webm::Frame &block : relayed) {
            if (block.type != type)
                continue;
            const auto found = std::find_if(
                next, wished.end(), [&](const Frame &frame) { return frame.payload == block.payload; });
            if (found == wished.end()) {
                m_strange += isSilence(block) ? 0 : 1;
                continue;
            }
            std::for_each(next, found, [this](const Frame &frame) { countMissing(frame); });
            next = std::next(found);
            countPlaced(*found, block.time - found->time);
        }
        std::for_each(next, wished.end(), [this](const Frame &frame) { countMissing(frame); });
    }

    /// When the first frame was taken.
    [[nodiscard]] Time begin() const { return m_begin.value_or(Time(0)); }
    /// What stream time is more than the time at which frames were taken, at the beginning and behind a jump.
    [[nodiscard]] Time offset(bool isBehindJump) const
    {
        return m_offsets[isBehindJump ? 1 : 0].value_or(Time(0));
    }

    [[nodiscard]] QByteArray fault() const
    {
        if (m_missing > 0)
            return QByteArray::number(m_missing) + " frames are missing, first at " + inMs(*m_firstMissing);
        if (m_strange > 0)
            return QByteArray::number(m_strange) + " frames were not in the recording";
        if (m_off > 0)
            return QByteArray::number(m_off) + " frames have other times, first at " + inMs(*m_firstOff) +
                   ", by up to " + inMs(m_worst);
        if (m_waits > maxWaits)
            return "the source was waited for " + QByteArray::number(m_waits) + " times";
        return {};
    }

private:
    static constexpr int maxWaits = 12;
    static constexpr int shrinkingShare = 20; ///< of the time, and a little more
    static constexpr Time shrinksAfter = std::chrono::seconds(10);
    static constexpr Time wandering =
        std::chrono::milliseconds(30); ///< of audio meanwhile, and of video that must not come before it

    [[nodiscard]] static bool isSilence(const webm::Frame &block)
    {
        const bool isLoss = block.payload.size() == 1;
        return isAudio(block) && (isLoss || block.payload.endsWith("\xFF\xFE"));
    }

    /// How late audio or video comes is learnt when it comes for the first time, at the beginning or behind a
    /// hole. Until then silence was in the place of audio that came too late; and of video that came too
    /// late, some frames have the time of the audio that did not wait for it. To wait for either without need
    /// would be a delay for everybody. A file is read ahead, so that nothing of it comes too late.
    [[nodiscard]] bool mayBeLearnt(const Frame &frame) const
    {
        const Time time = frame.time;
        const bool isOrdered =
            m_disorder.audioOffset == Time(0) && m_disorder.lace == 1 && !m_disorder.hasKnownSizes;
        if (m_way == Way::File || isOrdered)
            return false;
        const Time longest = m_disorder.hasKnownSizes
                                 ? std::chrono::seconds(5)
                                 : std::chrono::seconds(3); // Clusters of known size come all at once
        // That video is late is seen when a frame comes.
        const Time pace = m_disorder.keyframesOnly * Disorder::keyframeEvery * m_disorder.videoStep;
        const Time after = longest + (frame.type == webm::TrackType::Video ? pace : Time(0));
        // Audio that comes back may hold back all the video that stands behind it.
        const Time before = std::max(longest / 2, std::chrono::abs(m_disorder.audioOffset));
        const auto isBehind = [&](const Disorder::Span &span) {
            return time >= span.to - before && time < span.to + after;
        };
        return time < after || std::ranges::any_of(m_disorder.withoutAudio, isBehind) ||
               std::ranges::any_of(m_disorder.withoutVideo, isBehind);
    }

    void countMissing(const Frame &frame)
    {
        const bool isOfAudio = frame.type == webm::TrackType::Audio;
        const bool isLearnt = isOfAudio && mayBeLearnt(frame);
        const bool isTooMuch = isOfAudio && m_tooMuch < m_disorder.packetsTooMany();
        const bool isAllowed = frame.isDamaged || isLearnt || (isOfAudio && mayHaveShrunk(frame));
        if (isAllowed)
            return;
        if (isTooMuch) {
            ++m_tooMuch;
            return;
        }
        ++m_missing;
        m_firstMissing = m_firstMissing.value_or(frame.time);
    }

    /// A pipe that is late is waited for; from then on all of it comes as much later. A delay that is not
    /// needed any more shrinks by a few percent of the time; packets of audio are left out for it.
    void countPlaced(const Frame &frame, Time by)
    {
        m_begin = m_begin.value_or(frame.time);
        std::optional<Time> &offset = m_offsets[frame.isBehindJump ? 1 : 0];
        const bool isUneven = frame.type == webm::TrackType::Audio && m_disorder.isAudioUneven();
        const Time wanders = mayHaveShrunk(frame) || isUneven ? wandering : tolerance;
        const bool isWait = m_way == Way::Pipe && offset && by > *offset + wanders;
        m_waits += isWait ? 1 : 0;
        if (!offset || isWait)
            offset = by;
        Time error = std::chrono::abs(by - *offset) - (isUneven ? wandering : Time(0));
        if (m_way == Way::Pipe) {
            const Time passed = frame.time - std::exchange(m_last, frame.time);
            error -= passed / shrinkingShare + wanders;
            offset = by;
        }
        if (error <= tolerance || (m_way == Way::Page && mayBeLearnt(frame)))
            return;
        ++m_off;
        m_worst = std::max(m_worst, error);
        m_firstOff = m_firstOff.value_or(frame.time);
    }

    [[nodiscard]] bool mayHaveShrunk(const Frame &frame) const
    {
        return m_way == Way::Pipe && frame.time > shrinksAfter;
    }

    const Disorder &m_disorder;
    Way m_way;
    int m_missing = 0;
    int m_tooMuch = 0;
    int m_strange = 0; ///< that the recording does not have
    int m_off = 0;
    int m_waits = 0;
    Time m_worst{0};
    Time m_last{0};
    std::optional<Time> m_begin;
    std::optional<Time> m_firstMissing;
    std::optional<Time> m_firstOff;
    std::array<std::optional<Time>, 2> m_offsets;
};

} // namespace lancast::test
