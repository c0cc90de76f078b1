// What the window of recordings needs of the desktop: its file manager, its trash, and a question to people.
#pragma once

#include <QDBusConnection>
#include <QString>

#include <functional>

class QWidget;

namespace lancast::app {

/// Tests give their own.
struct RecordingDesktop
{
    std::function<QDBusConnection()> sessionBus;
    /// False: nothing here shows folders.
    std::function<bool(const QString &folder)> openFolder;
    /// False: the file stays where it is.
    std::function<bool(const QString &path)> moveToTrash;
    /// Whether \a path is to go for good: there is no trash for it.
    std::function<bool(QWidget *window, const QString &path)> mayDelete;
};

[[nodiscard]] RecordingDesktop realRecordingDesktop();

} // namespace lancast::app
