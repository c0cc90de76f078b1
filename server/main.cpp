// lancast-server: the relay without a window.
#include "base/epoll_dispatcher.h"
#include "base/log_lines.h"
#include "base/logging.h"
#include "base/signal_watcher.h"
#include "base/small_file.h"
#include "base/standard_streams.h"
#include "network/network_urls.h"
#include "relay/command_line.h"
#include "relay/hidden_arguments.h"
#include "relay/relay_server.h"
#include "service/path_advice.h"
#include "service/service.h"
#include "session/shard_threads.h"
#include "source/replay_source.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

#include <malloc.h>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;

namespace {

constexpr int failedExit = 1;
constexpr int usageExit = 2;

struct ServerOptionsResult
{
    QString error;
    net::RelayOptions relay;
    QtMsgType logLevel = QtInfoMsg;
    QString limitsFile;
    service::Limits startLimits; ///< of that file
    bool isService = false;      ///< systemd waits to hear that it is ready
    service::NamedPaths paths{}; ///< also where something is wrong with them
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"The LanCast relay without a window."_s);
    net::addRelayOptions(parser);
    parser.addOptions({
        {u"replay"_s,
         u"Publish a WebM file in real time, again and again; with - or a named pipe, what comes there, until it ends."_s,
         u"FILE.webm"_s},
        {u"limits"_s,
         u"Limits, read at start and at SIGHUP: lines of \"max-viewers = 30\". They count instead of options."_s,
         u"FILE"_s},
        {u"log-level"_s, u"debug, info (default), warning or error."_s, u"level"_s},
        {{u"v"_s, u"version"_s}, u"Print the version and exit."_s},
        {{u"h"_s, u"help"_s}, u"Print this help and exit."_s},
    });
}

ServerOptionsResult readOptions(const QCommandLineParser &parser)
{
    net::RelayOptionsResult relay = net::readRelayOptions(parser);
    ServerOptionsResult result;
    result.isService = qEnvironmentVariableIsSet("NOTIFY_SOCKET"); // it is taken out later
    result.paths = {parser.value(u"record"_s), parser.value(u"replay"_s), parser.value(u"cert"_s),
                    parser.value(u"key"_s)};
    // In the window HTTPS may be on without an option, and so may a recording.
    const QString unmetNeed =
        net::faultOfNeeds(parser, {{u"allow-remote-publisher"_s, {u"tls"_s, u"cert"_s, u"trust-proxy"_s}},
                                   {u"record-mode"_s, {u"record"_s}}});
    result.error = relay.error.isEmpty() ? unmetNeed : relay.error;
    result.relay = relay.options;
    if (!parser.isSet(u"shards"_s))
        result.relay.shards = net::usableShards();
    if (!parser.positionalArguments().isEmpty())
        result.error = u"Unexpected argument \"%1\". To relay a file: --replay FILE."_s.arg(
            parser.positionalArguments().constFirst());
    if (parser.isSet(u"replay"_s)) {
        result.relay.replayFile = parser.value(u"replay"_s);
        if (const QString error = net::faultOfReplaySource(result.relay.replayFile); !error.isEmpty())
            result.error = error;
    }
    result.limitsFile = parser.value(u"limits"_s);
    if (!result.limitsFile.isEmpty()) {
        const service::LimitsResult limits = service::readLimitsFile(result.limitsFile, net::pipePatience);
        result.startLimits = limits.limits;
        if (!limits.error.isEmpty())
            result.error = limits.error;
    }
    if (parser.isSet(u"log-level"_s)) {
        const auto level = net::logLevelFrom(parser.value(u"log-level"_s));
        result.logLevel = level.value_or(QtInfoMsg);
        if (!level)
            result.error = u"Unknown log level \"%1\": use debug, info, warning or error."_s.arg(
                parser.value(u"log-level"_s));
    }
    return result;
}

QString withPathAdvice(const QString &sentence, const ServerOptionsResult &options)
{
    return options.isService ? sentence + service::pathAdvice(sentence, options.paths) : sentence;
}

int fail(int exitCode, const QString &sentence)
{
    const char *priority = net::standardErrorReader() == net::LogReader::Journal ? "<3>" : "";
    std::fprintf(stderr, "%slancast-server: %s\n", priority, sentence.toLocal8Bit().constData());
    return exitCode;
}

// For the person who started it, and never through the log: the links let in whoever has them.

