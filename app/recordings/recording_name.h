// Another name for a recording: which ones there can be, and giving it.
#pragma once

#include <QString>

namespace lancast::app {

/// "Launch party" of ".../Launch party.webm".
[[nodiscard]] QString recordingName(const QString &path);

struct RenameResult
{
    QString path;    ///< the new one; empty if the name stays
    QString trouble; ///< why it stays, for people; empty if it does not
};

/// Keeps the folder and the extension, and never overwrites.
[[nodiscard]] RenameResult renameRecording(const QString &path, const QString &name);

} // namespace lancast::app
