#include "settings/recording_settings.h"

#include "settings/settings_store.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <cerrno>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

QString usualRecordingFolder()
{
    const QString videos = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    return videos.isEmpty() ? QDir::homePath() : videos;
}

RecordingChoices rememberedRecording(const SettingsStore &store)
{
    RecordingChoices recording;
    const QString folder = store.value(u"recording/folder"_s).toString();
    recording.folder = QDir::isAbsolutePath(folder) && !folder.contains(QChar::Null) ? QDir::cleanPath(folder)
                                                                                     : usualRecordingFolder();
    recording.title = store.value(u"recording/title"_s).toString().left(longestTitle);
    recording.recordsWheneverLive = store.value(u"recording/whenever-live"_s, false).toBool();
    bool isNumber = false;
    const int minutes = store.value(u"recording/rewind-minutes"_s).toInt(&isNumber);
    if (isNumber && minutes >= 0 && minutes <= dvr::longestRewind.count())
        recording.rewind = std::chrono::minutes(minutes);
    return recording;
}

void remember(SettingsStore &store, const RecordingChoices &recording)
{
    store.setValue(u"recording/folder"_s, recording.folder);
    store.setValue(u"recording/title"_s, recording.title);
    store.setValue(u"recording/whenever-live"_s, recording.recordsWheneverLive);
    store.setValue(u"recording/rewind-minutes"_s, int(recording.rewind.count()));
}

bool canRecordTo(const QString &folder)
{
    return QFileInfo(folder).isDir() && recordingFolderFault(folder).isEmpty();
}

QString recordingFolderFault(const QString &folder)
{
    QFileInfo nearest(folder);
    while (!nearest.exists() && !nearest.isSymLink() && !nearest.isRoot())
        nearest.setFile(nearest.absolutePath());
    if (!nearest.isDir())
        return QString::fromLocal8Bit(std::strerror(nearest.exists() ? ENOTDIR : ENOENT));
    // By trying: permissions say nothing about a disk that is mounted for reading only.
    QTemporaryFile file(nearest.absoluteFilePath() + u"/.lancast-XXXXXX"_s);
    return file.open() ? QString() : file.errorString();
}

} // namespace lancast::app
