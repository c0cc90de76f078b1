// The recording file as the host sees it: plain values.
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace lancast::record {

/// Of the file that the stream is written to while the host records it.
enum class RecordingFileState {
    Off,
    Waiting, ///< for the stream to be live
    Writing,
    Failed, ///< it was ended before the host's word, see RecordingTrouble; what was written is playable
};

enum class RecordingTrouble {
    None,
    LowSpace, ///< under ten minutes are left; writing goes on
    DiskFull,
    CannotWrite,
    TooSlow, ///< the disk: parts are missing; writing goes on
};

/// The words in the status: "off", "waiting", "writing", "failed"; "none", "lowSpace", "diskFull",
/// "cannotWrite", "tooSlow".
[[nodiscard]] QString toString(RecordingFileState state);
[[nodiscard]] QString toString(RecordingTrouble trouble);
struct RecordingFileStatus
{
    RecordingFileState state = RecordingFileState::Off;
    QString path; ///< of the newest file; empty before the first
    std::chrono::milliseconds length{0};
    qint64 bytes = 0;
    std::optional<std::chrono::seconds> timeLeft; ///< until the disk is full, at the present rate
    RecordingTrouble trouble = RecordingTrouble::None;
    QString detail; ///< the system's words about a failure; may be empty
};

} // namespace lancast::record
