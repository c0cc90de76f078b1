// Files with secrets: for the one who runs the program, and nobody else.
#pragma once

#include <QByteArray>
#include <QString>

namespace lancast::net {

/// Writes \a content with mode 0600, whole or not at all. False if that failed.
[[nodiscard]] bool writePrivately(const QString &path, const QByteArray &content);

} // namespace lancast::net
