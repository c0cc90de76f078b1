#include "relay/live_timeline.h"

#include <algorithm>

namespace lancast::relay {

using namespace std::chrono_literals;

namespace {

/// No codec that WebM carries has longer audio frames (Opus: RFC 6716 section 3.2.5).
constexpr LiveTimeline::Time maxAudioStep = 120ms;

} // namespace

void LiveTimeline::startRecording(quint64 recording, Content content, std::optional<Time> startedAt,
                                  StartWord word)
{
    m_recordings[recording] = {content, startedAt, word, false, false, std::nullopt};
}

void LiveTimeline::allowReordering(quint64 recording)
{
    if (const auto found = m_recordings.find(recording); found != m_recordings.end())
        found->second.isReordered = true;
}

void LiveTimeline::endRecording(quint64 recording)
{
    m_recordings.erase(recording);
}

void LiveTimeline::pictureCame(quint64 recording)
{
    if (const auto found = m_recordings.find(recording); found != m_recordings.end())
        found->second.hasPicture = true;
}

void LiveTimeline::shift(quint64 recording, Time by)
{
    const auto found = m_recordings.find(recording);
    if (found != m_recordings.end() && found->second.offset)
        *found->second.offset += by;
}

bool LiveTimeline::isPlausible(const Recording &recording, Time blockTime, Time arrival) const
{
    if (!recording.startedAt)
        return false;
    const Time start = *recording.startedAt;
    if (recording.word == StartWord::Told) {
        // Compared without taking a difference: the publisher may claim any time at all.
        return start >= arrival - maxStartError && start <= arrival + maxStartError;
    }
    // Behind what another publisher has shown, it would have to catch up in steps.
    const bool isBehind = m_origin && start + blockTime < *m_origin + m_lastTime - maxStartError;
    return start <= arrival && start >= arrival - maxHeldBack && !isBehind;
}

LiveTimeline::Time LiveTimeline::offsetFor(const Recording &recording, Time blockTime, Time now)
{
    const Time arrival = now - blockTime;
    const Time start = isPlausible(recording, blockTime, arrival) ? *recording.startedAt : arrival;
    if (!m_origin)
        m_origin = start;
    return start - *m_origin;
}

LiveTimeline::Placement LiveTimeline::place(quint64 recording, const webm::Block &block, Time now)
{
    const auto found = m_recordings.find(recording);
    if (found == m_recordings.end() || (m_current && recording < *m_current))
        return {};
    Recording &source = found->second;
    if (!source.offset)
        source.offset = offsetFor(source, block.time, now);
    const Time wished = *source.offset + block.time;

    Verdict verdict = Verdict::Place;
    if (recording != m_current) {
        if (!takesOver(source, block, wished))
            return {};
        m_current = recording;
        m_soundTakenOver = false;
        m_takenOverAt = m_lastVideoTime;
        verdict = Verdict::TakeOver;
    }
    if (block.type == webm::TrackType::Audio && !m_soundTakenOver && wasHeard(wished))
        return {};
    const Time time =
        block.type == webm::TrackType::Video ? placeVideo(source, wished) : placeAudio(block, wished);
    m_lastTime = std::max(m_lastTime, time);
    return {verdict, time};
}

bool LiveTimeline::takesOver(const Recording &recording, const webm::Block &block, Time wished) const
{
    if (block.type == webm::TrackType::Video)
        return block.isKeyframe;
    // With a picture, a stream cannot begin with sound.
    const bool mayBegin = recording.content == Content::AudioOnly || (recording.hasPicture && m_current);
    return mayBegin && !wasHeard(wished);
}

bool LiveTimeline::wasHeard(Time wished) const
{
    // Half a block of overlap is nearer to the truth than a hole of half a block.
    return wished + m_audioStep / 2 < m_audioEnd;
}

LiveTimeline::Time LiveTimeline::placeVideo(const Recording &recording, Time wished)
{
    if (recording.isReordered && wished > m_takenOverAt) {
        m_lastVideoTime = std::max(m_lastVideoTime, wished);
        return wished;
    }
    // At a takeover the older recording may be ahead by a few frames; the newer one's then follow in small
    // steps until they have caught up, instead of waiting, so that the picture's delay stays what it was.
    m_lastVideoTime = std::max(wished, m_lastVideoTime + timeStep);
    return m_lastVideoTime;
}

LiveTimeline::Time LiveTimeline::placeAudio(const webm::Block &block, Time wished)
{
    const Time time = std::max(wished, m_lastAudioTime + timeStep);
    if (block.duration > 0ns)
        m_audioStep = block.duration;
    else if (m_soundTakenOver)
        m_audioStep = std::min(time - m_lastAudioTime, maxAudioStep);
    m_soundTakenOver = true;
    m_lastAudioTime = time;
    m_audioEnd = std::max(m_audioEnd, wished + m_audioStep);
    return time;
}

} // namespace lancast::relay
