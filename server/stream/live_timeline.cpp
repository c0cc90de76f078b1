#include "stream/live_timeline.h"

#include <algorithm>

namespace lancast::stream {

using namespace std::chrono_literals;

namespace {

/// No codec that WebM carries has longer audio frames (Opus: RFC 6716 section 3.2.5).
constexpr LiveTimeline::Time maxAudioStep = 120ms;

} // namespace

void LiveTimeline::startRun(quint64 run, Content content, std::optional<Time> startedAt,
                            StartTimeSource startSource)
{
    m_runs[run] = {content, startedAt, startSource, false, false, false, std::nullopt};
}

void LiveTimeline::allowReordering(quint64 run)
{
    if (const auto found = m_runs.find(run); found != m_runs.end())
        found->second.isReordered = true;
}

void LiveTimeline::giveVideoUp(quint64 run)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end())
        return;
    if (found->second.content == Content::AudioPart)
        found->second.mayBegin = true;
    else
        found->second.content = Content::AudioOnly;
}

void LiveTimeline::endRun(quint64 run)
{
    m_runs.erase(run);
}

void LiveTimeline::onFirstKeyframe(quint64 run)
{
    if (const auto found = m_runs.find(run); found != m_runs.end())
        found->second.hasKeyframe = true;
}

void LiveTimeline::shift(quint64 run, Time by)
{
    const auto found = m_runs.find(run);
    if (found != m_runs.end() && found->second.offset)
        *found->second.offset += by;
}

bool LiveTimeline::isPlausible(const Run &run, Time frameTime, Time arrival) const
{
    if (!run.startedAt)
        return false;
    const Time start = *run.startedAt;
    if (run.startSource == StartTimeSource::Told) {
        // Compared without taking a difference: the publisher may claim any time at all.
        return start >= arrival - maxStartError && start <= arrival + maxStartError;
    }
    // Behind what another publisher has shown, it would have to catch up in steps.
    const bool isBehind = m_origin && start + frameTime < *m_origin + m_lastTime - maxStartError;
    return start <= arrival && start >= arrival - maxHeldBack && !isBehind;
}

LiveTimeline::Time LiveTimeline::offsetFor(const Run &run, Time frameTime, Time now)
{
    const Time arrival = now - frameTime;
    const Time start = isPlausible(run, frameTime, arrival) ? *run.startedAt : arrival;
    if (!m_origin)
        m_origin = start;
    return start - *m_origin;
}

LiveTimeline::Placement LiveTimeline::place(quint64 run, const webm::Frame &frame, Time now)
{
    const auto found = m_runs.find(run);
    const std::optional<quint64> current = currentOf(frame.type);
    if (found == m_runs.end() || (current && run < *current))
        return {};
    Run &source = found->second;
    if (!source.offset)
        source.offset = offsetFor(source, frame.time, now);
    const Time wished = *source.offset + frame.time;

    Verdict verdict = Verdict::Place;
    if (run != current) {
        if (!takesOver(source, frame, wished))
            return {};
        setCurrent(run, source.content);
        verdict = Verdict::TakeOver;
    }
    if (frame.type == webm::TrackType::Audio && !m_audioTakenOver && wasHeard(wished))
        return {};
    const Time time =
        frame.type == webm::TrackType::Video ? placeVideo(source, wished) : placeAudio(frame, wished);
    m_lastTime = std::max(m_lastTime, time);
    return {verdict, time};
}

std::optional<quint64> LiveTimeline::currentOf(webm::TrackType type) const
{
    return type == webm::TrackType::Video ? m_videoRun : m_audioRun;
}

void LiveTimeline::setCurrent(quint64 run, Content content)
{
    if (content != Content::AudioPart) {
        m_videoRun = run;
        m_takenOverAt = m_lastVideoTime;
    }
    if (content != Content::VideoPart) {
        m_audioRun = run;
        m_audioTakenOver = false;
    }
}

bool LiveTimeline::takesOver(const Run &run, const webm::Frame &frame, Time wished) const
{
    if (frame.type == webm::TrackType::Video)
        return frame.isKeyframe;
    // With a video, a stream cannot begin with audio.
    const bool hasVideo = (run.hasKeyframe || run.content == Content::AudioPart) && m_videoRun;
    const bool mayBegin = run.content == Content::AudioOnly || run.mayBegin || hasVideo;
    return mayBegin && !wasHeard(wished);
}

bool LiveTimeline::wasHeard(Time wished) const
{
    // Half a frame of overlap is nearer to the truth than a hole of half a frame.
    return wished + m_audioStep / 2 < m_audioEnd;
}

LiveTimeline::Time LiveTimeline::placeVideo(const Run &run, Time wished)
{
    if (run.isReordered && wished > m_takenOverAt) {
        m_lastVideoTime = std::max(m_lastVideoTime, wished);
        return wished;
    }
    // At a takeover the older run may be ahead by a few frames; the newer one's then follow in small
    // steps until they have caught up, instead of waiting, so that the video's delay stays what it was.
    m_lastVideoTime = std::max(wished, m_lastVideoTime + timeStep);
    return m_lastVideoTime;
}

LiveTimeline::Time LiveTimeline::placeAudio(const webm::Frame &frame, Time wished)
{
    const Time time = std::max(wished, m_lastAudioTime + timeStep);
    if (frame.duration > 0ns)
        m_audioStep = frame.duration;
    else if (m_audioTakenOver)
        m_audioStep = std::min(time - m_lastAudioTime, maxAudioStep);
    m_audioTakenOver = true;
    m_lastAudioTime = time;
    m_audioEnd = std::max(m_audioEnd, wished + m_audioStep);
    return time;
}

} // namespace lancast::stream
