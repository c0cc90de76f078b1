// Finishes, in a thread of its own, what a crash has left in a folder of recordings.
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace lancast::record {

class RecordingRepair final : public QObject
{
    Q_OBJECT

public:
    RecordingRepair();
    /// Leaves what is not begun to the next start.
    ~RecordingRepair() override;

    /// Looks through the files of \a folder, not of those in it. Nothing happens where there is none.
    void finishAll(const QString &folder);

signals:
    /// \a finished: paths; \a failed: those that could not be.
    void done(const QStringList &finished, const QStringList &failed);

private:
    std::atomic_bool m_isCancelled = false; ///< the one thing that both threads look at
    QThreadPool m_worker;
};

} // namespace lancast::record
