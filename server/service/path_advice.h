// What to change in the systemd unit when the service may not reach a folder or file.
#pragma once

#include <QString>

namespace lancast::service {

/// The files and folders that the options name; empty where they name none.
struct NamedPaths
{
    QString recordFolder;
    QString replayFile;
    QString certificateFile;
    QString keyFile;
};

/// What follows \a fault about one of \a paths in a service: the sandbox or the user of its unit may be the
/// reason. Empty where they cannot be. Begins with a blank.
[[nodiscard]] QString pathAdvice(const QString &fault, const NamedPaths &paths);

} // namespace lancast::service
