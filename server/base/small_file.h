// Reads a file that the user names at start: limits, a certificate, a key.
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace lancast::net {

struct SmallFile
{
    QString error; ///< one sentence; empty if the file was read
    QByteArray content;
};

/// For a pipe that the shell or another program fills.
inline constexpr std::chrono::milliseconds pipePatience{10'000};

/// The whole file at \a path, which has at most \a maxBytes. A pipe or a device is read to its end, for which
/// it has \a patience: one that nobody writes to does not hold up the caller longer.
[[nodiscard]] SmallFile readSmallFile(const QString &path, qsizetype maxBytes,
                                      std::chrono::milliseconds patience);

} // namespace lancast::net
