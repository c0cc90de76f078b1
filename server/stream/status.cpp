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

} // namespace lancast::stream
