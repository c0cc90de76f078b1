// The beginning of a recording file, and where things are in it.
#pragma once

#include "webm/media.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace lancast::record {

/// Offsets in the file. SeekHead, Duration and Cues have reserved room before the first Cluster, so that an
/// unfinished file is playable as it is, and a finished one seeks at once.
struct RecordingLayout
{
    qint64 segment = 0; ///< the content of the Segment, from where its own indexes count
    qint64 info = 0;
    qint64 duration = 0;
    qint64 tracks = 0;
    qint64 cues = 0;
    qint64 clusters = 0;

    bool operator==(const RecordingLayout &) const = default;
};

inline constexpr qint64 seekHeadSpace = 96;
inline constexpr qint64 cuesSpace = 64 * 1024;
/// No beginning is longer: the Tracks of a stream are bounded (see webm::DemuxLimits).
inline constexpr qint64 maxBeginningBytes = 512 * 1024;

/// All before the first Cluster, with a Segment of unknown size and no Duration. \a title may be empty.
[[nodiscard]] QByteArray writeBeginning(const webm::Tracks &tracks, const QString &title,
                                        const QDateTime &date);

struct Beginning
{
    RecordingLayout layout;
    webm::Tracks tracks;
    bool isFinished = false;
};

/// Reads the first maxBeginningBytes of a file, or all of it. Nothing if writeBeginning() did not write it.
[[nodiscard]] std::optional<Beginning> readBeginning(QByteArrayView bytes);

} // namespace lancast::record
