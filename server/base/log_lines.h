// What a line of lancast-server's log looks like.
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace lancast::net {

enum class LogReader {
    Person,
    Journal, ///< systemd's: wants the level as "<6>" before each line, see sd-daemon(3)
};

/// "info lancast.relay: Watch at ...", with its line feed. \a message is put on one line.
[[nodiscard]] QByteArray logLine(QtMsgType type, const char *category, const QString &message,
                                 LogReader reader);

/// Who reads standard error.
[[nodiscard]] LogReader standardErrorReader();

/// From now on Qt's messages go to standard error as logLine() has them. A line that finds no room, since
/// its reader has stopped, is left out: nobody waits for it.
void logToStandardError();

} // namespace lancast::net
