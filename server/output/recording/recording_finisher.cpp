#include "output/recording/recording_finisher.h"

#include "output/recording/recording_scan.h"

#include <algorithm>

namespace lancast::record {

bool applyFinish(OutputFile &file, const RecordingLayout &layout, const RecordingIndex &index)
{
    const qint64 end = file.end();
    Finish finish = record::finish(layout, index, end);
    // On a full disk what is there can be patched, but nothing added.
    if (!finish.appended.isEmpty() && !file.append(finish.appended))
        finish = finishWithoutCues(layout, index, end);
    const auto overwrite = [&file](const Patch &patch) { return file.overwrite(patch.offset, patch.bytes); };
    // The last patch says that the file is finished: it must not reach the disk before the others.
    const std::span all(finish.patches);
    return std::ranges::all_of(all.first(all.size() - 1), overwrite) && file.sync() &&
           overwrite(all.back()) && file.sync();
}

FinishResult finishRecording(const QString &path, const std::function<bool()> &isCancelled)
{
    OutputFile file;
    if (!file.openExisting(path))
        return FinishResult::NotNeeded;
    const ReadAt read = [&file](qint64 offset, std::span<char> space) { return file.read(offset, space); };
    const ScanResult scan = scanRecording(read, file.end(), isCancelled);
    switch (scan.verdict) {
    case ScanVerdict::Unfinished:
        break;
    case ScanVerdict::Finished:
    case ScanVerdict::Foreign:
    case ScanVerdict::Empty:
        return FinishResult::NotNeeded;
    case ScanVerdict::Damaged:
        return FinishResult::Failed;
    }
    const auto overwrite = [&file](const Patch &patch) { return file.overwrite(patch.offset, patch.bytes); };
    const bool isDone = file.truncate(scan.end) && std::ranges::all_of(scan.patches, overwrite) &&
                        applyFinish(file, scan.layout, scan.index);
    return isDone ? FinishResult::Finished : FinishResult::Failed;
}

} // namespace lancast::record
