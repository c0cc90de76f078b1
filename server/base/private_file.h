// Files with secrets: for the one who runs the program, and nobody else.
#pragma once

#include <QByteArray>
#include <QString>

namespace lancast::net {

/// Writes \a content, whole or not at all, to a file that has mode 0600 at every moment. A pipe or a device
/// stays what it is: \a content goes through it, if there is a reader. False if that failed.
[[nodiscard]] bool writePrivately(const QString &path, const QByteArray &content);

} // namespace lancast::net
