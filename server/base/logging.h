// The relay's log categories and levels. Nothing is logged per chunk.
#pragma once

#include <QLoggingCategory>

#include <optional>

namespace lancast::net {

Q_DECLARE_LOGGING_CATEGORY(relayLog)

/// The level that "debug", "info", "warning" or "error" names.
[[nodiscard]] std::optional<QtMsgType> logLevelFrom(const QString &word);

/// Silences the project's messages below \a level.
void applyLogLevel(QtMsgType level);

} // namespace lancast::net
