#include "output/recording/recording_repair.h"

#include "output/recording/recording_finisher.h"

#include <QDir>
#include <QLoggingCategory>
#include <QStringList>

namespace lancast::record {

namespace {

Q_LOGGING_CATEGORY(rescueLog, "lancast.record")

} // namespace

RecordingRepair::RecordingRepair()
{
    m_worker.setMaxThreadCount(1);
    connect(this, &RecordingRepair::done, this, [](const QStringList &finished, const QStringList &failed) {
        for (const QString &path : finished)
            qCInfo(rescueLog).noquote() << "finished the recording" << path;
        for (const QString &path : failed)
            qCWarning(rescueLog).noquote() << "cannot finish the recording" << path;
    });
}

RecordingRepair::~RecordingRepair()
{
    m_isCancelled = true;
    m_worker.waitForDone();
}

void RecordingRepair::finishAll(const QString &folder)
{
    m_worker.start([this, folder] {
        QStringList finished;
        QStringList failed;
        const QDir directory(folder);
        const QStringList names =
            directory.entryList({QStringLiteral("*.webm")}, QDir::Files | QDir::NoSymLinks);
        for (const QString &name : names) {
            if (m_isCancelled)
                return;
            const QString path = directory.absoluteFilePath(name);
            switch (finishRecording(path, [this] { return m_isCancelled.load(); })) {
            case FinishResult::Finished:
                finished.append(path);
                break;
            case FinishResult::Failed:
                failed.append(path);
                break;
            case FinishResult::NotNeeded:
                break;
            }
        }
        emit done(finished, failed);
    });
}

} // namespace lancast::record
