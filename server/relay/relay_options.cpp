#include "relay/relay_options.h"

#include "network/network_addresses.h"
#include "network/peer_address.h"
#include "relay/icecast_command_line.h"
#include "session/shard_threads.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lancast::net {

namespace {

const QString portName = QStringLiteral("port");
const QString bindName = QStringLiteral("bind");
const QString allowHostName = QStringLiteral("allow-host");
const QString trustProxyName = QStringLiteral("trust-proxy");
const QString embeddingName = QStringLiteral("allow-embedding");
const QString tokenName = QStringLiteral("publish-token");
const QString passcodeName = QStringLiteral("passcode");
const QString maxViewersName = QStringLiteral("max-viewers");
const QString shardsName = QStringLiteral("shards");
const QString maxConnectionsName = QStringLiteral("max-connections");
const QString maxPerAddressName = QStringLiteral("max-connections-per-address");
const QString remotePublisherName = QStringLiteral("allow-remote-publisher");
const QString tlsName = QStringLiteral("tls");
const QString certificateName = QStringLiteral("cert");
const QString keyName = QStringLiteral("key");
const QString recordName = QStringLiteral("record");
const QString recordTitleName = QStringLiteral("record-title");
const QString recordModeName = QStringLiteral("record-mode");
const QString rewindName = QStringLiteral("rewind");
const QString webRtcPortName = QStringLiteral("webrtc-port");
const QString noWebRtcName = QStringLiteral("no-webrtc");
const QString readyFileName = QStringLiteral("ready-file");
const QString seedPortsName = QStringLiteral("seed-ports");
const QString seedPortsPublicName = QStringLiteral("seed-ports-public");

constexpr int mostConnections = 1'000'000;
constexpr qsizetype maxPasscodeCharacters = 64;

/// Each reads its options from \a parser into \a options and returns a sentence about what is wrong, or
/// nothing.
QString readNumber(const QCommandLineParser &parser, const QString &name, int least, int most, int &number)
{
    if (!parser.isSet(name))
        return {};
    bool isNumber = false;
    number = parser.value(name).toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return {};
    return QStringLiteral("--%1 takes a number from %2 to %3, not \"%4\".")
        .arg(name)
        .arg(least)
        .arg(most)
        .arg(parser.value(name));
}

/// A socket can listen on an address of many machines, but nobody can connect to it.
QString readBind(const QCommandLineParser &parser, RelayOptions &options)
{
    const QString value = parser.value(bindName);
    if (!parser.isSet(bindName))
        return {};
    if (!options.bind.setAddress(value))
        return QStringLiteral("--bind takes an IP address, not \"%1\".").arg(value);
    if (peerIdentity(options.bind).isMulticast())
        return QStringLiteral("--bind takes an address of this machine, not the multicast address \"%1\".")
            .arg(value);
    if (isBroadcast(options.bind))
        return QStringLiteral("--bind takes an address of this machine, not the broadcast address \"%1\".")
            .arg(value);
    return {};
}

QString readListening(const QCommandLineParser &parser, RelayOptions &options)
{
    int port = options.port;
    QString error = readNumber(parser, portName, 0, 0xffff, port);
    if (!error.isEmpty())
        return error;
    options.port = quint16(port);
    options.isPortExplicit = parser.isSet(portName);
    if (QString bindError = readBind(parser, options); !bindError.isEmpty())
        return bindError;
    static const QRegularExpression hostName(QStringLiteral("\\A[A-Za-z0-9._:-]{1,253}\\z"));
    for (const QString &host : parser.values(allowHostName)) {
        if (!hostName.match(host).hasMatch())
            return QStringLiteral("--allow-host takes a host name or an address without a port, not \"%1\".")
                .arg(host);
        options.allowedHosts.append(host);
    }
    return {};
}

QString readProxies(const QCommandLineParser &parser, RelayOptions &options)
{
    for (const QString &proxy : parser.values(trustProxyName)) {
        if (!options.trustedProxies.add(proxy))
            return QStringLiteral(
                       "--trust-proxy takes the address of a proxy, or a network as 10.0.0.0/8, not "
                       "\"%1\".")
                .arg(proxy);
    }
    return {};
}

QString readEmbedding(const QCommandLineParser &parser, RelayOptions &options)
{
    for (const QString &origin : parser.values(embeddingName)) {
        if (!options.embedding.add(origin))
            return QStringLiteral("--allow-embedding takes a site as https://example.org, or * for all, not "
                                  "\"%1\".")
                .arg(origin);
    }
    return {};
}

QString readAccess(const QCommandLineParser &parser, RelayOptions &options)
{
    if (parser.isSet(tokenName)) {
        static const QRegularExpression allowed(QStringLiteral("\\A[A-Za-z0-9._~-]{8,128}\\z"));
        if (!allowed.match(parser.value(tokenName)).hasMatch())
            return QStringLiteral("--publish-token takes 8 to 128 characters of A-Z a-z 0-9 . _ ~ -.");
        options.publishToken = parser.value(tokenName).toLatin1();
    }
    if (parser.isSet(passcodeName)) {
        options.passcode = parser.value(passcodeName);
        if (options.passcode.trimmed().isEmpty() || options.passcode.size() > maxPasscodeCharacters)
            return QStringLiteral("--passcode takes 1 to 64 characters, not only blanks.");
    }
    if (parser.isSet(remotePublisherName))
        options.remotePublishing = RemotePublishing::Allowed;
    return {};
}

QString readLimits(const QCommandLineParser &parser, RelayOptions &options)
{
    RelayLimits &limits = options.limits;
    for (const QString &error :
         {readNumber(parser, maxViewersName, 0, mostConnections, options.maxViewers),
          readNumber(parser, shardsName, 1, ShardThreads::mostShards, options.shards),
          readNumber(parser, maxConnectionsName, 1, mostConnections, limits.maxConnections),
          readNumber(parser, maxPerAddressName, 1, mostConnections, limits.maxConnectionsPerAddress)}) {
        if (!error.isEmpty())
            return error;
    }
    return {};
}

QString readRewind(const QCommandLineParser &parser, RelayOptions &options)
{
    int minutes = int(options.rewind.length.count());
    QString error = readNumber(parser, rewindName, 0, int(dvr::longestRewind.count()), minutes);
    options.rewind.length = std::chrono::minutes(minutes);
    return error;
}

QString readTls(const QCommandLineParser &parser, RelayOptions &options)
{
    options.tls.certificateFile = parser.value(certificateName);
    options.tls.keyFile = parser.value(keyName);
    options.tls.isWanted = parser.isSet(tlsName) || parser.isSet(certificateName);
    for (const QString &file : {options.tls.certificateFile, options.tls.keyFile}) {
        if (!file.isEmpty() && !QFileInfo(file).isReadable())
            return QStringLiteral("The file \"%1\" is not there or may not be read.").arg(file);
    }
    return {};
}

/// The folder itself may be made. After a typing error further up nobody would find the recordings.
QString faultOfParents(const QString &folder)
{
    static const QRegularExpression slashesAtTheEnd(QStringLiteral("(?<!^)/+\\z"));
    QFileInfo parent(QFileInfo(QString(folder).remove(slashesAtTheEnd)).path());
    QString missing;
    while (!parent.exists() && !parent.isRoot()) {
        missing = parent.filePath();
        parent.setFile(parent.path());
    }
    if (parent.isDir() && !parent.isExecutable())
        return {}; // what is in it cannot be seen: trying it tells more
    if (!parent.isDir())
        return QStringLiteral("--record takes a folder, but \"%1\" is not a folder.").arg(parent.filePath());
    return missing.isEmpty()
               ? QString()
               : QStringLiteral("--record makes one folder at most: there is no folder \"%1\".").arg(missing);
}

QString readRecording(const QCommandLineParser &parser, RelayOptions &options)
{
    if (!parser.isSet(recordName))
        return {};
    const QString folder = parser.value(recordName);
    if (folder.isEmpty())
        return QStringLiteral("--record takes a folder.");
    options.recordFolder = QFileInfo(folder).absoluteFilePath();
    if (QString fault = faultOfParents(options.recordFolder); !fault.isEmpty())
        return fault;
    options.recordTitle = parser.value(recordTitleName);
    return {};
}

/// The relay itself reads and writes what it records; nobody else writes it, and nobody runs it.
QString readRecordMode(const QCommandLineParser &parser, RelayOptions &options)
{
    if (!parser.isSet(recordModeName))
        return {};
    static const QRegularExpression modes(QStringLiteral("\\A0?6[046][04]\\z"));
    if (!modes.match(parser.value(recordModeName)).hasMatch())
        return QStringLiteral("--record-mode takes who may read recordings, as 0600 (nobody else), 0640 (the "
                              "group) or 0644 "
                              "(everybody), not \"%1\".")
            .arg(parser.value(recordModeName));
    options.recording.fileMode = parser.value(recordModeName).toUInt(nullptr, 8);
    return {};
}

QString readSeedPorts(const QCommandLineParser &parser, RelayOptions &options)
{
    compat::PortOptions &seed = options.seedPorts;
    int base = 0;
    QString error = readNumber(parser, seedPortsName, 0, 0xffff - (compat::PortOptions::count - 1), base);
    if (!error.isEmpty())
        return error;
    seed = {parser.isSet(seedPortsName), quint16(base), parser.isSet(seedPortsPublicName)};
    const bool isAmong = options.port >= seed.base && options.port < seed.base + compat::PortOptions::count;
    if (seed.base != 0 && options.port != 0 && isAmong)
        return QStringLiteral("Port %1 is the relay's own: choose --seed-ports apart from it.")
            .arg(options.port);
    return {};
}

QString readWebRtc(const QCommandLineParser &parser, RelayOptions &options)
{
    options.webRtc.isOn = !parser.isSet(noWebRtcName);
    if (!parser.isSet(webRtcPortName))
        return {};
    if (!options.webRtc.isOn)
        return QStringLiteral("--webrtc-port has no use with --no-webrtc: leave one of them out.");
    int port = 0;
    QString error = readNumber(parser, webRtcPortName, 0, 0xffff, port);
    options.webRtc.port = quint16(port);
    return error;
}

QString readNeeds(const QCommandLineParser &parser, RelayOptions & /*options*/)
{
    return faultOfNeeds(parser, {{certificateName, {keyName}},
                                 {keyName, {certificateName}},
                                 {recordTitleName, {recordName}},
                                 {seedPortsPublicName, {seedPortsName}}});
}

QList<QCommandLineOption> relayOptions()
{
    const RelayLimits limits;
    return {
        {portName, QStringLiteral("Port for guests; 0 takes any free one (default %1).").arg(defaultPort),
         QStringLiteral("N")},
        {bindName, QStringLiteral("Address to listen on (default: all)."), QStringLiteral("ADDR")},
        {allowHostName,
         QStringLiteral("A further name under which guests may ask for this machine; may be repeated."),
         QStringLiteral("NAME")},
        {trustProxyName,
         QStringLiteral("A reverse proxy at this address, or in this network, says by X-Forwarded-For or "
                        "Forwarded who is behind it; may be repeated."),
         QStringLiteral("ADDR|CIDR")},
        {embeddingName,
         QStringLiteral(
             "A site whose pages may show the stream, as https://example.org, or * for all; may be "
             "repeated (default: none)."),
         QStringLiteral("ORIGIN|*")},
        {tokenName,
         QStringLiteral("The publish key: the secret that publishers show, 8 to 128 of A-Z a-z 0-9 . _ ~ - "
                        "(default: random)."),
         QStringLiteral("T")},
        {passcodeName, QStringLiteral("Only who knows it, or has the link, may watch (default: everybody)."),
         QStringLiteral("P")},
        {maxViewersName, QStringLiteral("Viewers at once; 0 means no limit (default 0)."),
         QStringLiteral("N")},
        {maxConnectionsName,
         QStringLiteral("Connections at once, two for each viewer (default %1).").arg(limits.maxConnections),
         QStringLiteral("N")},
        {maxPerAddressName,
         QStringLiteral("Of those, from one address (default %1).").arg(limits.maxConnectionsPerAddress),
         QStringLiteral("N")},
        {shardsName,
         QStringLiteral("Threads that serve viewers, 1 to %1 (default: in the window 1, in lancast-server as "
                        "many as there are cores).")
             .arg(ShardThreads::mostShards),
         QStringLiteral("N")},
        {remotePublisherName,
         QStringLiteral("Let other machines publish, over HTTPS and with the publish key.")},
        {tlsName, QStringLiteral("HTTPS, with a certificate of LanCast's own making.")},
        {certificateName, QStringLiteral("HTTPS with this certificate (PEM)."), QStringLiteral("F")},
        {keyName, QStringLiteral("The certificate's private key (PEM, no passphrase)."), QStringLiteral("F")},
        {recordName,
         QStringLiteral("Record every stream to a file of its own in this folder, which may be a new one."),
         QStringLiteral("DIR")},
        {recordTitleName, QStringLiteral("With --record: a title for the files' names."),
         QStringLiteral("TITLE")},
        {recordModeName,
         QStringLiteral(
             "Who may read recordings, as chmod takes it: 0640 lets the group (default 0600: nobody "
             "else)."),
         QStringLiteral("MODE")},
        {rewindName,
         QStringLiteral("Minutes that viewers can go back, 0 to %1; kept on disk (default %2).")
             .arg(dvr::longestRewind.count())
             .arg(dvr::DvrOptions().length.count()),
         QStringLiteral("MINUTES")},
        {seedPortsName,
         QStringLiteral(
             "Open the seed ports, from this one on: the four WebSocket ports of node-videostream, the "
             "program "
             "that LanCast grew out of, for its own pages; 0 takes any free ones (default: none; its own are "
             "8081 to 8084)."),
         QStringLiteral("BASE")},
        {seedPortsPublicName,
         QStringLiteral("Let other machines publish by the seed ports, without any secret.")},
        {webRtcPortName,
         QStringLiteral("UDP port for viewers over WebRTC; 0 takes any free one (default: the number of the "
                        "port for guests)."),
         QStringLiteral("N")},
        {noWebRtcName, QStringLiteral("Send the stream over HTTP and WebSockets alone.")},
        {readyFileName,
         QStringLiteral("Once listening, write port, URLs and publish key to this file as JSON."),
         QStringLiteral("F")},
    };
}

} // namespace

