#include "relay/track_mixer.h"

#include "relay/relayed_tracks.h"

#include <algorithm>
#include <utility>

namespace lancast::relay {

using namespace std::chrono_literals;

namespace {

/// This process stood still for longer: what came meanwhile has not been read.
constexpr TrackMixer::Time maxPassing = 500ms;
/// Audio may begin so much before the video that a stream begins with.
constexpr TrackMixer::Time beginning = 5ms;
/// Blocks are late by about as much as before.
constexpr TrackMixer::Time lateMargin = 50ms;
/// For less no packet may be short enough.
constexpr TrackMixer::Time shortestSilence = 5ms;
using Tick = std::chrono::milliseconds; ///< of WebM's times: they leave rounded
/// So many packets at most are filled in at every change of recordings.
constexpr size_t concealed = 10;

} // namespace

void TrackMixer::setTracks(const webm::Tracks &tracks)
{
    m_tracks = tracks;
    m_sound = {};
    m_interleaver = {};
    m_interleaver.setAwaitsFirstAudio(true);
    if (m_arrivedAt)
        m_interleaver.onArrival(*m_arrivedAt);
    m_soundRecording.reset();
    m_soundEnd.reset();
    m_videoTime.reset();
    m_isSilent = false;
    if (const webm::Track *audio = firstOf(tracks, webm::TrackType::Audio))
        m_sound.setTrack(*audio);
    rest();
}

void TrackMixer::onArrival(Time now)
{
    m_arrivedAt = now;
    m_interleaver.onArrival(now);
}

void TrackMixer::add(quint64 recording, webm::Block block, LiveTimeline::Verdict verdict, Time now)
{
    if (verdict == LiveTimeline::Verdict::TakeOver) {
        m_interleaver.startRecording();
        m_newest.reset();
    }
    m_interleaver.learn(block.type, block.time, now);
    if (m_newest && block.time >= m_newest->time)
        m_late.learn(m_newest->time + (now - m_newest->at) - block.time, now);
    if (!m_newest || block.time >= m_newest->time)
        m_newest = {block.time, now};
    if (block.type == webm::TrackType::Audio) {
        addAudio(recording, std::move(block), now);
        return;
    }
    m_statedVideo = block.time;
    block.time = videoTime(block.time);
    m_videoTime = block.time;
    if (!m_soundEnd && m_tracks.size() > 1) {
        m_soundEnd = block.time; // it is not waited for before it began
        m_interleaver.setAudioEnd(m_soundEnd);
    }
    m_interleaver.add(std::move(block));
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

void TrackMixer::addAudio(quint64 recording, webm::Block block, Time now)
{
    // What a stream begins with is video; a player takes no audio of before that any more.
    if (!m_sound.end() && m_soundEnd && block.time + beginning < *m_soundEnd)
        return;
    // Audio that comes back may stand before video of its time, as it may have done before.
    if (m_isSilent && m_statedVideo)
        m_interleaver.learnLead(block.time - *m_statedVideo, now);
    if (m_audioAt)
        m_audioPauses.learn(now - *m_audioAt, now);
    m_audioAt = now;
    // Silence needs no continuation: the recording stays where it is.
    const bool isFirst = std::exchange(m_soundRecording, recording) != recording;
    const auto position = m_isSilent ? SteadySound::Position::BehindSilence
                          : isFirst  ? SteadySound::Position::FirstOfRecording
                                     : SteadySound::Position::Later;
    const Time stated = block.time;
    SteadySound::Result steady = m_sound.take(std::move(block), position, now);
    m_timeline.shift(recording, steady.shift);
    m_soundEnd = m_sound.end();
    std::vector<webm::Block> &blocks = steady.blocks;
    m_isSilent = m_isSilent && blocks.empty();
    m_hasFilled = m_hasFilled || blocks.size() > concealed;
    if (m_tracks.size() > 1)
        m_interleaver.setAudioEnd(m_soundEnd);
    for (webm::Block &packet : blocks) {
        const Time lead = packet.time - stated - steady.shift;
        m_interleaver.add(std::move(packet), lead);
    }
}

void TrackMixer::fillUp(Time until, Time now)
{
    std::vector<webm::Block> silence = m_sound.fillUp(m_soundEnd.value_or(until), until, now);
    if (silence.empty() && m_soundEnd.value_or(until) + shortestSilence < until) {
        m_interleaver.giveAudioUp();
        return;
    }
    m_isSilent = m_isSilent || !silence.empty();
    m_hasFilled = m_hasFilled || !silence.empty();
    for (webm::Block &packet : silence)
        m_interleaver.add(std::move(packet));
    m_soundEnd = m_sound.end();
    if (m_tracks.size() > 1)
        m_interleaver.setAudioEnd(m_soundEnd);
}

std::vector<webm::Block> TrackMixer::take(Time now)
{
    if (m_interleaver.missingAudio(now)) {
        m_interleaver.setAwaitsFirstAudio(false);
        fillUp(*m_interleaver.missingAudio(now), now);
    }
    return m_interleaver.take(now);
}

/// Where blocks come in bursts, silence must not come before the video of its time.
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

std::vector<webm::Block> TrackMixer::takeOnTime(Time now)
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
        return m_interleaver.takeAll();
    }
    return take(now);
}

std::vector<webm::Block> TrackMixer::takeAll()
{
    return m_interleaver.takeAll();
}

} // namespace lancast::relay
