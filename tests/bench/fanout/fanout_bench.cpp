// What delivering a message costs our relay, beside a bare loop of send() and a broadcast over node's ws
// package. Each server gets the same traffic and has one core; publisher and viewers have another one.
#include "goal_table.h"
#include "round.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <stdlib.h>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::bench;

namespace {

constexpr double mostOverWs = 0.7;
constexpr double mostDelayMs = 100;
constexpr double mostKibibytesPerViewer = 24;
/// By which joins may delay what the others get.
constexpr double mostJoinDelayMs = 50;
/// From here on the generator rather than the server decides what is delivered, and when.
constexpr double busyPercent = 90;
constexpr int exitMisused = 2;

struct Shape
{
    QString name;
    StreamShape stream;
    double mostOverBare = 0; ///< 0: no goal
};

const std::vector<Shape> &shapes()
{
    static const std::vector<Shape> shapes{{u"20x15600"_s, {20, 15'600}, 1.05},
                                           {u"50x6200"_s, {50, 6'200}, 1.15},
                                           {u"20x50000"_s, {20, 50'000}, 0}};
    return shapes;
}

struct Plan
{
    int viewers = 1000;
    int joins = 0;
    int shards = 0;
    int rounds = 3;
    int seconds = 6;
    std::vector<Shape> shapes;
    std::vector<ServerKind> servers;
};

/// All rounds of one shape.
using Rounds = std::map<ServerKind, std::vector<RoundFigures>>;

template<typename Value>
std::vector<double> each(const std::vector<RoundFigures> &rounds, Value RoundFigures::*figure)
{
    std::vector<double> values;
    for (const RoundFigures &round : rounds)
        values.push_back(double(round.*figure));
    return values;
}

template<typename Value> double median(const std::vector<RoundFigures> &rounds, Value RoundFigures::*figure)
{
    return quantile(each(rounds, figure), 0.5);
}

template<typename Value> double worst(const std::vector<RoundFigures> &rounds, Value RoundFigures::*figure)
{
    return std::ranges::max(each(rounds, figure));
}

std::vector<int> coresOf(ServerKind kind, int shards)
{
    const std::vector<int> all = usableCores();
    if (all.size() < 2)
        return all;
    const int wished = kind == ServerKind::Relay ? std::max(shards, 1) : 1;
    const auto count = std::min(size_t(wished), all.size() - 1);
    return {all.begin() + 1, all.begin() + 1 + std::ptrdiff_t(count)};
}

/// Empty, or what went wrong. One server after the other in each round, so that what else the machine does
/// meanwhile meets them all.
QString measureShape(const Plan &plan, const std::map<ServerKind, std::vector<int>> &cores,
                     const Shape &shape, Rounds &rounds)
{
    for (int round = 1; round <= plan.rounds; ++round) {
        for (const ServerKind kind : plan.servers) {
            const int joins = kind == ServerKind::Relay ? plan.joins : 0;
            const ServerPlan server{kind, plan.viewers, joins, shape.stream, plan.shards, cores.at(kind)};
            const RoundFigures figures = measureRound(server, std::chrono::seconds(plan.seconds));
            if (!figures.error.isEmpty())
                return figures.error;
            std::fprintf(stderr, "%s, round %d, %s: %.2f us a message\n", qPrintable(shape.name), round,
                         qPrintable(nameOf(kind)), figures.microseconds);
            rounds[kind].push_back(figures);
        }
    }
    return {};
}

QString inKibibytes(double value)
{
    return u"%1 KiB"_s.arg(value, 0, 'f', 1);
}

void noteServer(GoalTable &table, const QString &name, const std::vector<RoundFigures> &rounds)
{
    const std::vector<double> costs = each(rounds, &RoundFigures::microseconds);
    table.note(name + u": CPU a message (least, most)"_s,
               u"%1 us (%2, %3)"_s.arg(quantile(costs, 0.5), 0, 'f', 2)
                   .arg(std::ranges::min(costs), 0, 'f', 2)
                   .arg(std::ranges::max(costs), 0, 'f', 2));
    table.note(u"  its core, the generator's"_s,
               inPercent(median(rounds, &RoundFigures::serverPercent)) + u", "_s +
                   inPercent(median(rounds, &RoundFigures::generatorPercent)));
    table.note(u"  had to wait for them"_s,
               inPercent(median(rounds, &RoundFigures::serverWaitPercent)) + u", "_s +
                   inPercent(median(rounds, &RoundFigures::generatorWaitPercent)));
    table.note(u"  of the messages came in time"_s,
               inPercent(median(rounds, &RoundFigures::deliveredPercent)));
    table.note(u"  delay, p50, p99"_s, inMilliseconds(median(rounds, &RoundFigures::halfMs)) + u", "_s +
                                           inMilliseconds(median(rounds, &RoundFigures::mostMs)));
    table.note(u"  bytes lost, connections ended, at most"_s,
               u"%1, %2"_s.arg(worst(rounds, &RoundFigures::bytesLost), 0, 'f', 0)
                   .arg(worst(rounds, &RoundFigures::connectionsEnded), 0, 'f', 0));
    table.note(u"  memory a viewer: connected, streaming"_s,
               inKibibytes(median(rounds, &RoundFigures::connectedKibibytes)) + u", "_s +
                   inKibibytes(median(rounds, &RoundFigures::streamingKibibytes)));
    if (worst(rounds, &RoundFigures::generatorPercent) >= busyPercent)
        table.note(u"  the generator was the limit"_s, u"in a round at least"_s);
}

void judgeJoins(GoalTable &table, const QString &shape, const std::vector<RoundFigures> &rounds)
{
    const QString name = shape + u" joins: "_s;
    const double before = median(rounds, &RoundFigures::mostMs);
    const double during = median(rounds, &RoundFigures::joinDelayMs);
    table.note(name + u"others' p99 before, during"_s,
               inMilliseconds(before) + u", "_s + inMilliseconds(during));
    table.note(u"  connecting to the burst's end, p50, p99"_s,
               inMilliseconds(median(rounds, &RoundFigures::joinHalfMs)) + u", "_s +
                   inMilliseconds(median(rounds, &RoundFigures::joinMostMs)));
    table.note(u"  a burst"_s, inKibibytes(median(rounds, &RoundFigures::burstKibibytes)));
    table.note(u"  memory a joiner: peak, a second later"_s,
               inKibibytes(median(rounds, &RoundFigures::joinPeakKibibytes)) + u", "_s +
                   inKibibytes(median(rounds, &RoundFigures::joinedKibibytes)));
    table.atMost(name + u"others' p99 added"_s, during - before, mostJoinDelayMs, u"ms"_s);
    table.exactly(name + u"without a burst"_s, quint64(worst(rounds, &RoundFigures::joinsUnserved)), 0);
    table.exactly(name + u"hole behind the burst"_s, quint64(worst(rounds, &RoundFigures::joinsBroken)), 0);
}

void judgeShape(GoalTable &table, const Plan &plan, const Shape &shape, const Rounds &rounds)
{
    for (const auto &[kind, figures] : rounds)
        noteServer(table, shape.name + u' ' + nameOf(kind), figures);
    if (!rounds.contains(ServerKind::Relay))
        return;
    const std::vector<RoundFigures> &relay = rounds.at(ServerKind::Relay);
    if (plan.joins > 0)
        judgeJoins(table, shape.name, relay);
    const auto ratioTo = [&](ServerKind other) {
        return median(relay, &RoundFigures::microseconds) /
               median(rounds.at(other), &RoundFigures::microseconds);
    };
    if (rounds.contains(ServerKind::Bare)) {
        const QString name = shape.name + u" CPU, relay/bare"_s;
        const double ratio = ratioTo(ServerKind::Bare);
        if (shape.mostOverBare > 0)
            table.ratioAtMost(name, ratio, shape.mostOverBare);
        else
            table.note(name, u"x %1"_s.arg(ratio, 0, 'f', 2));
    }
    if (rounds.contains(ServerKind::Ws))
        table.ratioAtMost(shape.name + u" CPU, relay/ws"_s, ratioTo(ServerKind::Ws), mostOverWs);
    table.atMost(shape.name + u" relay: delay, p99"_s, median(relay, &RoundFigures::mostMs), mostDelayMs,
                 u"ms"_s);
    table.exactly(shape.name + u" relay: bytes lost"_s, quint64(worst(relay, &RoundFigures::bytesLost)), 0);
    table.atMost(shape.name + u" relay: memory a viewer"_s, median(relay, &RoundFigures::connectedKibibytes),
                 mostKibibytesPerViewer, u"KiB"_s);
}

QJsonObject toJson(const Rounds &rounds)
{
    QJsonObject all;
    for (const auto &[kind, figures] : rounds) {
        QJsonArray list;
        for (const RoundFigures &round : figures)
            list.append(toJson(round));
        all.insert(nameOf(kind), list);
    }
    return all;
}

QString loadOfMachine()
{
    double load = 0;
    return ::getloadavg(&load, 1) == 1 ? QString::number(load, 'f', 1) : u"unknown"_s;
}

int run(const Plan &plan, const QString &jsonFile)
{
    GoalTable table;
    table.note(u"viewers, rounds, window"_s,
               u"%1, %2, %3 s"_s.arg(plan.viewers).arg(plan.rounds).arg(plan.seconds));
    if (plan.joins > 0)
        table.note(u"further viewers that join within a second"_s, QString::number(plan.joins));
    table.note(u"load of the machine before (1 minute)"_s, loadOfMachine());
    std::map<ServerKind, std::vector<int>> cores;
    for (const ServerKind kind : plan.servers)
        cores[kind] = coresOf(kind, plan.shards);
    if (usableCores().size() < 2)
        table.note(u"only one core: all share it"_s, u"no fair figures"_s);
    pinTo({usableCores().front()});
    QJsonObject shapesJson;
    for (const Shape &shape : plan.shapes) {
        Rounds rounds;
        if (const QString error = measureShape(plan, cores, shape, rounds); !error.isEmpty())
            return fail(error);
        judgeShape(table, plan, shape, rounds);
        shapesJson.insert(shape.name, toJson(rounds));
    }
    const bool isMet = table.print();
    std::printf(
        "CPU: user and system time of the whole server process within the window, softirqs that interrupt\n"
        "it included, its idle turns not subtracted, divided by the messages that viewers got meanwhile.\n");
    const QJsonObject report{{u"viewers"_s, plan.viewers}, {u"joins"_s, plan.joins},
                             {u"seconds"_s, plan.seconds}, {u"shards"_s, plan.shards},
                             {u"rounds"_s, shapesJson},    {u"rows"_s, table.toJson()}};
    if (!jsonFile.isEmpty() && !writeJson(jsonFile, report))
        return fail(u"%1 cannot be written"_s.arg(jsonFile));
    return isMet ? 0 : 1;
}

/// Without any if \a text names something unknown.
std::vector<Shape> readShapes(const QString &text)
{
    if (text == u"all"_s)
        return shapes();
    const auto found = std::ranges::find(shapes(), text, &Shape::name);
    return found == shapes().end() ? std::vector<Shape>() : std::vector<Shape>{*found};
}

std::vector<ServerKind> readServers(const QString &text)
{
    std::vector<ServerKind> kinds;
    for (const QString &name : text.split(u',')) {
        const auto all = {ServerKind::Relay, ServerKind::Bare, ServerKind::Ws};
        const auto found = std::ranges::find(all, name, nameOf);
        if (found == all.end() || std::ranges::count(kinds, *found) > 0)
            return {};
        kinds.push_back(*found);
    }
    return kinds;
}

/// Two connections a viewer are more than the usual thousand descriptors.
void raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    raiseDescriptorLimit();
    QCommandLineParser parser;
    const Plan defaults;
    parser.addHelpOption();
    parser.addOptions(
        {{u"viewers"_s, u"Viewers, 100 to 4000."_s, u"N"_s, QString::number(defaults.viewers)},
         {u"joins"_s, u"Further viewers that join the relay within a second, 0 to 4000."_s, u"N"_s,
          QString::number(defaults.joins)},
         {u"shards"_s, u"Threads of the relay; as it comes if not given."_s, u"N"_s},
         {u"shape"_s, u"Messages a second x bytes: 20x15600, 50x6200, 20x50000 or all."_s, u"S"_s,
          u"20x15600"_s},
         {u"servers"_s, u"Which of relay, bare and ws, with commas."_s, u"LIST"_s, u"relay,bare,ws"_s},
         {u"rounds"_s, u"How often each server is measured; medians count."_s, u"N"_s,
          QString::number(defaults.rounds)},
         {u"seconds"_s, u"How long each time."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"json"_s, u"Writes all figures to this file."_s, u"FILE"_s}});
    parser.process(application);
    const Plan plan{parser.value(u"viewers"_s).toInt(),     parser.value(u"joins"_s).toInt(),
                    parser.value(u"shards"_s).toInt(),      parser.value(u"rounds"_s).toInt(),
                    parser.value(u"seconds"_s).toInt(),     readShapes(parser.value(u"shape"_s)),
                    readServers(parser.value(u"servers"_s))};
    if (plan.viewers < 100 || plan.viewers > 4000 || plan.rounds <= 0 || plan.seconds <= 0)
        return fail(u"the numbers make no sense: 100 to 4000 viewers, at least a second and a round"_s);
    if (plan.joins < 0 || plan.joins > 4000)
        return fail(u"--joins takes a number from 0 to 4000"_s);
    if (plan.joins > 0 && std::ranges::count(plan.servers, ServerKind::Relay) == 0)
        return fail(u"--joins is for the relay only"_s);
    if (plan.shapes.empty() || plan.servers.empty())
        return fail(u"there is no such shape or server, see --help"_s);
    if (parser.isSet(u"shards"_s) && plan.shards <= 0)
        return fail(u"--shards takes a number from 1 on"_s);
    if (plan.shards > 0 && !relayHasOption(u"shards"_s)) {
        fail(u"this lancast-server has no option --shards: leave it out"_s);
        return exitMisused;
    }
    return run(plan, parser.value(u"json"_s));
}
