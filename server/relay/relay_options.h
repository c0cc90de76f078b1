// What the relay is started with, and the command-line options that say so.
#pragma once

#include "compat/port_options.h"
#include "http/embedding.h"
#include "http/forwarding.h"
#include "output/icecast/icecast_target.h"
#include "session/room_options.h"
#include "source/replay_source.h"
#include "tls/tls_options.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QCommandLineParser;

namespace lancast::net {

inline constexpr quint16 defaultPort = 8080;

struct WebRtcOptions
{
    bool isOn = true;
    std::optional<quint16>
        port; ///< UDP; 0: any free one; empty: that of the relay, or if it is taken any free one
};

struct RelayOptions : RoomOptions
{
    quint16 port = defaultPort;  ///< 0: any free one
    bool isPortExplicit = false; ///< the user named the port
    QHostAddress bind{QHostAddress::Any};
    QStringList allowedHosts; ///< further names under which guests may ask for the relay
    TrustedProxies trustedProxies;
    Embedding embedding; ///< sites that may show the stream in their pages
    TlsOptions tls;
    QString readyFile;     ///< empty: none is written
    QString replayFile;    ///< lancast-server only; empty: none; standardInput: what comes there
    QString recordFolder;  ///< every stream is recorded in there; empty: none is
    QString recordTitle{}; ///< a part of the files' names; may be empty
    icecast::IcecastOptions icecast{};
    WebRtcOptions webRtc{};
    compat::PortOptions seedPorts;
    int shards = 1; ///< threads that serve viewers, with the relay's own
    QString resolverFile = QStringLiteral("/etc/resolv.conf"); ///< another one for tests
    /// What the machine's addresses are, for tests; empty: as the system says.
    std::function<QList<QHostAddress>()> ownAddresses{};
};

struct RelayOptionsResult
{
    QString error; ///< one sentence; empty if the options are right
    RelayOptions options;
};

/// An option that has no use without another one.
struct OptionNeed
{
    QString option;
    QStringList anyOf;
};

/// One sentence about the first of \a needs that a command line does not meet; empty if it meets all. \a
/// parser has parsed already.
[[nodiscard]] QString faultOfNeeds(const QCommandLineParser &parser, const QList<OptionNeed> &needs);

/// Of the options that lancast and lancast-server share, without dashes.
[[nodiscard]] QStringList relayOptionNames();

/// Adds the options that lancast and lancast-server share to \a parser.
void addRelayOptions(QCommandLineParser &parser);

/// Reads what addRelayOptions() added; \a parser has parsed already.
[[nodiscard]] RelayOptionsResult readRelayOptions(const QCommandLineParser &parser);

} // namespace lancast::net
