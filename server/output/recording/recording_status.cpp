#include "output/recording/recording_status.h"

namespace lancast::record {

QString toString(RecordingFileState state)
{
    switch (state) {
    case RecordingFileState::Off:
        return QStringLiteral("off");
    case RecordingFileState::Waiting:
        return QStringLiteral("waiting");
    case RecordingFileState::Writing:
        return QStringLiteral("writing");
    case RecordingFileState::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QString toString(RecordingTrouble trouble)
{
    switch (trouble) {
    case RecordingTrouble::None:
        return QStringLiteral("none");
    case RecordingTrouble::LowSpace:
        return QStringLiteral("lowSpace");
    case RecordingTrouble::DiskFull:
        return QStringLiteral("diskFull");
    case RecordingTrouble::CannotWrite:
        return QStringLiteral("cannotWrite");
    case RecordingTrouble::TooSlow:
        return QStringLiteral("tooSlow");
    }
    Q_UNREACHABLE();
}

} // namespace lancast::record
