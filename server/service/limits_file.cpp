#include "service/limits_file.h"

#include "base/small_file.h"

#include <QList>

namespace lancast::service {

namespace {

constexpr int most = 1'000'000;
constexpr qsizetype mostBytes = 64 * 1024;

struct Name
{
    const char *word;
    std::optional<int> Limits::*value;
    int least;
};

constexpr Name names[] = {{"max-viewers", &Limits::maxViewers, 0},
                          {"max-connections", &Limits::maxConnections, 1},
                          {"max-connections-per-address", &Limits::maxConnectionsPerAddress, 1}};

/// Puts what \a line says into \a limits; answers what is wrong with it, or nothing.
QString readLine(const QByteArray &line, Limits &limits)
{
    const qsizetype equals = line.indexOf('=');
    const QByteArray word = line.left(equals).trimmed();
    if (equals < 0)
        return QStringLiteral("\"%1\" is no \"name = value\".").arg(QString::fromUtf8(line));
    for (const Name &name : names) {
        if (word != name.word)
            continue;
        bool isNumber = false;
        const int value = line.mid(equals + 1).trimmed().toInt(&isNumber);
        if (!isNumber || value < name.least || value > most)
            return QStringLiteral("%1 takes a number from %2 to %3.")
                .arg(QLatin1String(name.word))
                .arg(name.least)
                .arg(most);
        if (limits.*name.value)
            return QStringLiteral("%1 is there twice.").arg(QLatin1String(name.word));
        limits.*name.value = value;
        return {};
    }
    return QStringLiteral("There is no limit \"%1\".").arg(QString::fromUtf8(word));
}

} // namespace

LimitsResult readLimits(QByteArrayView text)
{
    Limits limits;
    int number = 0;
    for (const QByteArray &rawLine : text.toByteArray().split('\n')) {
        ++number;
        const QByteArray line = rawLine.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QString error = readLine(line, limits);
        if (!error.isEmpty())
            return {QStringLiteral("Line %1: %2").arg(number).arg(error), {}};
    }
    return {{}, limits};
}

LimitsResult readLimitsFile(const QString &path, std::chrono::milliseconds patience)
{
    const net::SmallFile file = net::readSmallFile(path, mostBytes, patience);
    if (!file.error.isEmpty())
        return {file.error, {}};
    LimitsResult result = readLimits(file.content);
    if (!result.error.isEmpty())
        result.error = QStringLiteral("The limits in \"%1\" are not right. %2").arg(path, result.error);
    return result;
}

} // namespace lancast::service
