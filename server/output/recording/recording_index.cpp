#include "output/recording/recording_index.h"

#include "webm/opus_packet.h"

#include <algorithm>
#include <utility>

namespace lancast::record {

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds usualFrame{33};
constexpr milliseconds usualPacket{20};
/// Longer than this between two blocks, something is missing: it tells nothing about how long one lasts.
constexpr milliseconds longestFrame{500};

} // namespace

RecordingIndex::RecordingIndex(const webm::Tracks &tracks)
{
    for (const webm::Track &track : tracks) {
        const bool isVideo = track.type == webm::TrackType::Video;
        m_tracks.push_back({isVideo, track.codecId == "A_OPUS", {}, isVideo ? usualFrame : usualPacket});
        if (isVideo)
            m_cueTrack = m_tracks.size();
    }
}

void RecordingIndex::startCluster(qint64 offset, qint64 content, milliseconds time)
{
    m_openCluster = content;
    m_clusterTime = time;
    m_candidate = SyncPoint{time, offset};
}

void RecordingIndex::addBlock(const BlockHead &block)
{
    if (block.track == 0 || block.track > m_tracks.size())
        return;
    const milliseconds time = m_clusterTime + block.relativeTime;
    Track &track = m_tracks[block.track - 1];
    if (track.isOpus)
        track.step = webm::opusPacketDuration(block.payload);
    else if (track.time && time > *track.time && time - *track.time <= longestFrame)
        track.step = time - *track.time;
    track.time = std::max<microseconds>(track.time.value_or(time), time);

    if (block.track != m_cueTrack)
        return;
    const auto candidate = std::exchange(m_candidate, {});
    if (candidate && (block.isKeyframe || !track.isVideo) &&
        (m_syncPoints.empty() || candidate->time - m_syncPoints.back().time >= minDistance))
        m_syncPoints.push_back(*candidate);
}

milliseconds RecordingIndex::end() const
{
    microseconds end{0};
    for (const Track &track : m_tracks) {
        if (track.time)
            end = std::max(end, *track.time + track.step);
    }
    return std::chrono::round<milliseconds>(end);
}

} // namespace lancast::record
