// What a folder allows for recordings.
#pragma once

#include "output/recording/recording_file_limits.h"

#include <QString>

namespace lancast::record {

/// A sentence that names \a folder and says why no recording can be written there, and what to do; empty if
/// one can. Makes the folder if it is missing. Waits for the disk.
[[nodiscard]] QString faultOfRecordingFolder(const QString &folder, const RecordingFileLimits &limits = {});

/// For users who are not root. Negative where the system does not say.
[[nodiscard]] qint64 freeBytesIn(const QString &folder, const RecordingFileLimits &limits);

} // namespace lancast::record
