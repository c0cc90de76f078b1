#include "relay/command_line.h"

#include "relay/relay_options.h"

#include <QCommandLineParser>

#include <algorithm>
#include <optional>
#include <vector>

namespace lancast::net {

namespace {

constexpr qsizetype shortestPart = 3; ///< of a name, that still says which option is meant

/// Beside relayOptionNames(); a test holds them against what the programs' --help says.
QStringList ownOptions(Program program)
{
    switch (program) {
    case Program::App:
        return {QStringLiteral("source"),
                QStringLiteral("quality"),
                QStringLiteral("restart-interval"),
                QStringLiteral("no-sound"),
                QStringLiteral("go-live"),
                QStringLiteral("new-instance"),
                QStringLiteral("allow-remote-debugging"),
                QStringLiteral("allow-no-sandbox")};
    case Program::Server:
        return {QStringLiteral("replay"), QStringLiteral("limits")};
    }
    Q_UNREACHABLE();
}

QString nameOf(Program program)
{
    return program == Program::App ? QStringLiteral("lancast") : QStringLiteral("lancast-server");
}

QStringList allOptions(Program program)
{
    return relayOptionNames() + ownOptions(program) +
           QStringList{QStringLiteral("log-level"), QStringLiteral("version"), QStringLiteral("help")};
}

/// Letters that are missing, too many or wrong, and neighbours that changed places (optimal string
/// alignment).
qsizetype typingErrors(const QString &typed, const QString &meant)
{
    using Row = std::vector<qsizetype>;
    Row beforeLast;
    Row last(std::size_t(meant.size()) + 1);
    for (std::size_t i = 0; i < last.size(); ++i)
        last[i] = qsizetype(i);
    for (qsizetype t = 0; t < typed.size(); ++t) {
        Row row{t + 1};
        for (qsizetype m = 0; m < meant.size(); ++m) {
            const auto at = std::size_t(m);
            const qsizetype wrong = typed[t] == meant[m] ? 0 : 1;
            qsizetype least = std::min({row[at] + 1, last[at + 1] + 1, last[at] + wrong});
            if (t > 0 && m > 0 && typed[t] == meant[m - 1] && typed[t - 1] == meant[m])
                least = std::min(least, beforeLast[at - 1] + 1);
            row.push_back(least);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

/// "token" of "publish-token", and how "seed-ports" begins.
bool isPartOf(const QString &name, const QString &option)
{
    const QLatin1Char dash('-');
    return name.size() >= shortestPart &&
           (option.startsWith(name) || (dash + option + dash).contains(dash + name + dash));
}

/// Empty if none is close, or it is not clear which one is.
QString closestOption(const QString &name, const QStringList &options)
{
    qsizetype fewest = std::max<qsizetype>(1, name.size() / 3);
    QString closest;
    for (const QString &option : options) {
        if (std::abs(option.size() - name.size()) > fewest)
            continue;
        const qsizetype errors = typingErrors(name, option);
        if (errors < fewest || (errors == fewest && closest.isEmpty())) {
            fewest = errors;
            closest = option;
        }
    }
    if (!closest.isEmpty())
        return closest;
    QStringList parts;
    std::ranges::copy_if(options, std::back_inserter(parts),
                         [&name](const QString &option) { return isPartOf(name, option); });
    const auto isShorter = [](const QString &a, const QString &b) { return a.size() < b.size(); };
    const auto shortest = std::ranges::min_element(parts, isShorter);
    // Of "seed-ports" and "seed-ports-public" the first is meant; of "max-viewers" and "max-connections"
    // neither.
    const bool isSure =
        std::ranges::all_of(parts, [&](const QString &part) { return part.startsWith(*shortest); });
    return isSure && !parts.isEmpty() ? *shortest : QString();
}

/// Behind a single dash every letter is an option to the parser: "-port" is four of them.
QString asTyped(const QString &name, const QStringList &arguments)
{
    const auto isMeant = [&name](const QString &argument) {
        return argument.startsWith(QLatin1Char('-')) && !argument.startsWith(QStringLiteral("--")) &&
               argument.contains(name);
    };
    if (name.size() > 1)
        return QStringLiteral("--") + name;
    const auto found = std::ranges::find_if(arguments, isMeant);
    return found == arguments.end() ? QLatin1Char('-') + name : found->section(QLatin1Char('='), 0, 0);
}

/// What is wrong where every option is known.
QString valueFault(QCommandLineParser &parser, const QStringList &arguments, Program program)
{
    if (parser.parse(arguments + QStringList{QStringLiteral("value")}))
        return QStringLiteral("%1 takes a value, and none follows; \"%2 --help\" says which one.")
            .arg(arguments.constLast(), nameOf(program));
    const auto isAtFault = [&parser, &arguments](const QString &argument) {
        return argument.contains(QLatin1Char('=')) && !parser.parse({arguments.constFirst(), argument});
    };
    const auto found = std::ranges::find_if(arguments, isAtFault);
    return found == arguments.end()
               ? parser.errorText()
               : QStringLiteral("%1 takes no value: leave out what follows the equals sign.")
                     .arg(found->section(QLatin1Char('='), 0, 0));
}

} // namespace

QString unknownOptionFault(const QString &option, Program program)
{
    const QString name = option.sliced(option.startsWith(QStringLiteral("--")) ? 2 : 1).toLower();
    const Program other = program == Program::App ? Program::Server : Program::App;
    if (ownOptions(other).contains(name))
        return QStringLiteral("%1 is an option of %2; \"%3 --help\" lists those of %3.")
            .arg(option, nameOf(other), nameOf(program));
    const QString closest = closestOption(name, allOptions(program));
    if (closest.isEmpty())
        return QStringLiteral("There is no option %1; \"%2 --help\" lists all.").arg(option, nameOf(program));
    return QStringLiteral("There is no option %1: --%2 comes closest, and \"%3 --help\" lists all.")
        .arg(option, closest, nameOf(program));
}

QString parseFault(QCommandLineParser &parser, const QStringList &arguments, Program program)
{
    if (parser.parse(arguments))
        return {};
    const QStringList unknown = parser.unknownOptionNames();
    return unknown.isEmpty()
               ? valueFault(parser, arguments, program)
               : unknownOptionFault(asTyped(unknown.constFirst(), arguments.sliced(1)), program);
}

} // namespace lancast::net
