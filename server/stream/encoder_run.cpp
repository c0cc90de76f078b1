#include "stream/encoder_run.h"

#include "stream/relayed_tracks.h"

#include <utility>

namespace lancast::stream {

namespace {

/// Older audio than fits was heard from the run before.
constexpr qsizetype maxWaitingAudioBytes = 256 * 1024;

} // namespace

bool EncoderRun::learnTracks()
{
    if (!tracks.empty() || !demuxer.hasTracks())
        return false;
    setTracks(demuxer.tracks());
    return true;
}

void EncoderRun::setTracks(const webm::Tracks &source)
{
    sourceTracks = source;
    tracks = relayedTracks(sourceTracks);
    for (const webm::Track &track : sourceTracks) {
        if (mayReorder(track))
            times.expectReordering(track.number);
    }
    awaitsKeyframe = firstOf(tracks, webm::TrackType::Video) != nullptr;
}

void EncoderRun::giveVideoUp()
{
    std::erase_if(tracks, [](const webm::Track &track) { return track.type == webm::TrackType::Video; });
    awaitsKeyframe = false;
    lacksVideo = true;
}

void EncoderRun::regainVideo()
{
    tracks = relayedTracks(sourceTracks);
    lacksVideo = false;
}

void EncoderRun::wait(webm::Frame audio, Time now)
{
    m_waitingSince = m_waitingSince.value_or(now);
    m_waitingBytes += audio.payload.size();
    m_waitingAudio.push_back(std::move(audio));
    while (m_waitingBytes > maxWaitingAudioBytes) {
        m_waitingBytes -= m_waitingAudio.front().payload.size();
        m_waitingAudio.pop_front();
    }
}

std::deque<webm::Frame> EncoderRun::releaseWaitingAudio()
{
    m_waitingBytes = 0;
    return std::exchange(m_waitingAudio, {});
}

} // namespace lancast::stream
