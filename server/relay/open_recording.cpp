#include "relay/open_recording.h"

#include "relay/relayed_tracks.h"

#include <utility>

namespace lancast::relay {

namespace {

/// Older sound than fits was heard from the recording before.
constexpr qsizetype maxWaitingSoundBytes = 256 * 1024;

} // namespace

bool OpenRecording::learnTracks()
{
    if (!tracks.empty() || !demuxer.hasTracks())
        return false;
    setTracks(demuxer.tracks());
    return true;
}

void OpenRecording::setTracks(const webm::Tracks &source)
{
    sourceTracks = source;
    tracks = relayedTracks(sourceTracks);
    for (const webm::Track &track : sourceTracks) {
        if (mayReorder(track))
            times.expectReordering(track.number);
    }
    awaitsPicture = firstOf(tracks, webm::TrackType::Video) != nullptr;
}

void OpenRecording::wait(webm::Block sound)
{
    m_waitingBytes += sound.payload.size();
    m_waitingSound.push_back(std::move(sound));
    while (m_waitingBytes > maxWaitingSoundBytes) {
        m_waitingBytes -= m_waitingSound.front().payload.size();
        m_waitingSound.pop_front();
    }
}

std::deque<webm::Block> OpenRecording::takeWaitingSound()
{
    m_waitingBytes = 0;
    return std::exchange(m_waitingSound, {});
}

} // namespace lancast::relay
