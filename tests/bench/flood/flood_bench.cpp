// Idle connections and new ones by the thousand: how soon the page comes, and what viewers and memory notice.
#include "connection_flood.h"
#include "goal_table.h"
#include "live_relay.h"
#include "page_sampler.h"
#include "process_meter.h"
#include "raw_viewer.h"
#include "wait.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double mebibyte = 1024.0 * 1024;
constexpr double mostPageMs = 200;
constexpr double mostKeptMebibytes = 10;
/// How long memory may take to come back.
constexpr auto aftermath = 15s;

struct Plan
{
    int idle = 1000;
    int perSecond = 2000;
    int seconds = 20;
    int viewers = 10;
    double megabits = 2.5;
};

int fail(const QString &sentence)
{
    std::fprintf(stderr, "flood_bench: %s\n", qPrintable(sentence));
    return 1;
}

using Viewers = std::vector<std::unique_ptr<bench::RawViewer>>;

bool gather(Viewers &viewers, const bench::LiveRelay &relay, int count)
{
    for (int i = 0; i < count; ++i)
        viewers.push_back(std::make_unique<bench::RawViewer>(relay.stream(), relay.port(), i));
    const auto isWatching = [](const auto &viewer) { return viewer->isWatching(); };
    return bench::waitFor([&] { return std::ranges::all_of(viewers, isWatching); }, 20s);
}

void judgeViewers(bench::GoalTable &table, const Viewers &viewers, bench::LiveRelay &relay)
{
    relay.stopPublishing();
    const quint64 newest = relay.stream().frames() - 1;
    const auto isThere = [newest](const auto &viewer) { return viewer->newest() == newest; };
    (void)bench::waitFor([&] { return std::ranges::all_of(viewers, isThere); }, 5s);
    quint64 lost = 0;
    std::vector<double> delays;
    for (const auto &viewer : viewers) {
        lost += viewer->lostBlocks();
        delays.insert(delays.end(), viewer->delays().begin(), viewer->delays().end());
    }
    table.exactly(u"blocks lost or changed"_s, lost, 0);
    table.exactly(u"viewers without the newest frame"_s,
                  quint64(std::ranges::count_if(viewers, std::not_fn(isThere))), 0);
    table.note(u"delay of the viewers, p99"_s, u"%1 ms"_s.arg(bench::quantile(delays, 0.99), 0, 'f', 1));
}

void noteFlood(bench::GoalTable &table, const Plan &plan, const bench::FloodCounts &counts)
{
    table.note(u"idle connections: wished, on average"_s, u"%1, %2"_s.arg(plan.idle).arg(counts.idleOpen));
    table.note(u"idle connections opened anew"_s, QString::number(counts.idleRenewed));
    table.note(u"new connections a second: wished, reached"_s,
               u"%1, %2"_s.arg(plan.perSecond).arg(double(counts.connected) / counts.seconds, 0, 'f', 0));
    table.note(u"of them refused or reset"_s, QString::number(counts.refused));
}

int run(const Plan &plan)
{
    bench::LiveRelay relay(plan.megabits);
    if (const QString error = relay.start(); !error.isEmpty())
        return fail(error);
    Viewers viewers;
    if (!gather(viewers, relay, plan.viewers))
        return fail(u"not every viewer was served"_s);
    bench::PageSampler quiet(relay.port());
    quiet.start();
    bench::pass(5s);
    const bench::PageSamples before = quiet.stop();

    const qint64 pid = relay.processId();
    const qint64 bytesBefore = bench::residentBytes(pid);
    const auto cpuBefore = bench::cpuTime(pid);
    bench::ConnectionFlood flood({relay.port(), plan.idle, plan.perSecond});
    bench::PageSampler sampler(relay.port());
    for (const auto &viewer : viewers)
        viewer->startMeasuring();
    flood.start();
    sampler.start();
    qint64 bytesAtMost = bytesBefore;
    for (int tick = 0; tick < plan.seconds * 4; ++tick) {
        bench::pass(250ms);
        bytesAtMost = std::max(bytesAtMost, bench::residentBytes(pid));
    }
    const bench::PageSamples samples = sampler.stop();
    const double cpuShare = double((bench::cpuTime(pid) - cpuBefore).count()) / 1e9 / plan.seconds;
    const bench::FloodCounts counts = flood.stop();
    const auto grown = [&] { return double(bench::residentBytes(pid) - bytesBefore) / mebibyte; };
    (void)bench::waitFor([&] { return grown() <= mostKeptMebibytes; }, aftermath);
    const double kept = grown();

    bench::GoalTable table;
    noteFlood(table, plan, counts);
    table.note(u"GET / before, p99"_s, u"%1 ms"_s.arg(bench::quantile(before.milliseconds, 0.99), 0, 'f', 1));
    table.note(u"GET /, p50 of %1"_s.arg(samples.milliseconds.size()),
               u"%1 ms"_s.arg(bench::quantile(samples.milliseconds, 0.5), 0, 'f', 1));
    table.atMost(u"GET /, p99"_s, bench::quantile(samples.milliseconds, 0.99), mostPageMs, u"ms"_s);
    table.exactly(u"GET / that found no connection"_s, samples.unconnected, 0);
    table.exactly(u"GET / without an answer"_s, samples.unanswered, 0);
    judgeViewers(table, viewers, relay);
    table.note(u"growth meanwhile, at most"_s,
               u"%1 MiB"_s.arg(double(bytesAtMost - bytesBefore) / mebibyte, 0, 'f', 1));
    table.atMost(u"growth that stays"_s, kept, mostKeptMebibytes, u"MiB"_s);
    table.note(u"relay CPU"_s, u"%1 % of a core"_s.arg(cpuShare * 100, 0, 'f', 0));
    return table.print() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    // The flood needs more descriptors than the usual thousand.
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    QCommandLineParser parser;
    const Plan defaults;
    parser.addHelpOption();
    parser.addOptions(
        {{u"idle"_s, u"Connections that say nothing."_s, u"N"_s, QString::number(defaults.idle)},
         {u"connects"_s, u"New connections a second."_s, u"N"_s, QString::number(defaults.perSecond)},
         {u"seconds"_s, u"How long."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"viewers"_s, u"Viewers that watch meanwhile."_s, u"N"_s, QString::number(defaults.viewers)},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"idle"_s).toInt(), parser.value(u"connects"_s).toInt(),
                    parser.value(u"seconds"_s).toInt(), parser.value(u"viewers"_s).toInt(),
                    parser.value(u"megabits"_s).toDouble()};
    if (plan.idle < 0 || plan.perSecond < 0 || plan.seconds <= 0 || plan.viewers <= 0 || plan.megabits <= 0)
        return fail(u"the numbers make no sense"_s);
    return run(plan);
}
