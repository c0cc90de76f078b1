#include "output/icecast/icecast_status.h"

namespace lancast::icecast {

QString toString(IcecastState state)
{
    switch (state) {
    case IcecastState::Off:
        return QStringLiteral("off");
    case IcecastState::Waiting:
        return QStringLiteral("waiting");
    case IcecastState::Connecting:
        return QStringLiteral("connecting");
    case IcecastState::Sending:
        return QStringLiteral("sending");
    case IcecastState::Retrying:
        return QStringLiteral("retrying");
    }
    Q_UNREACHABLE();
}

QString toString(IcecastTrouble trouble)
{
    switch (trouble) {
    case IcecastTrouble::None:
        return QStringLiteral("none");
    case IcecastTrouble::NoHost:
        return QStringLiteral("noHost");
    case IcecastTrouble::Unreachable:
        return QStringLiteral("unreachable");
    case IcecastTrouble::Certificate:
        return QStringLiteral("certificate");
    case IcecastTrouble::NoTls:
        return QStringLiteral("noTls");
    case IcecastTrouble::WrongPassword:
        return QStringLiteral("wrongPassword");
    case IcecastTrouble::Refused:
        return QStringLiteral("refused");
    case IcecastTrouble::NoIcecast:
        return QStringLiteral("noIcecast");
    case IcecastTrouble::NoAnswer:
        return QStringLiteral("noAnswer");
    case IcecastTrouble::TooSlow:
        return QStringLiteral("tooSlow");
    case IcecastTrouble::Lost:
        return QStringLiteral("lost");
    }
    Q_UNREACHABLE();
}

} // namespace lancast::icecast
