// Picks from a TrackEntry's Video or Audio element what says how its frames are to be presented.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lancast::webm {

struct Track;

/// The presentation elements of a Video element: its display size, aspect, cropping, interlacing, stereo
/// mode, Colour and Projection (RFC 9559 section 5.1.4.1.28), without what is wrong, unknown or said twice:
/// browsers refuse a whole stream for that. A display size equal to the \a video's own is the default, and
/// left out.
[[nodiscard]] QByteArray videoPresentation(QByteArrayView content, const Track &video);

/// What of a video's \a presentation decides about the shape of its frames: all but Colour and
/// FlagInterlaced.
[[nodiscard]] QByteArray shapeOf(QByteArrayView presentation);

/// \a presentation of a VP8 track, with the matrix coefficients that VP8 has (RFC 6386 section 9.2: those of
/// BT.601) where it states none: browsers take HD video, and Chromium all of it, for BT.709 otherwise.
[[nodiscard]] QByteArray withVp8Colour(QByteArrayView presentation);

/// The OutputSamplingFrequency of an Audio element.
[[nodiscard]] QByteArray audioPresentation(QByteArrayView content);

} // namespace lancast::webm
