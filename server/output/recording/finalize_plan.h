// What is written over a recording file to finish it: its index, its length and its sizes.
#pragma once

#include "output/recording/recording_index.h"
#include "output/recording/recording_layout.h"

#include <QByteArray>

#include <vector>

namespace lancast::record {

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
