// What a recording's file tells about itself: its length, and a picture from it. Reads a bounded part of the
// file; for any thread.
#pragma once

#include <QImage>

#include <chrono>
#include <optional>

namespace lancast::app {

enum class RecordingHealth {
    Fine,
    Unreadable, ///< the system does not let us read it
    Broken,     ///< no WebM, or nothing in it
};

struct RecordingFacts
{
    RecordingHealth health = RecordingHealth::Fine;
    std::optional<std::chrono::milliseconds> length; ///< empty: unknown
    QImage picture;                                  ///< null: there is none, or we cannot decode it
};

/// The picture is from about a tenth of the way, and fits into \a room.
[[nodiscard]] RecordingFacts readRecordingFacts(const QString &path, QSize room);

} // namespace lancast::app
