#include "stream/encoder_run.h"

#include "stream/relayed_tracks.h"

#include <algorithm>
#include <iterator>
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
    std::erase_if(sourceTracks, [this](const webm::Track &track) { return !isOfPart(track.type); });
    tracks = relayedTracks(sourceTracks);
    for (const webm::Track &track : sourceTracks) {
        if (mayReorder(track))
            times.expectReordering(track.number);
    }
    awaitsKeyframe = firstOf(tracks, webm::TrackType::Video) != nullptr;
}

bool EncoderRun::isOfPart(webm::TrackType type) const
{
    return part == RunPart::Whole || (part == RunPart::Video) == (type == webm::TrackType::Video);
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

void EncoderRun::hold(std::vector<webm::Frame> video, Time now)
{
    for (const webm::Frame &frame : video)
        m_heldBytes += frame.payload.size();
    if (!video.empty())
        m_heldSince = m_heldSince.value_or(now);
    std::ranges::move(video, std::back_inserter(m_heldVideo));
}

std::vector<webm::Frame> EncoderRun::releaseHeldVideo()
{
    m_heldBytes = 0;
    m_heldSince.reset();
    return std::exchange(m_heldVideo, {});
}

std::deque<webm::Frame> EncoderRun::releaseWaitingAudio()
{
    m_waitingBytes = 0;
    return std::exchange(m_waitingAudio, {});
}

} // namespace lancast::stream
