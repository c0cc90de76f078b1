// Finds the places in damaged bytes where reading can start again.
#pragma once

#include <QByteArrayView>

namespace lancast::webm {

/// The most bytes of a landmark that are looked at. Up to one less can be undecided.
inline constexpr qsizetype maxLandmarkBytes = 256;

enum class LandmarkStatus {
    None,
    Found,
    Undecided, ///< one seems to begin here, but the bytes end before that is certain
};

struct Landmark
{
    LandmarkStatus status = LandmarkStatus::None;
    qsizetype offset = 0; ///< with None: the end of the search
};

/// The first landmark that begins in \a bytes before \a end: a Cluster with its Timestamp, a Tracks element
/// with a TrackEntry or an EBML header with one of its children. Four bytes of an id alone could be a part of
/// a frame.
[[nodiscard]] Landmark findLandmark(QByteArrayView bytes, qsizetype end);

} // namespace lancast::webm
