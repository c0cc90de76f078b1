// The words about the recording file: how it goes, and what is wrong with it. Pure.
#pragma once

#include "host/message.h"
#include "session/status.h"

#include <QStringList>

#include <optional>

namespace lancast::app {

/// "REC 00:12:34 · 1.2 GB · 5 h left"; empty while nothing is recorded. While \a stream is paused the file
/// does not grow.
[[nodiscard]] QString recordingInWords(const record::RecordingFileStatus &status,
                                       stream::StreamState stream = stream::StreamState::Live);

/// Empty if all is well.
[[nodiscard]] std::optional<Message> recordingMessage(const record::RecordingFileStatus &status);

/// There is no use in recording to \a folder; \a reason is the system's.
[[nodiscard]] Message recordingFolderMessage(const QString &folder, const QString &reason);

/// Where the finished recording at \a path is.
[[nodiscard]] Message finishedMessage(const QString &path);

/// About files that a crash has left: the paths of those that are whole again, and of those that are not.
[[nodiscard]] std::optional<Message> rescueMessage(const QStringList &finished, const QStringList &failed);

} // namespace lancast::app
