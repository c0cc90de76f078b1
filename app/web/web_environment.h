// What QtWebEngine must find in the environment before the application object exists.
#pragma once

#include <QByteArray>

namespace lancast::app {

/// \a flags with those appended that keep the publisher view at full speed, also while it is hidden.
[[nodiscard]] QByteArray withPublisherFlags(const QByteArray &flags);

/// Chromium takes 78 MB of /dev/shm at its start, and more with every large picture.
inline constexpr quint64 neededSharedMemory = 256 * 1024 * 1024;
/// With less than that, as in containers, Chromium is told to use ordinary files instead.
[[nodiscard]] QByteArray withSharedMemoryFlag(const QByteArray &flags, quint64 freeBytes);

/// Sets QtWebEngine's variables; what the user set stays.
void prepareWebEnvironment();

} // namespace lancast::app
