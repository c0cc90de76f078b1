// What a viewer over WebRTC costs the relay: processor time and memory, beside a bare loop of sendmmsg() that
// sends datagrams of the same sizes to the same sockets. The viewers are in this process.
#include "crowd.h"
#include "goal_table.h"
#include "live_relay.h"
#include "process_meter.h"
#include "wait.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdlib.h>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::bench;
using namespace std::chrono_literals;

namespace {

constexpr double leastViewersPerCore = 600;
constexpr double mostKibibytesPerViewer = 64;
constexpr double kibibyte = 1024;
/// The GOP that is kept for those who join has its size then.
constexpr auto warmUp = 5s;
constexpr auto settling = 2s;
constexpr int patienceMs = 5000;
constexpr int furtherConnections = 100;
/// RTP's header, VP8's descriptor, the tag of AES-GCM.
constexpr int overheadBytes = 12 + 4 + 16;
constexpr int mostPayloadBytes = 1'180;

struct Plan
{
    int viewers = 300;
    double megabits = 2.5;
    int seconds = 10;
};

/// What one sender took within the window.
struct Cost
{
    double perViewerSecond = 0; ///< microseconds
    double percent = 0;         ///< of a core
    double waitPercent = 0;     ///< of the time it could run, and something else had its core
    double ownPercent = 0;      ///< of this process
    UdpPeer::Tally tally;
};

Cost measure(qint64 pid, Crowd &crowd, const Plan &plan)
{
    const auto start = std::chrono::steady_clock::now();
    const auto used = cpuTime(pid);
    const auto waited = runQueueTime(pid);
    const auto own = cpuTime(QCoreApplication::applicationPid());
    crowd.startMeasuring();
    pass(std::chrono::seconds(plan.seconds));
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    const std::chrono::duration<double> cpu = cpuTime(pid) - used;
    const std::chrono::duration<double> wait = runQueueTime(pid) - waited;
    const std::chrono::duration<double> ownCpu = cpuTime(QCoreApplication::applicationPid()) - own;
    Cost cost;
    cost.perViewerSecond = 1e6 * cpu.count() / plan.viewers / passed.count();
    cost.percent = 100 * cpu / passed;
    cost.waitPercent = 100 * wait / passed;
    cost.ownPercent = 100 * ownCpu / passed;
    return cost;
}

/// Empty, or what went wrong.
QString measureBare(const Plan &plan, Crowd &crowd, Cost &cost)
{
    const double frameBytes = plan.megabits * 1e6 / 8 / SyntheticStream::framesPerSecond;
    const int datagrams = int(std::ceil(frameBytes / mostPayloadBytes));
    const int bytes = int(frameBytes / datagrams) + overheadBytes;
    QProcess sender;
    sender.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sender.start(QStringLiteral(BARE_DATAGRAMS),
                 {QString::number(plan.viewers), QString::number(SyntheticStream::framesPerSecond),
                  QString::number(datagrams), QString::number(bytes)});
    if (!sender.waitForStarted(patienceMs))
        return u"the bare sender did not start"_s;
    sender.write(crowd.addresses());
    pass(settling);
    cost = measure(sender.processId(), crowd, plan);
    sender.closeWriteChannel();
    sender.waitForFinished(patienceMs);
    pass(settling);
    cost.tally = crowd.tally();
    return {};
}

QString inMicroseconds(const Cost &cost)
{
    return u"%1 us"_s.arg(cost.perViewerSecond, 0, 'f', 0);
}

void noteCost(GoalTable &table, const QString &name, const Cost &cost)
{
    table.note(name + u": CPU a viewer-second"_s, inMicroseconds(cost));
    table.note(u"  its core, this process's"_s,
               inPercent(cost.percent) + u", "_s + inPercent(cost.ownPercent));
    table.note(u"  had to wait for its core"_s, inPercent(cost.waitPercent));
    table.note(u"  datagrams, lost"_s, u"%1, %2"_s.arg(cost.tally.packets).arg(cost.tally.lost));
}

QString loadOfMachine()
{
    double load = 0;
    return ::getloadavg(&load, 1) == 1 ? QString::number(load, 'f', 1) : u"unknown"_s;
}

int run(const Plan &plan, const QString &jsonFile)
{
    GoalTable table;
    table.note(u"viewers, megabits a second, window"_s,
               u"%1, %2, %3 s"_s.arg(plan.viewers).arg(plan.megabits).arg(plan.seconds));
    table.note(u"load of the machine before (1 minute)"_s, loadOfMachine());
    Crowd crowd; // outlives the relay: its sockets are the bare sender's, too
    Cost relayCost;
    double connectedKibibytes = 0;
    double streamingKibibytes = 0;
    {
        LiveRelay relay(plan.megabits,
                        {u"--max-connections"_s, QString::number(plan.viewers + furtherConnections)});
        if (const QString error = relay.start(); !error.isEmpty())
            return fail(error);
        pass(warmUp);
        const qint64 before = residentBytes(relay.processId());
        const auto kibibytesPerViewer = [&] {
            return double(residentBytes(relay.processId()) - before) / plan.viewers / kibibyte;
        };
        if (!crowd.gather(relay.port(), plan.viewers))
            return fail(u"not every viewer was connected"_s);
        connectedKibibytes = kibibytesPerViewer();
        pass(settling);
        relayCost = measure(relay.processId(), crowd, plan);
        streamingKibibytes = kibibytesPerViewer();
        relay.stopPublishing();
        pass(settling); // until everything is there
        relayCost.tally = crowd.tally();
    }
    Cost bareCost;
    if (const QString error = measureBare(plan, crowd, bareCost); !error.isEmpty())
        return fail(error);
    noteCost(table, u"relay"_s, relayCost);
    table.note(u"  delay from the publisher, p50, p99"_s, halfAndMost(relayCost.tally.delays));
    noteCost(table, u"bare"_s, bareCost);
    table.note(u"CPU, relay/bare"_s,
               u"x %1"_s.arg(relayCost.perViewerSecond / bareCost.perViewerSecond, 0, 'f', 2));
    table.note(u"memory a viewer when all are connected"_s, u"%1 KiB"_s.arg(connectedKibibytes, 0, 'f', 1));
    table.atMost(u"memory a viewer at the end"_s, streamingKibibytes, mostKibibytesPerViewer, u"KiB"_s);
    table.atLeast(u"viewers a core"_s, 1e6 / relayCost.perViewerSecond, leastViewersPerCore, u""_s);
    table.exactly(u"datagrams that could not be decrypted"_s, relayCost.tally.broken, 0);
    const bool isMet = table.print();
    const QJsonObject report{{u"viewers"_s, plan.viewers},
                             {u"megabits"_s, plan.megabits},
                             {u"seconds"_s, plan.seconds},
                             {u"rows"_s, table.toJson()}};
    if (!jsonFile.isEmpty() && !writeJson(jsonFile, report))
        return fail(u"%1 cannot be written"_s.arg(jsonFile));
    return isMet ? 0 : 1;
}

/// A socket for each.
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
        {{u"viewers"_s, u"Viewers, 1 to 4000."_s, u"N"_s, QString::number(defaults.viewers)},
         {u"megabits"_s, u"Of the stream, each second."_s, u"X"_s, QString::number(defaults.megabits)},
         {u"seconds"_s, u"How long each sender is measured."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"json"_s, u"Writes all figures to this file."_s, u"FILE"_s}});
    parser.process(application);
    const Plan plan{parser.value(u"viewers"_s).toInt(), parser.value(u"megabits"_s).toDouble(),
                    parser.value(u"seconds"_s).toInt()};
    if (plan.viewers < 1 || plan.viewers > 4000 || plan.megabits < 0.1 || plan.megabits > 50 ||
        plan.seconds <= 0)
        return fail(u"the numbers make no sense: 1 to 4000 viewers, 0.1 to 50 Mbit/s, at least a second"_s);
    return run(plan, parser.value(u"json"_s));
}
