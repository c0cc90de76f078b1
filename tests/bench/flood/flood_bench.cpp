// Idle connections and new ones by the thousand: how soon the page comes, and what viewers and memory notice.
#include "audience.h"
#include "client_hello.h"
#include "connection_flood.h"
#include "goal_table.h"
#include "live_relay.h"
#include "page_sampler.h"
#include "process_watch.h"
#include "wait.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double mostPageMs = 200;
constexpr double mostKeptMebibytes = 10;
/// What hellos may add to an innocent's median.
constexpr double mostAddedMs = 2;
/// How long memory may take to come back.
constexpr auto aftermath = 15s;

struct Plan
{
    int idle = 1000;
    int perSecond = 2000;
    int seconds = 20;
    int viewers = 10;
    double megabits = 2.5;
    bool saysHello = false;
};

void judgeViewers(bench::GoalTable &table, bench::Audience &viewers)
{
    const quint64 late = viewers.countLateAtEnd();
    table.exactly(u"blocks lost or changed"_s, viewers.lostBlocks(), 0);
    table.exactly(u"viewers without the newest frame"_s, late, 0);
    table.note(u"delay of the viewers, p50, p99"_s, bench::halfAndMost(viewers.delays()));
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
    bench::LiveRelay relay(plan.megabits, plan.saysHello ? QStringList{u"--tls"_s} : QStringList{});
    if (const QString error = relay.start(); !error.isEmpty())
        return bench::fail(error);
    bench::Audience viewers(relay);
    if (!viewers.gather(plan.viewers))
        return bench::fail(u"not every viewer was served"_s);
    bench::PageSampler quiet(relay.port());
    quiet.start();
    bench::pass(5s);
    const bench::PageSamples before = quiet.stop();

    bench::ProcessWatch watch(relay.processId());
    bench::ConnectionFlood flood(
        {relay.port(), plan.idle, plan.perSecond, plan.saysHello ? bench::makeClientHello() : QByteArray()});
    bench::PageSampler sampler(relay.port());
    viewers.startMeasuring();
    flood.start();
    sampler.start();
    watch.pass(std::chrono::seconds(plan.seconds));
    const bench::PageSamples samples = sampler.stop();
    const double cpuPercent = watch.cpuPercent();
    const bench::FloodCounts counts = flood.stop();
    (void)bench::waitFor([&] { return watch.mebibytesKept() <= mostKeptMebibytes; }, aftermath);
    const double kept = watch.mebibytesKept();

    bench::GoalTable table;
    noteFlood(table, plan, counts);
    if (plan.saysHello) {
        table.note(u"hellos answered"_s, QString::number(counts.answered));
        table.atMost(u"GET /, p50, more than before"_s,
                     bench::quantile(samples.milliseconds, 0.5) - bench::quantile(before.milliseconds, 0.5),
                     mostAddedMs, u"ms"_s);
    }
    table.note(u"GET / before, p99"_s, bench::inMilliseconds(bench::quantile(before.milliseconds, 0.99)));
    table.note(u"GET /, p50 of %1"_s.arg(samples.milliseconds.size()),
               bench::inMilliseconds(bench::quantile(samples.milliseconds, 0.5)));
    table.atMost(u"GET /, p99"_s, bench::quantile(samples.milliseconds, 0.99), mostPageMs, u"ms"_s);
    table.exactly(u"GET / that found no connection"_s, samples.unconnected, 0);
    table.exactly(u"GET / without an answer"_s, samples.unanswered, 0);
    judgeViewers(table, viewers);
    table.note(u"growth meanwhile, at most"_s, bench::inMebibytes(watch.mebibytesGrown()));
    table.atMost(u"growth that stays"_s, kept, mostKeptMebibytes, u"MiB"_s);
    table.note(u"relay CPU"_s, bench::inPercent(cpuPercent));
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
         {u"hello"_s, u"The new connections say a TLS hello, and all come from one address."_s},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"idle"_s).toInt(),        parser.value(u"connects"_s).toInt(),
                    parser.value(u"seconds"_s).toInt(),     parser.value(u"viewers"_s).toInt(),
                    parser.value(u"megabits"_s).toDouble(), parser.isSet(u"hello"_s)};
    if (plan.idle < 0 || plan.perSecond < 0 || plan.seconds <= 0 || plan.viewers <= 0 || plan.megabits <= 0)
        return bench::fail(u"the numbers make no sense"_s);
    return run(plan);
}
