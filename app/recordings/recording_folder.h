// Which recordings there are in a folder, told whenever that changes.
#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

class QThreadPool;

namespace lancast::app {

struct RecordingEntry
{
    QString path;
    qint64 bytes = 0;
    QDateTime changedAt;
};

class RecordingFolder final : public QObject
{
    Q_OBJECT

public:
    /// Lists in \a pool, before what else waits there; which must have nothing left to do when this goes.
    explicit RecordingFolder(QThreadPool &pool, QObject *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }
    void setPath(const QString &path);
    /// Soon: many changes are one.
    void refresh();

signals:
    /// The newest first.
    void listed(bool isThere, const QList<lancast::app::RecordingEntry> &found);

private:
    void watch();
    void list();

    QThreadPool &m_pool;
    QString m_path;
    quint64 m_listings = 0; ///< an answer to an older one does not count
    QFileSystemWatcher m_watcher;
    QTimer m_refresh;
};

} // namespace lancast::app
