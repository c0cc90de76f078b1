// What the relay is started with, and the command-line options that say so.
#pragma once

#include "net/relay_limits.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>

class QCommandLineParser;

namespace lancast::net {

inline constexpr quint16 defaultPort = 8080;

struct RelayOptions
{
    quint16 port = defaultPort;  ///< 0: any free one
    bool isPortExplicit = false; ///< the user named the port
    QHostAddress bind{QHostAddress::Any};
    QByteArray publishToken; ///< empty: 32 random bytes are drawn at start
    int maxViewers = 0;      ///< 0: no limit of its own
    QString readyFile;       ///< empty: none is written
    QString replayFile;      ///< lancast-server only; empty: none
    RelayLimits limits;      ///< no option sets them so far; maxViewers above goes before theirs
};

struct RelayOptionsResult
{
    QString error; ///< one sentence; empty if the options are right
    RelayOptions options;
};

/// Adds --port, --bind, --publish-token, --max-viewers and --ready-file to \a parser.
void addRelayOptions(QCommandLineParser &parser);

/// Reads what addRelayOptions() added; \a parser has parsed already.
[[nodiscard]] RelayOptionsResult readRelayOptions(const QCommandLineParser &parser);

} // namespace lancast::net
