// What the relay is started with, and the command-line options that say so.
#pragma once

#include "net/relay_limits.h"
#include "record/recording_file_limits.h"
#include "rewind/rewind_options.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <functional>

class QCommandLineParser;

namespace lancast::net {

inline constexpr quint16 defaultPort = 8080;
/// In place of a file's name.
inline constexpr QLatin1String standardInput("-");

/// Publishers on other machines, over HTTPS and with the token.
enum class RemotePublishing {
    Refused,
    AfterAsking, ///< RelayServer::publisherAsks(), and allowPublisher() for each address
    Allowed,
};

struct TlsOptions
{
    bool isWanted = false;
    QString certificateFile; ///< PEM, with its chain; empty: one of our own making is kept in dataFolder
    QString keyFile;         ///< PEM, without a passphrase
    QString dataFolder;      ///< empty: the user's usual place for the program's data
};

/// The ports of node-videostream, see SeedPorts.
struct SeedPortOptions
{
    static constexpr int count = 4;

    bool isWanted = false;
    quint16 base = 0;      ///< the first of them; 0: any free ones
    bool isPublic = false; ///< other machines may publish by them
};

struct RelayOptions
{
    quint16 port = defaultPort;  ///< 0: any free one
    bool isPortExplicit = false; ///< the user named the port
    QHostAddress bind{QHostAddress::Any};
    QStringList allowedHosts; ///< further names under which guests may ask for the relay
    QByteArray publishToken;  ///< empty: 32 random bytes are drawn at start
    QString passcode;         ///< empty: whoever reaches the relay may watch
    int maxViewers = 0;       ///< 0: no limit of its own
    RemotePublishing remotePublishing = RemotePublishing::Refused;
    TlsOptions tls;
    QString readyFile;     ///< empty: none is written
    QString replayFile;    ///< lancast-server only; empty: none; standardInput: what comes there
    QString recordFolder;  ///< every stream is recorded in there; empty: none is
    QString recordTitle{}; ///< a part of the files' names; may be empty
    SeedPortOptions seedPorts;
    RelayLimits limits;
    record::RecordingFileLimits recording{};
    rewind::RewindOptions rewind;
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
