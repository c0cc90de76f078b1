// Where things are in a recording file: its beginning, and what is written over it when it is finished.
#pragma once

#include "record/recording_index.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

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

struct Patch
{
    qint64 offset = 0;
    QByteArray bytes;

    bool operator==(const Patch &) const = default;
};

/// What overwrites the size of a Cluster or of the Segment, whose header ends at \a content.
[[nodiscard]] Patch sizePatch(qint64 content, qint64 end);

struct Finish
{
    QByteArray appended;        ///< behind the last Cluster; empty where the Cues fit the reserved room
    std::vector<Patch> patches; ///< in this order: the last one makes the file a finished one
};

/// Finishes a file whose last block ends at \a end.
[[nodiscard]] Finish finish(const RecordingLayout &layout, const RecordingIndex &index, qint64 end);
/// As finish(), where there is no room to append anything.
[[nodiscard]] Finish finishWithoutCues(const RecordingLayout &layout, const RecordingIndex &index,
                                       qint64 end);

} // namespace lancast::record
