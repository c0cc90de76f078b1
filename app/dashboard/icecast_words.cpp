#include "dashboard/icecast_words.h"

#include <QCoreApplication>

namespace lancast::app {

QString inWords(const icecast::IcecastStatus &status)
{
    using State = icecast::IcecastState;
    switch (status.state) {
    case State::Off:
        return {};
    case State::Waiting:
        return QCoreApplication::translate("Icecast", "waits for the stream");
    case State::Connecting:
        return QCoreApplication::translate("Icecast", "connecting");
    case State::Sending:
        return QCoreApplication::translate("Icecast", "sending");
    case State::Retrying:
        return QCoreApplication::translate("Icecast", "does not get the stream");
    }
    Q_UNREACHABLE();
}

QString adviceOn(const icecast::IcecastStatus &status)
{
    using Trouble = icecast::IcecastTrouble;
    switch (status.trouble) {
    case Trouble::None:
        return {};
    case Trouble::WrongPassword:
        return QCoreApplication::translate(
            "Icecast", "The Icecast server refuses the password. Check it in Preferences.");
    case Trouble::NoHost:
    case Trouble::Unreachable:
    case Trouble::NoAnswer:
    case Trouble::NoIcecast:
        return QCoreApplication::translate(
            "Icecast", "No Icecast server answers at that address. Check it in Preferences, and whether the "
                       "server runs.");
    case Trouble::Certificate:
        return QCoreApplication::translate("Icecast",
                                           "This computer does not trust the Icecast server's certificate.");
    case Trouble::NoTls:
        return QCoreApplication::translate(
            "Icecast", "The Icecast server does not speak TLS. Write http:// instead of https:// in "
                       "Preferences.");
    case Trouble::Refused:
        return QCoreApplication::translate("Icecast", "The Icecast server refuses the stream: %1")
            .arg(status.detail);
    case Trouble::TooSlow:
    case Trouble::Lost:
        return QCoreApplication::translate(
            "Icecast", "The connection to the Icecast server was lost. LanCast keeps trying.");
    }
    Q_UNREACHABLE();
}

} // namespace lancast::app
