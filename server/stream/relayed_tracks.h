// What of a run is relayed: one video and one audio.
#pragma once

#include "webm/media.h"

namespace lancast::stream {

/// The first of \a type in \a tracks, or null.
[[nodiscard]] const webm::Track *firstOf(const webm::Tracks &tracks, webm::TrackType type);

/// The number of the relayed track of \a type.
[[nodiscard]] quint64 relayedNumber(webm::TrackType type);

/// One video, one audio, with numbers of our own: recorders number and order their tracks as they like, and
/// the configuration must compare equal from one run to the next.
[[nodiscard]] webm::Tracks relayedTracks(const webm::Tracks &source);

/// True if \a frame belongs to the track that relayedTracks() picked.
[[nodiscard]] bool isRelayed(const webm::Tracks &source, const webm::Frame &frame);

/// Whether frames of the track may be decoded in another order than they are shown in. WebM's own codecs hide
/// such frames in others.
[[nodiscard]] bool mayReorder(const webm::Track &track);

/// Whether a file or an endless response may go on with \a later behind the init segment of \a earlier: the
/// same kinds of tracks in the same codecs, with frames of the same shape. Sizes may differ: VP8 and VP9 tell
/// theirs in every keyframe, Opus its channels in every packet. Colour and interlacing may differ, too:
/// programs state them or do not, and another file for that would serve nobody.
[[nodiscard]] bool canContinue(const webm::Tracks &earlier, const webm::Tracks &later);

} // namespace lancast::stream
