#include "stream/status.h"

namespace lancast::stream {

QString toString(StreamState state)
{
    switch (state) {
    case StreamState::Waiting:
        return QStringLiteral("waiting");
    case StreamState::Live:
        return QStringLiteral("live");
    case StreamState::Paused:
        return QStringLiteral("paused");
    case StreamState::Reconnecting:
        return QStringLiteral("reconnecting");
    case StreamState::Ended:
        return QStringLiteral("ended");
    }
    Q_UNREACHABLE();
}

QString toString(ClientRole role)
{
    switch (role) {
    case ClientRole::Publisher:
        return QStringLiteral("publisher");
    case ClientRole::Viewer:
        return QStringLiteral("viewer");
    case ClientRole::Player:
        return QStringLiteral("player");
    }
    Q_UNREACHABLE();
}

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

} // namespace lancast::stream