void printPublishLink(const net::RelayServer &server, const QByteArray &token)
{
    QUrl url = server.loopbackUrl();
    url.setPath(u"/publish"_s);
    url.setFragment(u"token="_s + QString::fromLatin1(token)); // browsers keep it to themselves
    std::printf("Publish at %s\n", qPrintable(url.toString()));
}

/// Who can be reached by this machine alone and has further names stands behind a proxy, and guests at its
/// names.
QList<QUrl> proxyUrls(const net::RelayServer &server, const QStringList &names)
{
    QList<QUrl> urls;
    if (!server.networkUrls().isEmpty())
        return urls;
    for (const QString &name : names) {
        QUrl url(u"https://localhost/"_s);
        url.setHost(name);
        urls.append(url);
    }
    return urls;
}

void printShareLinks(net::RelayServer &server, const QStringList &names)
{
    for (const QUrl &url : server.networkUrls() + proxyUrls(server, names) + QList{server.loopbackUrl()})
        std::printf("Share %s\n",
                    qPrintable(net::shareUrl(url, server.room().access().viewKey()).toString()));
}

void logAddresses(const net::RelayServer &server, const QStringList &names)
{
    const QList<QUrl> urls = server.networkUrls() + QList{server.loopbackUrl()};
    for (const QUrl &url : urls)
        qCInfo(net::relayLog).noquote() << (url == urls.first() ? "Watch at" : "or at   ") << url.toString();
    for (const QUrl &url : proxyUrls(server, names))
        qCInfo(net::relayLog).noquote() << "or, by a proxy with HTTPS, at" << url.toString();
}

int run(QCoreApplication &application, const ServerOptionsResult &options, const net::RelayClock &clock)
{
    net::RelayServer server(service::withLimits(options.relay, options.startLimits), clock);
    service::Service service(server, options.relay, options.limitsFile);
    if (!server.start()) {
        const quint16 port = server.suggestedPort();
        const QString advice = port ? u" Port %1 is free: use --port %1."_s.arg(port) : QString();
        return fail(failedExit, withPathAdvice(server.errorString() + advice, options));
    }
    logAddresses(server, options.relay.allowedHosts);
    if (options.relay.replayFile.isEmpty())
        printPublishLink(server, server.room().access().publishToken());
    if (!server.room().access().viewKey().isEmpty())
        printShareLinks(server, options.relay.allowedHosts);
    std::fflush(stdout);

    service.ready();
    QObject::connect(&server.room(), &net::Room::replayEnded, &service,
                     [&service, source = options.relay.replayFile] {
                         const bool isStandardInput = source == net::standardInput;
                         qCInfo(net::relayLog).noquote()
                             << (isStandardInput ? u"Standard input"_s : u"\"%1\""_s.arg(source))
                             << "has ended, and the stream with it";
                         service.stop();
                     });
    QObject::connect(&server, &net::RelayServer::stopped, &application, &QCoreApplication::quit);
    QObject::connect(&server.room(), &net::Room::failed, &application,
                     [](const QString &sentence) { QCoreApplication::exit(fail(failedExit, sentence)); });
    return QCoreApplication::exec();
}

/// A publisher's message may have 16 MB. glibc would keep room of that size once it has been used and freed
/// (mallopt(3), M_MMAP_THRESHOLD); a size that is set goes back to the system.
void returnLargeBuffers()
{
    constexpr int largeBytes = 256 * 1024;
    (void)::mallopt(M_MMAP_THRESHOLD, largeBytes);
}

} // namespace

int main(int argc, char **argv)
{
    returnLargeBuffers();
    net::openStandardStreams();
    net::ignoreWriteSignals();
    const net::RelayClock clock;
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher(clock));
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lancast-server"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LANCAST_VERSION));

    QCommandLineParser parser;
    addOptions(parser);
    const QString fault = net::parseFault(parser, QCoreApplication::arguments(), net::Program::Server);
    if (!fault.isEmpty())
        return fail(usageExit, fault);
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s)) {
        std::printf("lancast-server %s\n", LANCAST_VERSION);
        return 0;
    }
    const ServerOptionsResult options = readOptions(parser);
    net::hideSecrets({argv, std::size_t(argc)});
    if (!options.error.isEmpty())
        return fail(usageExit, withPathAdvice(options.error, options));
    net::logToStandardError();
    net::applyLogLevel(options.logLevel);
    return run(application, options, clock);
}
