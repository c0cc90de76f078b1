#include "relay/relayed_tracks.h"

#include <algorithm>

namespace lancast::relay {

namespace {

constexpr quint64 videoNumber = 1;
constexpr quint64 audioNumber = 2;

} // namespace

quint64 relayedNumber(webm::TrackType type)
{
    return type == webm::TrackType::Video ? videoNumber : audioNumber;
}

const webm::Track *firstOf(const webm::Tracks &tracks, webm::TrackType type)
{
    const auto found = std::ranges::find(tracks, type, &webm::Track::type);
    return found == tracks.end() ? nullptr : &*found;
}

webm::Tracks relayedTracks(const webm::Tracks &source)
{
    webm::Tracks tracks;
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio}) {
        if (const webm::Track *track = firstOf(source, type)) {
            tracks.push_back(*track);
            tracks.back().number = relayedNumber(type);
            if (type == webm::TrackType::Video)
                tracks.back().defaultDuration = {};
        }
    }
    return tracks;
}

bool isRelayed(const webm::Tracks &source, const webm::Block &block)
{
    const webm::Track *track = firstOf(source, block.type);
    return track && track->number == block.trackNumber;
}

} // namespace lancast::relay
