// Why a file cannot be streamed, from the file itself: what a browser's player says is the same for all of
// them.
#pragma once

#include <QString>

namespace lancast::app {

/// A word as the publisher page's error codes are: "file-missing", "file-unreadable", "file-empty",
/// "file-picture", "file-other"; empty if it looks like a video.
[[nodiscard]] QString fileVerdict(const QString &path);

} // namespace lancast::app
