// The Icecast output as the host sees it: plain values.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace lancast::icecast {

enum class IcecastState {
    Off,
    Waiting, ///< for the stream to begin
    Connecting,
    Sending,
    Retrying, ///< it failed, see IcecastTrouble; the next try follows by itself
};

/// Why the last connection failed, or did not come about.
enum class IcecastTrouble {
    None,
    NoHost,        ///< no such name
    Unreachable,   ///< nobody listens there, or no way leads there
    Certificate,   ///< HTTPS, with a certificate that this machine does not trust
    NoTls,         ///< HTTPS, where something else is spoken
    WrongPassword, ///< or another user
    Refused,       ///< by Icecast, whose words are the detail
    NoIcecast,     ///< something else answered
    NoAnswer,      ///< it accepted the connection and said nothing
    TooSlow,       ///< it took nothing for a while
    Lost,          ///< it ended the connection
};

/// The words in the status: "off", "waiting", "connecting", "sending", "retrying"; "none", "noHost",
/// "unreachable", "certificate", "noTls", "wrongPassword", "refused", "noIcecast", "noAnswer", "tooSlow",
/// "lost".
[[nodiscard]] QString toString(IcecastState state);
[[nodiscard]] QString toString(IcecastTrouble trouble);

struct IcecastStatus
{
    IcecastState state = IcecastState::Off;
    QUrl address;          ///< of the mount, without user and password; empty while off
    QList<QUrl> listeners; ///< where guests get the stream; empty while off
    std::chrono::milliseconds connectedFor{0};
    quint64 bytes = 0; ///< media that Icecast has taken since the start
    qsizetype queuedBytes = 0;
    quint64 droppedChunks = 0; ///< since the start
    quint64 connections = 0;   ///< that Icecast accepted since the start
    IcecastTrouble trouble = IcecastTrouble::None;
    QString detail; ///< the other side's or the system's words; may be empty
};

} // namespace lancast::icecast
