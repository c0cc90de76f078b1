#include "network/machine_names.h"

#include <QFile>
#include <QSysInfo>

#include <algorithm>

namespace lancast::net {

namespace {

/// A file without end is none that an administrator wrote.
constexpr qint64 maxHostsBytes = 256 * 1024;

/// Of a resolver's file, which lists some tens at most.
constexpr qint64 maxResolverBytes = 16 * 1024;
constexpr qsizetype maxDomains = 32;

/// What may stand in a certificate and in Host.
bool isHostName(const QString &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'_';
    });
}

/// The names of one line.
QStringList namesIn(const QByteArray &line)
{
    const QByteArray content = line.left(line.indexOf('#') < 0 ? line.size() : line.indexOf('#'));
    QStringList words = QString::fromLatin1(content.simplified()).toLower().split(QLatin1Char(' '));
    words.removeFirst(); // the address
    return words;
}

} // namespace

QStringList machineNames(const QString &hostName, const QByteArray &hostsFile)
{
    const QString host = hostName.toLower();
    const QString shortName = host.section(QLatin1Char('.'), 0, 0);
    QStringList names{host, shortName};
    if (!shortName.isEmpty())
        names.append(shortName + QStringLiteral(".local"));
    for (const QByteArray &line : hostsFile.split('\n')) {
        const QStringList listed = namesIn(line);
        const bool isOurs = std::ranges::any_of(
            listed, [&](const QString &name) { return name == host || name == shortName; });
        names += isOurs ? listed : QStringList();
    }
    names.removeIf([](const QString &name) { return !isHostName(name); });
    names.removeDuplicates();
    return names;
}

QStringList namesAtHome(const QString &hostName, const QByteArray &resolverFile)
{
    const QString shortName = hostName.toLower().section(QLatin1Char('.'), 0, 0);
    QStringList domains;
    for (const QByteArray &line : resolverFile.split('\n')) {
        QStringList words = QString::fromLatin1(line.simplified()).toLower().split(QLatin1Char(' '));
        const QString keyword = words.takeFirst();
        if (keyword == QLatin1String("search") || keyword == QLatin1String("domain"))
            domains += words;
    }
    QStringList names;
    for (QString domain : domains.first(std::min(domains.size(), maxDomains))) {
        if (domain.endsWith(QLatin1Char('.')))
            domain.chop(1);
        if (isHostName(domain) && isHostName(shortName) && !domain.startsWith(QLatin1Char('.')))
            names.append(shortName + QLatin1Char('.') + domain);
    }
    names.removeDuplicates();
    return names;
}

QStringList namesAtHomeNow(const QString &resolverPath)
{
    QFile file(resolverPath);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    return namesAtHome(QSysInfo::machineHostName(), isOpen ? file.read(maxResolverBytes) : QByteArray());
}

QStringList machineNames()
{
    QFile hosts(QStringLiteral("/etc/hosts"));
    const bool isOpen = hosts.open(QIODevice::ReadOnly);
    return machineNames(QSysInfo::machineHostName(), isOpen ? hosts.read(maxHostsBytes) : QByteArray());
}

} // namespace lancast::net
