// Where recordings go, as it is remembered.
#pragma once

#include <QString>

namespace lancast::app {

class SettingsStore;

/// The user's folder for videos, or the home folder where there is none.
[[nodiscard]] QString usualRecordingFolder();

/// Absolute. It may be gone, or not be ours to write: see canRecordTo().
[[nodiscard]] QString rememberedRecordingFolder(const SettingsStore &store);
/// An empty \a folder: the usual one.
void rememberRecordingFolder(SettingsStore &store, const QString &folder);

/// Whether \a folder is there and takes files.
[[nodiscard]] bool canRecordTo(const QString &folder);

} // namespace lancast::app
