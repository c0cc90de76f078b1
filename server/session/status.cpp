#include "session/status.h"

namespace lancast::net {

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

} // namespace lancast::net