QString faultOfNeeds(const QCommandLineParser &parser, const QList<OptionNeed> &needs)
{
    const auto isSet = [&parser](const QString &name) { return parser.isSet(name); };
    for (const OptionNeed &need : needs) {
        if (isSet(need.option) && std::ranges::none_of(need.anyOf, isSet))
            return need.anyOf.size() == 1
                       ? QStringLiteral("--%1 goes with --%2: give both, or leave it out.")
                             .arg(need.option, need.anyOf.constFirst())
                       : QStringLiteral("--%1 goes with one of --%2: give one of them, too, or leave it out.")
                             .arg(need.option, need.anyOf.join(QStringLiteral(", --")));
    }
    return {};
}

QStringList relayOptionNames()
{
    QStringList names;
    for (const QCommandLineOption &option : relayOptions() + icecastCommandLine())
        names += option.names();
    return names;
}

void addRelayOptions(QCommandLineParser &parser)
{
    parser.addOptions(relayOptions());
    parser.addOptions(icecastCommandLine());
}

RelayOptionsResult readRelayOptions(const QCommandLineParser &parser)
{
    RelayOptions options;
    for (const auto read : {readNeeds, readListening, readProxies, readEmbedding, readAccess, readLimits,
                            readTls, readRecording, readRecordMode, readRewind, readSeedPorts, readWebRtc}) {
        const QString error = read(parser, options);
        if (!error.isEmpty())
            return {error, {}};
    }
    if (const QString error = readIcecast(parser, options.icecast); !error.isEmpty())
        return {error, {}};
    options.readyFile = parser.value(readyFileName);
    return {{}, options};
}

} // namespace lancast::net
