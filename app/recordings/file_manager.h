// Shows a file where it lies, in whatever the desktop shows files with.
#pragma once

#include <QDBusConnection>
#include <QString>

#include <functional>

class QObject;

namespace lancast::app {

/// With the file chosen, where the desktop can (org.freedesktop.FileManager1); else its folder is opened by
/// \a openFolder. \a context: as long as it lives.
void showInFolder(const QString &path, QDBusConnection sessionBus, QObject *context,
                  const std::function<void(const QString &folder)> &openFolder);

} // namespace lancast::app
