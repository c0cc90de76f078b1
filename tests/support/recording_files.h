// Recording files made of the recordings in tests/data, and what other people's programs say of them.
#pragma once

#include "output/recording/recording_file.h"

#include "tests/support/stream_sinks.h"
#include "tests/support/webm_oracles.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace lancast::test {

/// Publishes tests/data/NAME to \a stream as recording \a id that starts at \a start.
void publish(LiveStream &stream, const char *name, quint64 id, std::chrono::nanoseconds start);

/// The paths of all files in \a folder, by name.
[[nodiscard]] QStringList filesIn(const QString &folder);

/// Waits until \a file has finished what it writes. False if that takes too long.
[[nodiscard]] bool waitUntilIdle(const record::RecordingFile &file);
/// All that came is on the disk.
[[nodiscard]] bool waitUntilWritten(const record::RecordingFile &file);

/// A file that was recorded from tests/data/NAME alone, and finished; empty if that failed.
[[nodiscard]] QString recordOne(const QString &folder, const char *name);
/// As recordOne(), as it was before it was finished.
[[nodiscard]] QByteArray recordUnfinished(const QString &folder, const char *name);

/// Of the container, as ffprobe says it; nothing if it says none.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationOf(const QString &path);
/// When the last packet is over, by ffprobe's reading of all packets.
[[nodiscard]] std::chrono::milliseconds endOf(const QString &path);
/// The time of the first packet that ffprobe reads after a seek to \a time.
[[nodiscard]] std::chrono::milliseconds landingOf(const QString &path, std::chrono::milliseconds time);

/// What ffprobe, mkvinfo or libwebm find wrong with \a path; empty if nothing.
[[nodiscard]] QString complaintAbout(const QString &path);

} // namespace lancast::test
