#include "stream/interleaver.h"

#include <algorithm>
#include <iterator>

namespace lancast::stream {

using namespace std::chrono_literals;

namespace {

/// Recorders round their times.
constexpr Interleaver::Time rounding = 1ms;
/// Frames that have to wait come a little later than the times say.
constexpr Interleaver::Time arrivalMargin = 40ms;
constexpr Interleaver::Time maxReordering = 1s;
/// Nobody sees video move by so much; recorders state times that uneven, and their audio is not to wait.
constexpr Interleaver::Time leastLead = 4ms;

/// What was seen may have been the smaller part of it. A long wait costs nothing while frames come.
constexpr Interleaver::Time waitFor(Interleaver::Time behind)
{
    return behind > 0ms ? std::min(2 * behind + arrivalMargin, Interleaver::maxWait) : 0ms;
}

} // namespace

void Interleaver::startRun()
{
    m_statedVideo.reset();
    m_statedAudio.reset();
}

void Interleaver::learn(webm::TrackType type, Time time, Time now)
{
    const bool isVideo = type == webm::TrackType::Video;
    std::optional<Time> &own = isVideo ? m_statedVideo : m_statedAudio;
    const std::optional<Time> &other = isVideo ? m_statedAudio : m_statedVideo;
    const Time behind = other ? *other - time : 0ms;
    // Presentation times that go back are no disorder.
    const bool isReordered = isVideo && own && time < *own;
    if (behind > rounding && !isReordered) {
        (isVideo ? m_videoBehind : m_audioBehind).learn(behind, now);
        m_hasReordered = m_hasReordered || (behind <= maxWait && (isVideo || behind > leastAudioWait));
    }
    own = std::max(own.value_or(time), time);
}

void Interleaver::learnLead(Time lead, Time now)
{
    if (lead > rounding)
        m_videoBehind.learn(lead, now);
}

void Interleaver::onArrival(Time now)
{
    if (m_arrivedAt) {
        const Time pause = now - *m_arrivedAt;
        measure(now);
        m_pauses.learn(std::min(pause, maxPause), now);
        if (pause > maxPause)
            m_burst = {std::min(pause, maxWait), now, isInBurst()};
    }
    m_measuredAt = now;
    m_arrivedAt = now;
}

void Interleaver::onTime(Time now)
{
    if (m_arrivedAt)
        measure(now);
}

void Interleaver::measure(Time now)
{
    const auto passed = [&](Time pause) {
        return std::max(std::min(now, *m_arrivedAt + pause) - *m_measuredAt, Time(0));
    };
    m_measured += passed(maxPause);
    m_measuredWithBursts += passed(std::max(maxPause, burstPause()));
    m_measuredAt = now;
}

/// What came last came soon behind a pause.
bool Interleaver::isInBurst() const
{
    return m_burst && *m_arrivedAt - m_burst->at <= m_burst->pause;
}

/// Between bursts that follow each other; 0 where they do not.
Interleaver::Time Interleaver::burstPause() const
{
    return isInBurst() && m_burst->isRepeated ? m_burst->pause : 0ms;
}

void Interleaver::add(webm::Frame frame, Time lead)
{
    const bool isVideo = frame.type == webm::TrackType::Video;
    const Time key = isVideo ? videoKey(frame.time) : frame.time;
    if (isVideo) {
        m_newestVideo = std::max(m_newestVideo.value_or(key), key);
    } else {
        m_hasAudio = true;
        m_awaitsFirstAudio = false;
    }
    const auto isLater = [](Time time, const Held &held) { return time < held.key; };
    const auto place = std::upper_bound(m_held.begin(), m_held.end(), key, isLater);
    m_held.insert(place, {std::move(frame), key, isVideo ? m_measuredWithBursts : m_measured, lead});
}

/// Presentation times tell when frames are decoded only where they rise. Frames that are decoded long before
/// they are shown stand as far back as the others need.
Interleaver::Time Interleaver::videoKey(Time time)
{
    if (m_newestTime && time < *m_newestTime)
        m_reordering = std::max(m_reordering, std::min(*m_newestTime - time, maxReordering));
    m_newestTime = std::max(m_newestTime.value_or(time), time);
    return std::max(m_newestVideo.value_or(time - m_reordering), time - m_reordering);
}

void Interleaver::setAudioEnd(std::optional<Time> end)
{
    m_audioEnd = end;
}

Interleaver::Time Interleaver::audioWait(Time now) const
{
    const Time behind = m_audioBehind.longest(now);
    return std::max(m_awaitsFirstAudio ? firstAudioWait : leastAudioWait, waitFor(behind));
}

Interleaver::Time Interleaver::videoWait(Time lead, Time now) const
{
    const Time learnt = waitFor(m_videoBehind.longest(now));
    const Time own = lead > leastLead ? lead : 0ms;
    if (own + learnt == 0ms)
        return 0ms;
    // In a burst, the video of its time may come with the next one only.
    const bool waitsForAPause = own > 0ms || isInBurst();
    return own + (waitsForAPause ? std::max(learnt, m_pauses.longest(now) + arrivalMargin) : learnt);
}

bool Interleaver::hasWaitedForAudio(const Held &held, Time now) const
{
    return m_measuredWithBursts - held.since >= audioWait(now) + burstPause();
}

bool Interleaver::mayGo(const Held &held, Time now) const
{
    if (held.frame.type == webm::TrackType::Video)
        return !m_audioEnd || !m_hasAudio || held.key <= *m_audioEnd || hasWaitedForAudio(held, now);
    const Time waited = m_measured - held.since;
    return !m_newestVideo || held.key <= *m_newestVideo || waited >= videoWait(held.lead, now);
}

std::optional<Interleaver::Time> Interleaver::missingAudio(Time now) const
{
    if (!m_audioEnd || !m_hasAudio)
        return std::nullopt;
    const auto last = std::find_if(m_held.rbegin(), m_held.rend(), [&](const Held &held) {
        return held.frame.type == webm::TrackType::Video && held.key > *m_audioEnd &&
               hasWaitedForAudio(held, now);
    });
    return last == m_held.rend() ? std::nullopt : std::optional(last->key);
}

std::vector<webm::Frame> Interleaver::take(Time now)
{
    // With one that may go goes all that is to be shown before it.
    const auto last =
        std::find_if(m_held.rbegin(), m_held.rend(), [&](const Held &held) { return mayGo(held, now); });
    return releaseFirst(size_t(std::distance(last, m_held.rend())));
}

std::vector<webm::Frame> Interleaver::releaseAll()
{
    return releaseFirst(m_held.size());
}

std::optional<Interleaver::Time> Interleaver::newestHeld() const
{
    return m_held.empty() ? std::nullopt : std::optional(m_held.back().key);
}

std::vector<webm::Frame> Interleaver::releaseFirst(size_t count)
{
    std::vector<webm::Frame> frames;
    frames.reserve(count);
    const auto end = m_held.begin() + qsizetype(count);
    for (auto held = m_held.begin(); held != end; ++held) {
        m_newestGiven = std::max(m_newestGiven.value_or(held->frame.time), held->frame.time);
        frames.push_back(std::move(held->frame));
    }
    m_held.erase(m_held.begin(), end);
    return frames;
}

} // namespace lancast::stream
