// How video and audio that come by runs of their own are joined: with which tracks, and what waits for what.
#include "stream/ingest.h"
#include "stream/relayed_tracks.h"

#include <algorithm>

namespace lancast::stream {

/// Audio is not relayed before video that belongs to it.
bool Ingest::awaitsVideo(const EncoderRun &run) const
{
    return run.awaitsKeyframe || (run.part == RunPart::Audio && !m_tracks);
}

/// What of the parts that bring audio came before the video.
void Ingest::acceptWaitingAudio(Time now)
{
    for (auto &[id, run] : m_runs) {
        if (run.part != RunPart::Audio || !mayJoin(run))
            continue;
        for (webm::Frame &audio : run.releaseWaitingAudio())
            (void)place(id, run, audio, now);
    }
}

/// Video that waited to learn what its audio is: now it is known, or has been waited for long enough. False
/// if there was none.
bool Ingest::acceptHeldVideo(Held which, Time now)
{
    bool hasAccepted = false;
    for (auto &[id, run] : m_runs) {
        if (run.isHolding() && (which == Held::All || run.hasHeld(now))) {
            accept(id, run, {}, now);
            hasAccepted = true;
        }
    }
    return hasAccepted;
}

/// What audio leaves beside the video of a Video part. Null if that is not known yet.
const webm::Track *Ingest::knownAudio() const
{
    const auto newest = std::find_if(m_runs.rbegin(), m_runs.rend(), [](const auto &entry) {
        const EncoderRun &run = entry.second;
        return run.part == RunPart::Audio && !run.tracks.empty();
    });
    if (newest != m_runs.rend())
        return &newest->second.tracks.front();
    return m_tracks ? firstOf(*m_tracks, webm::TrackType::Audio) : nullptr;
}

/// What leaves as long as \a run is the current one.
webm::Tracks Ingest::streamTracks(const EncoderRun &run) const
{
    webm::Tracks tracks = run.tracks;
    if (run.part == RunPart::Video) {
        if (const webm::Track *audio = knownAudio())
            tracks.push_back(*audio);
    }
    return tracks;
}

/// Other tracks come with a keyframe only: until then the audio is not relayed.
bool Ingest::mayJoin(const EncoderRun &audioRun) const
{
    const webm::Track *audio = m_tracks ? firstOf(*m_tracks, webm::TrackType::Audio) : nullptr;
    const webm::Track *own = firstOf(audioRun.tracks, webm::TrackType::Audio);
    return audio && own && *audio == *own;
}

} // namespace lancast::stream
