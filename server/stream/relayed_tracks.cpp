#include "stream/relayed_tracks.h"

#include "webm/presentation.h"

#include <algorithm>

namespace lancast::stream {

namespace {

constexpr quint64 videoNumber = 1;
constexpr quint64 audioNumber = 2;

/// Its frames tell what a decoder needs to know; CodecPrivate is a copy of it.
bool isSelfDescribing(const QByteArray &codecId)
{
    return codecId == "V_VP8" || codecId == "V_VP9" || codecId == "A_OPUS";
}

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
            if (track->codecId == "V_VP8")
                tracks.back().presentation = webm::withVp8Colour(track->presentation);
        }
    }
    return tracks;
}

bool isRelayed(const webm::Tracks &source, const webm::Frame &frame)
{
    const webm::Track *track = firstOf(source, frame.type);
    return track && track->number == frame.trackNumber;
}

bool mayReorder(const webm::Track &track)
{
    return track.type == webm::TrackType::Video && track.codecId != "V_VP8" && track.codecId != "V_VP9" &&
           track.codecId != "V_AV1";
}

bool canContinue(const webm::Tracks &earlier, const webm::Tracks &later)
{
    return std::ranges::equal(earlier, later, [](const webm::Track &one, const webm::Track &other) {
        return one.type == other.type && one.codecId == other.codecId &&
               webm::shapeOf(one.presentation) == webm::shapeOf(other.presentation) &&
               (one.codecPrivate == other.codecPrivate || isSelfDescribing(one.codecId));
    });
}

} // namespace lancast::stream
