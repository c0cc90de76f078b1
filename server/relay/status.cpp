#include "relay/status.h"

namespace lancast::relay {

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

} // namespace lancast::relay
