#include "options.h"

#include "base/logging.h"
#include "relay/command_line.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

void addAppOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Hosts a live stream that everyone on the network watches in a browser."_s);
    net::addRelayOptions(parser);
    parser.addOptions({
        {u"source"_s,
         u"What to show: camera, screen, file:PATH or test-pattern (default: what was shown last, at first camera)."_s,
         u"source"_s},
        {u"quality"_s,
         u"low (360p), medium (720p) or high (1080p) (default: what was chosen last, at first medium)."_s,
         u"quality"_s},
        {u"restart-interval"_s, u"Seconds between restarts of the recorder, 1 to 600 (default 20)."_s,
         u"seconds"_s},
        {u"no-sound"_s, u"Stream without sound."_s},
        {u"go-live"_s, u"Go live as soon as the source is there."_s},
        {u"new-instance"_s, u"Start although LanCast runs already, instead of raising its window."_s},
        {u"allow-remote-debugging"_s,
         u"Start although the environment opens the web views to other programs."_s},
        {u"allow-no-sandbox"_s,
         u"Start although the web views have no sandbox, as for root and in containers."_s},
        {u"log-level"_s, u"debug, info (default), warning or error."_s, u"level"_s},
        {{u"v"_s, u"version"_s}, u"Print the version and exit."_s},
        {{u"h"_s, u"help"_s}, u"Print this help and exit."_s},
    });
}

/// About this launch, and nothing that an application would be told.
const QStringList consents{u"allow-remote-debugging"_s, u"allow-no-sandbox"_s};

QString readSource(const QCommandLineParser &parser, AppOptions &options)
{
    if (!parser.isSet(u"source"_s))
        return {};
    const QString word = parser.value(u"source"_s);
    const QString filePrefix = u"file:"_s;
    if (word.startsWith(filePrefix)) {
        const QString path = word.mid(filePrefix.size());
        if (path.isEmpty())
            return u"--source file: needs a path, as --source file:talk.webm."_s;
        const QFileInfo file(path);
        if (!file.isFile())
            return u"There is no file \"%1\" to stream."_s.arg(path);
        if (!file.isReadable())
            return u"The file \"%1\" may not be read."_s.arg(path);
        options.source = SourceKind::File;
        options.sourceFile = file.absoluteFilePath();
        return {};
    }
    options.source = sourceKindFrom(word);
    if (!options.source || options.source == SourceKind::File) {
        return u"Unknown source \"%1\": use camera, screen, file:PATH or test-pattern."_s.arg(word);
    }
    return {};
}

QString readVideo(const QCommandLineParser &parser, AppOptions &options)
{
    if (parser.isSet(u"quality"_s)) {
        const QString word = parser.value(u"quality"_s);
        options.quality = qualityFrom(word);
        if (!options.quality)
            return u"Unknown quality \"%1\": use low, medium or high."_s.arg(word);
    }
    if (parser.isSet(u"restart-interval"_s)) {
        const QString word = parser.value(u"restart-interval"_s);
        bool isNumber = false;
        const int seconds = word.toInt(&isNumber);
        if (!isNumber || seconds < shortestRestartInterval.count() ||
            seconds > longestRestartInterval.count())
            return u"The restart interval \"%1\" is not a number from 1 to 600."_s.arg(word);
        options.restartInterval = std::chrono::seconds(seconds);
    }
    return {};
}

QString readLogLevel(const QCommandLineParser &parser, AppOptions &options)
{
    if (!parser.isSet(u"log-level"_s))
        return {};
    const QString word = parser.value(u"log-level"_s);
    const auto level = net::logLevelFrom(word);
    if (!level)
        return u"Unknown log level \"%1\": use debug, info, warning or error."_s.arg(word);
    options.logLevel = *level;
    return {};
}

AppOptionsResult refused(const QString &text)
{
    return {AppOptionsResult::Outcome::Refuse, text, {}};
}

} // namespace

AppOptionsResult parseAppOptions(const QStringList &arguments)
{
    using Outcome = AppOptionsResult::Outcome;
    QCommandLineParser parser;
    addAppOptions(parser);
    if (const QString fault = net::parseFault(parser, arguments, net::Program::App); !fault.isEmpty())
        return refused(fault);
    if (parser.isSet(u"help"_s))
        return {Outcome::Print, parser.helpText().replace("<executable_name>"_L1, "lancast"_L1), {}};
    if (parser.isSet(u"version"_s))
        return {Outcome::Print, u"lancast "_s + QStringLiteral(LANCAST_VERSION) + u'\n', {}};
    if (!parser.positionalArguments().isEmpty())
        return refused(u"Unexpected argument \"%1\". To stream a file: --source file:PATH."_s.arg(
            parser.positionalArguments().constFirst()));

    AppOptionsResult result;
    const net::RelayOptionsResult relay = net::readRelayOptions(parser);
    if (!relay.error.isEmpty())
        return refused(relay.error);
    result.options.relay = relay.options;
    if (relay.options.remotePublishing == net::RemotePublishing::Refused)
        result.options.relay.remotePublishing = net::RemotePublishing::AfterAsking;
    result.options.isBindExplicit = parser.isSet(u"bind"_s);
    result.options.isRewindExplicit = parser.isSet(u"rewind"_s);
    result.options.isMaxViewersExplicit = parser.isSet(u"max-viewers"_s);
    for (const auto read : {readSource, readVideo, readLogLevel}) {
        const QString error = read(parser, result.options);
        if (!error.isEmpty())
            return refused(error);
    }
    result.options.hasSound = !parser.isSet(u"no-sound"_s);
    result.options.goesLive = parser.isSet(u"go-live"_s);
    result.options.isNewInstance = parser.isSet(u"new-instance"_s);
    const QStringList given = parser.optionNames();
    result.options.hasWishes =
        std::ranges::any_of(given, [](const QString &name) { return !consents.contains(name); });
    result.options.webConsent = {parser.isSet(u"allow-remote-debugging"_s),
                                 parser.isSet(u"allow-no-sandbox"_s)};
    return result;
}

} // namespace lancast::app
