// Reads a recording file that was not finished, to learn where it ends and what its index would have said.
#pragma once

#include "output/recording/finalize_plan.h"

#include <functional>
#include <span>

namespace lancast::record {

/// Where the bytes come from: fills \a space from \a offset on, and answers how many there were.
using ReadAt = std::function<qsizetype(qint64 offset, std::span<char> space)>;

enum class ScanVerdict {
    Unfinished, ///< can be finished
    Finished,   ///< was finished already
    Foreign,    ///< not written by LanCast, or broken at its beginning
    Empty,      ///< ours, without a single whole block
    Damaged,    ///< more of its end is broken than a crash can have left
};

struct ScanResult
{
    ScanVerdict verdict = ScanVerdict::Foreign;
    RecordingLayout layout;
    RecordingIndex index;
    qint64 end = 0;             ///< where the last whole block ends; what comes behind is to be cut off
    std::vector<Patch> patches; ///< sizes of Clusters, but the last, that are not told yet
};

/// Reads headers only, and keeps nothing of the file but its index.
/// \a isCancelled, where given, is asked now and then; the verdict is Foreign then.
[[nodiscard]] ScanResult scanRecording(const ReadAt &read, qint64 size,
                                       const std::function<bool()> &isCancelled = {});

/// More than this at the end of a file is never cut off.
inline constexpr qint64 maxBrokenTail = 32 * 1024 * 1024;

} // namespace lancast::record
