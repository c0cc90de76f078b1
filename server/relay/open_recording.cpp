#include "relay/open_recording.h"

#include "relay/relayed_tracks.h"

#include <utility>

namespace lancast::relay {

namespace {

/// Older sound than fits was heard from the recording before.
constexpr qsizetype maxWaitingSoundBytes = 64 * 1024;

} // namespace

bool OpenRecording::learnTracks()
{
    if (!tracks.empty() || !demuxer.hasTracks())
        return false;
    sourceTracks = demuxer.tracks();
    tracks = relayedTracks(sourceTracks);
    awaitsPicture = firstOf(tracks, webm::TrackType::Video) != nullptr;
    return true;
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
