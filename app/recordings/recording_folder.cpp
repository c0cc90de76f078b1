#include "recordings/recording_folder.h"

#include <QDir>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::chrono::milliseconds restBeforeRefresh{200}; // many files change at once
constexpr int beforeReading = 1;                            // as a priority; of files there may be many
const QString pattern = u"*.webm"_s;

} // namespace

RecordingFolder::RecordingFolder(QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(restBeforeRefresh);
    connect(&m_refresh, &QTimer::timeout, this, &RecordingFolder::list);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RecordingFolder::refresh);
}

void RecordingFolder::setPath(const QString &path)
{
    m_path = path;
    list();
}

void RecordingFolder::refresh()
{
    // Not anew each time: a folder that keeps changing is to be seen changing.
    if (!m_path.isEmpty() && !m_refresh.isActive())
        m_refresh.start();
}

void RecordingFolder::watch()
{
    if (!m_watcher.directories().isEmpty() && m_watcher.directories() != QStringList(m_path))
        m_watcher.removePaths(m_watcher.directories());
    if (m_watcher.directories().isEmpty() && QDir(m_path).exists())
        m_watcher.addPath(m_path);
}

void RecordingFolder::list()
{
    watch();
    m_pool.start(
        [this, path = m_path, listing = ++m_listings] {
            QList<RecordingEntry> found;
            const QDir folder(path);
            const QFileInfoList files = folder.entryInfoList({pattern}, QDir::Files, QDir::Time);
            for (const QFileInfo &file : files)
                found.append({file.filePath(), file.size(), file.lastModified()});
            const bool isThere = folder.exists();
            QMetaObject::invokeMethod(this, [this, listing, isThere, found] {
                if (listing == m_listings)
                    emit listed(isThere, found);
            });
        },
        beforeReading);
}

} // namespace lancast::app
