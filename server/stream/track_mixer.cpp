#include "stream/track_mixer.h"

#include "stream/relayed_tracks.h"

#include <algorithm>
#include <utility>

namespace lancast::stream {

using namespace std::chrono_literals;

namespace {

/// This process stood still for longer: what came meanwhile has not been read.
constexpr TrackMixer::Time maxPassing = 500ms;
/// Audio may begin so much before the video that a stream begins with.
constexpr TrackMixer::Time beginning = 5ms;
/// Frames are late by about as much as before.
constexpr TrackMixer::Time lateMargin = 50ms;
/// For less no packet may be short enough.
constexpr TrackMixer::Time shortestSilence = 5ms;
using Tick = std::chrono::milliseconds; ///< of WebM's times: they leave rounded
/// So many packets at most are filled in at every change of runs.
constexpr size_t concealed = 10;

} // namespace

void TrackMixer::setTracks(const webm::Tracks &tracks)
{
    m_tracks = tracks;
    m_retimer = {};
    m_interleaver = {};
    m_interleaver.setAwaitsFirstAudio(true);
    if (m_arrivedAt)
        m_interleaver.onArrival(*m_arrivedAt);
    m_audioRun.reset();
    m_audioEnd.reset();
    m_videoTime.reset();
    m_isSilent = false;
    if (const webm::Track *audio = firstOf(tracks, webm::TrackType::Audio))
        m_retimer.setTrack(*audio);
    rest();
}

void TrackMixer::onArrival(Time now)
{
    m_arrivedAt = now;
    m_interleaver.onArrival(now);
}

void TrackMixer::add(quint64 run, webm::Frame frame, LiveTimeline::Verdict verdict, Time now)
{
    if (verdict == LiveTimeline::Verdict::TakeOver) {
        m_interleaver.startRun();
        m_newest.reset();
    }
    m_interleaver.learn(frame.type, frame.time, now);
    if (m_newest && frame.time >= m_newest->time)
        m_late.learn(m_newest->time + (now - m_newest->at) - frame.time, now);
    if (!m_newest || frame.time >= m_newest->time)
        m_newest = {frame.time, now};
    if (frame.type == webm::TrackType::Audio) {
        addAudio(run, std::move(frame), now);
        return;
    }
    m_statedVideo = frame.time;
    frame.time = videoTime(frame.time);
    m_videoTime = frame.time;
    if (!m_audioEnd && m_tracks.size() > 1) {
        m_audioEnd = frame.time; // it is not waited for before it began
        m_interleaver.setAudioEnd(m_audioEnd);
    }
    pass(std::move(frame));
}

void TrackMixer::pass(webm::Frame frame, Time lead)
{
    m_unordered.push_back(frame);
    m_interleaver.add(std::move(frame), lead);
}

/// Video that comes when audio of later has left has the time of that audio, and each frame one of its own.
/// Only frames that are decoded in another order keep theirs.
TrackMixer::Time TrackMixer::videoTime(Time stated) const
{
    const webm::Track *video = firstOf(m_tracks, webm::TrackType::Video);
    if (!video || mayReorder(*video))
        return stated;
    Time time = stated;
    if (const auto given = m_interleaver.newestGiven())
        time = std::max(time, Time(std::chrono::round<Tick>(*given)));
    if (m_videoTime)
        time = std::max(time, Time(std::chrono::round<Tick>(*m_videoTime) + Tick(1)));
    return time;
}

void TrackMixer::addAudio(quint64 run, webm::Frame frame, Time now)
{
    // What a stream begins with is video; a player takes no audio of before that any more.
    if (!m_retimer.end() && m_audioEnd && frame.time + beginning < *m_audioEnd)
        return;
    // Audio that comes back may stand before video of its time, as it may have done before.
    if (m_isSilent && m_statedVideo)
        m_interleaver.learnLead(frame.time - *m_statedVideo, now);
    if (m_audioAt)
        m_audioPauses.learn(now - *m_audioAt, now);
    m_audioAt = now;
    // Silence needs no continuation: the run stays where it is.
    const bool isFirst = std::exchange(m_audioRun, run) != run;
    const auto position = m_isSilent ? AudioRetimer::Position::BehindSilence
                          : isFirst  ? AudioRetimer::Position::FirstOfRun
                                     : AudioRetimer::Position::Later;
    const Time stated = frame.time;
    AudioRetimer::Result steady = m_retimer.take(std::move(frame), position, now);
    m_timeline.shift(run, steady.shift);
    m_audioEnd = m_retimer.end();
    std::vector<webm::Frame> &frames = steady.frames;
    m_isSilent = m_isSilent && frames.empty();
    m_hasFilled = m_hasFilled || frames.size() > concealed;
    if (m_tracks.size() > 1)
        m_interleaver.setAudioEnd(m_audioEnd);
    for (webm::Frame &packet : frames) {
        const Time lead = packet.time - stated - steady.shift;
        pass(std::move(packet), lead);
    }
}

void TrackMixer::fillUp(Time until, Time now)
{
    std::vector<webm::Frame> silence = m_retimer.fillUp(m_audioEnd.value_or(until), until, now);
    if (silence.empty() && m_audioEnd.value_or(until) + shortestSilence < until) {
        m_interleaver.giveAudioUp();
        return;
    }
    m_isSilent = m_isSilent || !silence.empty();
    m_hasFilled = m_hasFilled || !silence.empty();
    for (webm::Frame &packet : silence)
        pass(std::move(packet));
    m_audioEnd = m_retimer.end();
    if (m_tracks.size() > 1)
        m_interleaver.setAudioEnd(m_audioEnd);
}

std::vector<webm::Frame> TrackMixer::take(Time now)
{
    if (m_interleaver.missingAudio(now)) {
        m_interleaver.setAwaitsFirstAudio(false);
        fillUp(*m_interleaver.missingAudio(now), now);
    }
    return m_interleaver.take(now);
}

/// Where frames come in bursts, silence must not come before the video of its time.
TrackMixer::Time TrackMixer::silenceWait(Time now) const
{
    const Time late = m_late.longest(now);
    return std::max(m_interleaver.audioWait(now), late > 0ns ? late + lateMargin : 0ns);
}

TrackMixer::Time TrackMixer::patience(Time now) const
{
    if (m_isSilent)
        return silenceWait(now);
    return std::clamp(3 * m_audioPauses.longest(now), leastPatience, mostPatience);
}

std::vector<webm::Frame> TrackMixer::releaseDue(Time now)
{
    const Time passed = now - m_passedAt.value_or(now);
    m_passedAt = now;
    m_interleaver.onTime(now);
    if (m_newest && passed > maxPassing)
        m_newest->at += passed;
    const bool isAudioDue = m_newest && firstOf(m_tracks, webm::TrackType::Audio) &&
                            now - std::max(m_newest->at, m_audioAt.value_or(m_newest->at)) >= patience(now);
    if (isAudioDue) {
        fillUp(m_newest->time + (now - m_newest->at) - silenceWait(now), now);
        return m_interleaver.releaseAll();
    }
    return take(now);
}

std::vector<webm::Frame> TrackMixer::releaseAll()
{
    return m_interleaver.releaseAll();
}

} // namespace lancast::stream
