#include "relay/icecast_command_line.h"

#include "base/small_file.h"
#include "relay/relay_options.h"

#include <QCommandLineParser>
#include <QStringDecoder>

namespace lancast::net {

namespace {

const QString icecastName = QStringLiteral("icecast");
const QString icecastPasswordName = QStringLiteral("icecast-password-file");
const QString icecastListenName = QStringLiteral("icecast-listen");

constexpr qsizetype mostIcecastListeners = 16;
constexpr qsizetype maxPasswordFileBytes = 64 * 1024;
constexpr qsizetype maxPasswordBytes = 1024;

/// The first line of \a file.
QString readPassword(const QString &file, QString &password)
{
    const SmallFile source = readSmallFile(file, maxPasswordFileBytes, pipePatience);
    if (!source.error.isEmpty())
        return QStringLiteral("Icecast's password: %1").arg(source.error);
    const QByteArray line = source.content.split('\n').constFirst().trimmed();
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    password = QString(decoder(line)).trimmed();
    if (password.isEmpty())
        return QStringLiteral("The file \"%1\" has no password in its first line.").arg(file);
    if (line.size() > maxPasswordBytes)
        return QStringLiteral("The first line of \"%1\" has more than %2 bytes: that is no password.")
            .arg(file)
            .arg(maxPasswordBytes);
    if (decoder.hasError())
        return QStringLiteral("The password in \"%1\" is not written in UTF-8.").arg(file);
    return {};
}

} // namespace

QList<QCommandLineOption> icecastCommandLine()
{
    return {
        {icecastName,
         QStringLiteral("Send the stream to this mount of an Icecast server as well: "
                        "http://source:PASSWORD@HOST:8000/live.webm."),
         QStringLiteral("URL")},
        {icecastPasswordName,
         QStringLiteral("With --icecast: its password is the first line of this file, not in the URL."),
         QStringLiteral("F")},
        {icecastListenName,
         QStringLiteral("With --icecast: where guests get the stream from there, one of its relays or "
                        "itself (default: the mount); may be repeated."),
         QStringLiteral("URL")},
    };
}

QString readIcecast(const QCommandLineParser &parser, icecast::IcecastOptions &options)
{
    QString unmet =
        faultOfNeeds(parser, {{icecastPasswordName, {icecastName}}, {icecastListenName, {icecastName}}});
    if (!unmet.isEmpty() || !parser.isSet(icecastName))
        return unmet;
    QString password;
    if (parser.isSet(icecastPasswordName)) {
        if (QString error = readPassword(parser.value(icecastPasswordName), password); !error.isEmpty())
            return error;
    }
    const auto [error, target] = icecast::readTarget(parser.value(icecastName), password);
    if (error == icecast::noPasswordFault())
        return QStringLiteral("--icecast: %1 --%2 names a file with it.").arg(error, icecastPasswordName);
    if (!error.isEmpty())
        return QStringLiteral("--icecast: %1").arg(error);
    options.target = target;
    for (const QString &value : parser.values(icecastListenName)) {
        const auto [fault, address] = icecast::readListenerAddress(value);
        if (!fault.isEmpty())
            return QStringLiteral("--icecast-listen: %1").arg(fault);
        options.listeners.append(address);
    }
    if (options.listeners.size() > mostIcecastListeners)
        return QStringLiteral("--icecast-listen may be given %1 times at most.").arg(mostIcecastListeners);
    return {};
}

} // namespace lancast::net
