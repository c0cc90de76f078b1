// How the stream is kept, as it is remembered.
#pragma once

#include "host/recording_choices.h"

namespace lancast::app {

class SettingsStore;

/// The user's folder for videos, or the home folder where there is none.
[[nodiscard]] QString usualRecordingFolder();

/// Values that make no sense give the defaults.
[[nodiscard]] RecordingChoices rememberedRecording(const SettingsStore &store);
/// An empty folder: the usual one.
void remember(SettingsStore &store, const RecordingChoices &recording);

/// Whether \a folder is there and takes files.
[[nodiscard]] bool canRecordTo(const QString &folder);
/// In the system's words, why nothing can be recorded to \a folder; empty if it can. A recording makes a
/// folder that is missing, so there the nearest one above it counts.
[[nodiscard]] QString recordingFolderFault(const QString &folder);

} // namespace lancast::app
