#include "recordings/file_manager.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

void showInFolder(const QString &path, QDBusConnection sessionBus, QObject *context,
                  const std::function<void(const QString &folder)> &openFolder)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!sessionBus.isConnected()) {
        openFolder(folder);
        return;
    }
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
                                       u"org.freedesktop.FileManager1"_s, u"ShowItems"_s);
    const QString url = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded());
    message << QStringList{url} << QString();
    auto *watcher = new QDBusPendingCallWatcher(sessionBus.asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, folder, openFolder] {
        watcher->deleteLater();
        if (watcher->isError())
            openFolder(folder);
    });
}

} // namespace lancast::app
