#include "net/relay_options.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace lancast::net {

namespace {

const QString portName = QStringLiteral("port");
const QString bindName = QStringLiteral("bind");
const QString tokenName = QStringLiteral("publish-token");
const QString maxViewersName = QStringLiteral("max-viewers");
const QString readyFileName = QStringLiteral("ready-file");

RelayOptionsResult wrong(const QString &sentence)
{
    return {sentence, {}};
}

} // namespace

void addRelayOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {portName, QStringLiteral("Port for guests; 0 takes any free one (default %1).").arg(defaultPort),
         QStringLiteral("N")},
        {bindName, QStringLiteral("Address to listen on (default: all)."), QStringLiteral("ADDR")},
        {tokenName,
         QStringLiteral("Secret that publishers prove, 8 to 128 of A-Z a-z 0-9 . _ ~ - (default: random)."),
         QStringLiteral("T")},
        {maxViewersName, QStringLiteral("Viewers at once; 0 means no limit (default 0)."),
         QStringLiteral("N")},
        {readyFileName, QStringLiteral("Once listening, write port, URLs and token to this file as JSON."),
         QStringLiteral("F")},
    });
}

RelayOptionsResult readRelayOptions(const QCommandLineParser &parser)
{
    RelayOptions options;
    bool isNumber = true;
    if (parser.isSet(portName)) {
        options.port = parser.value(portName).toUShort(&isNumber);
        options.isPortExplicit = true;
        if (!isNumber)
            return wrong(QStringLiteral("--port takes a number from 0 to 65535, not \"%1\".")
                             .arg(parser.value(portName)));
    }
    if (parser.isSet(bindName) && !options.bind.setAddress(parser.value(bindName)))
        return wrong(QStringLiteral("--bind takes an IP address, not \"%1\".").arg(parser.value(bindName)));
    if (parser.isSet(tokenName)) {
        static const QRegularExpression allowed(QStringLiteral("\\A[A-Za-z0-9._~-]{8,128}\\z"));
        if (!allowed.match(parser.value(tokenName)).hasMatch())
            return wrong(QStringLiteral("--publish-token takes 8 to 128 characters of A-Z a-z 0-9 . _ ~ -."));
        options.publishToken = parser.value(tokenName).toLatin1();
    }
    if (parser.isSet(maxViewersName)) {
        options.maxViewers = parser.value(maxViewersName).toInt(&isNumber);
        if (!isNumber || options.maxViewers < 0)
            return wrong(QStringLiteral("--max-viewers takes a number from 0 on, not \"%1\".")
                             .arg(parser.value(maxViewersName)));
    }
    options.readyFile = parser.value(readyFileName);
    return {{}, options};
}

} // namespace lancast::net
