#include "settings/recording_settings.h"

#include "settings/settings_store.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

QString usualRecordingFolder()
{
    const QString videos = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    return videos.isEmpty() ? QDir::homePath() : videos;
}

QString rememberedRecordingFolder(const SettingsStore &store)
{
    const QString folder = store.value(u"recording/folder"_s).toString();
    return QDir::isAbsolutePath(folder) && !folder.contains(QChar::Null) ? QDir::cleanPath(folder)
                                                                         : usualRecordingFolder();
}

void rememberRecordingFolder(SettingsStore &store, const QString &folder)
{
    store.setValue(u"recording/folder"_s, folder);
}

bool canRecordTo(const QString &folder)
{
    // By trying: permissions say nothing about a disk that is mounted for reading only.
    return QFileInfo(folder).isDir() && QTemporaryFile(folder + u"/.lancast-XXXXXX"_s).open();
}

} // namespace lancast::app
