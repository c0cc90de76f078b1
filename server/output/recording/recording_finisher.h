// Makes a recording file a finished one: its own writer's, or what a crash left.
#pragma once

#include "output/recording/finalize_plan.h"
#include "output/recording/output_file.h"

#include <functional>

namespace lancast::record {

/// Writes Duration, Cues and SeekHead into \a file, which ends with its last block. False if that failed;
/// the file is playable then all the same.
[[nodiscard]] bool applyFinish(OutputFile &file, const RecordingLayout &layout, const RecordingIndex &index);

enum class FinishResult {
    Finished,  ///< by this call
    NotNeeded, ///< it is finished, or no recording file, or being written
    Failed,
};

[[nodiscard]] FinishResult finishRecording(const QString &path,
                                           const std::function<bool()> &isCancelled = {});

} // namespace lancast::record
