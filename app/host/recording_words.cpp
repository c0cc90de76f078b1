#include "host/recording_words.h"

#include "look/format.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

using record::RecordingFileState;
using record::RecordingTrouble;

/// What takes longer to fill is no news.
constexpr std::chrono::hours mostToTell{100};

QString tr(const char *text)
{
    // The name under which lupdate files what a tr() outside a class says.
    return QCoreApplication::translate("lancast::app", text);
}

QString timeLeftInWords(std::chrono::seconds left)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(left);
    if (hours.count() > 0)
        return QCoreApplication::translate("lancast::app", "%n h left", nullptr, int(hours.count()));
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(left);
    return QCoreApplication::translate("lancast::app", "%n min left", nullptr, int(minutes.count()));
}

Message withOtherFolder(Severity severity, const QString &text)
{
    return {severity, text, tr("Choose another folder"), MessageAction::ChooseRecordingFolder};
}

QString becauseOf(const QString &detail)
{
    return detail.isEmpty() ? QString() : u" ("_s + detail + u')';
}

} // namespace

QString recordingInWords(const record::RecordingFileStatus &status, stream::StreamState stream)
{
    if (status.state == RecordingFileState::Waiting)
        return tr("REC waits until you are live");
    if (status.state != RecordingFileState::Writing)
        return {};
    const bool isPaused = stream == stream::StreamState::Paused;
    const QString words = isPaused ? tr("REC paused at %1") : tr("REC %1");
    QStringList parts{words.arg(formattedClock(status.length)), formattedSize(quint64(status.bytes))};
    if (!isPaused && status.timeLeft && *status.timeLeft < mostToTell)
        parts.append(timeLeftInWords(*status.timeLeft));
    return parts.join(u" · "_s);
}

std::optional<Message> recordingMessage(const record::RecordingFileStatus &status)
{
    const bool hasFailed = status.state == RecordingFileState::Failed;
    switch (status.trouble) {
    case RecordingTrouble::None:
        return std::nullopt;
    case RecordingTrouble::LowSpace:
        return withOtherFolder(Severity::Warning,
                               tr("The disk is nearly full: there is room for less than 10 minutes of "
                                  "recording. Make room, or record to another folder."));
    case RecordingTrouble::DiskFull:
        return withOtherFolder(Severity::Error,
                               tr("The disk is full, so the recording has ended. What was recorded can be "
                                  "played, and the stream goes on."));
    case RecordingTrouble::CannotWrite:
        return withOtherFolder(
            Severity::Error,
            hasFailed ? tr("The recording could not be written%1, so it has ended. The stream goes on.")
                            .arg(becauseOf(status.detail))
                      : tr("The recording cannot be written%1.").arg(becauseOf(status.detail)));
    case RecordingTrouble::TooSlow:
        return withOtherFolder(Severity::Warning,
                               tr("The disk is too slow, so parts of the recording are missing. Record to a "
                                  "folder on another disk, or choose a lower quality."));
    }
    return std::nullopt;
}

Message recordingFolderMessage(const QString &folder, const QString &reason)
{
    return withOtherFolder(Severity::Error,
                           tr("Nothing is recorded: LanCast cannot write to the folder %1 (%2).")
                               .arg(QDir::toNativeSeparators(folder), reason));
}

Message finishedMessage(const QString &path)
{
    return {Severity::Notice, tr("The recording is saved as %1.").arg(QDir::toNativeSeparators(path)),
            tr("Show it"), MessageAction::ShowFinishedRecording};
}

std::optional<Message> rescueMessage(const QStringList &finished, const QStringList &failed)
{
    if (finished.isEmpty() && failed.isEmpty())
        return std::nullopt;
    const QString text =
        failed.isEmpty()
            ? QCoreApplication::translate(
                  "lancast::app", "%n recordings had been cut short, and can be played from end to end now.",
                  nullptr, int(finished.size()))
            : QCoreApplication::translate("lancast::app",
                                          "%n recordings had been cut short and could not be mended. Other "
                                          "players may still play them.",
                                          nullptr, int(failed.size()));
    return Message{failed.isEmpty() ? Severity::Notice : Severity::Warning, text, tr("Show recordings"),
                   MessageAction::ShowRecordings};
}

} // namespace lancast::app
