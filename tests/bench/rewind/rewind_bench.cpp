// Many viewers, each at another moment of ten minutes: what the relay's memory does, and what those who
// watch live notice of it.
#include "goal_table.h"
#include "live_relay.h"
#include "past_viewer.h"
#include "process_meter.h"
#include "raw_viewer.h"
#include "wait.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double mebibyte = 1024.0 * 1024;
constexpr double mostGrowthMebibytes = 32;
constexpr double mostAddedDelayMs = 20;
constexpr auto keptLength = 600s;

struct Plan
{
    int rewinders = 50;
    int live = 20;
    int seconds = 40;
    double megabits = 2.5;
};

struct Delays
{
    double median = 0;
    double p99 = 0;
    double cpuShare = 0; ///< of the relay, in percent of a core
};

int fail(const QString &sentence)
{
    std::fprintf(stderr, "rewind_bench: %s\n", qPrintable(sentence));
    return 1;
}

class Run final
{
public:
    explicit Run(const Plan &plan)
        : m_plan(plan)
        , m_relay(plan.megabits)
    {
    }

    /// Empty, or what went wrong.
    [[nodiscard]] QString prepare();
    [[nodiscard]] Delays measure();
    void openRewinders();
    [[nodiscard]] bool report(const Delays &alone, const Delays &together) const;

private:
    Plan m_plan;
    bench::LiveRelay m_relay;
    std::vector<std::unique_ptr<bench::RawViewer>> m_live;
    std::vector<std::unique_ptr<bench::PastViewer>> m_rewinders;
    qint64 m_bytesBefore = 0;
    qint64 m_bytesAtMost = 0;
};

QString Run::prepare()
{
    if (const QString error = m_relay.start(keptLength); !error.isEmpty())
        return error;
    for (int i = 0; i < m_plan.live; ++i)
        m_live.push_back(std::make_unique<bench::RawViewer>(m_relay.stream(), m_relay.port(), i));
    const auto isWatching = [](const auto &viewer) { return viewer->isWatching(); };
    if (!bench::waitFor([&] { return std::ranges::all_of(m_live, isWatching); }, 20s))
        return u"not every live viewer was served"_s;
    bench::pass(5s);
    return {};
}

Delays Run::measure()
{
    const qint64 pid = m_relay.processId();
    m_bytesBefore = std::max(m_bytesBefore, m_rewinders.empty() ? bench::residentBytes(pid) : 0);
    for (const auto &viewer : m_live)
        viewer->startMeasuring();
    const auto cpuBefore = bench::cpuTime(pid);
    for (int tick = 0; tick < m_plan.seconds * 4; ++tick) {
        bench::pass(250ms);
        m_bytesAtMost = std::max(m_bytesAtMost, bench::residentBytes(pid));
    }
    const std::chrono::duration<double> cpu = bench::cpuTime(pid) - cpuBefore;
    std::vector<double> delays;
    for (const auto &viewer : m_live)
        delays.insert(delays.end(), viewer->delays().begin(), viewer->delays().end());
    return {bench::quantile(delays, 0.5), bench::quantile(delays, 0.99), 100 * cpu.count() / m_plan.seconds};
}

void Run::openRewinders()
{
    // While they watch, the oldest is forgotten as fast as they go on: they keep their distance to it.
    const std::chrono::milliseconds oldest = 10s;
    const std::chrono::milliseconds step = (keptLength - 2 * oldest) / m_plan.rewinders;
    for (int i = 0; i < m_plan.rewinders; ++i) {
        m_rewinders.push_back(std::make_unique<bench::PastViewer>(
            m_relay.port(), i, (m_relay.oldest() + oldest + i * step).count()));
        bench::pass(50ms); // nobody presses at the same moment
    }
}

bool Run::report(const Delays &alone, const Delays &together) const
{
    std::vector<double> firstBytes;
    std::vector<double> wholeGops;
    quint64 gops = 0;
    quint64 failures = 0;
    quint64 lost = 0;
    for (const auto &rewinder : m_rewinders) {
        firstBytes.insert(firstBytes.end(), rewinder->firstBytes().begin(), rewinder->firstBytes().end());
        wholeGops.insert(wholeGops.end(), rewinder->wholeGops().begin(), rewinder->wholeGops().end());
        gops += rewinder->gops();
        failures += rewinder->failures();
    }
    for (const auto &viewer : m_live)
        lost += viewer->lostBlocks();
    const auto milliseconds = [](double value) { return u"%1 ms"_s.arg(value, 0, 'f', 1); };
    const auto percent = [](double value) { return u"%1 %"_s.arg(value, 0, 'f', 1); };
    bench::GoalTable table;
    table.note(u"viewers live, in the past"_s, u"%1, %2"_s.arg(m_plan.live).arg(m_plan.rewinders));
    table.note(u"bitrate, time"_s, u"%1 Mbit/s, %2 s"_s.arg(m_plan.megabits).arg(m_plan.seconds));
    table.note(u"relay memory before"_s, u"%1 MiB"_s.arg(double(m_bytesBefore) / mebibyte, 0, 'f', 1));
    table.atMost(u"growth of the relay, at most"_s, double(m_bytesAtMost - m_bytesBefore) / mebibyte,
                 mostGrowthMebibytes, u"MiB"_s);
    table.exactly(u"blocks lost or changed, live"_s, lost, 0);
    table.note(u"GOPs of the past"_s, QString::number(gops));
    table.exactly(u"of them not given"_s, failures, 0);
    table.note(u"first byte, p50, p99"_s, milliseconds(bench::quantile(firstBytes, 0.5)) + u", "_s +
                                              milliseconds(bench::quantile(firstBytes, 0.99)));
    table.note(u"whole GOP, p50, p99"_s, milliseconds(bench::quantile(wholeGops, 0.5)) + u", "_s +
                                             milliseconds(bench::quantile(wholeGops, 0.99)));
    table.note(u"delay live without them, p50, p99"_s,
               milliseconds(alone.median) + u", "_s + milliseconds(alone.p99));
    table.note(u"delay live with them, p50, p99"_s,
               milliseconds(together.median) + u", "_s + milliseconds(together.p99));
    table.atMost(u"added delay, p50"_s, together.median - alone.median, mostAddedDelayMs, u"ms"_s);
    table.note(u"relay CPU without them, with them"_s,
               percent(alone.cpuShare) + u", "_s + percent(together.cpuShare));
    return table.print();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const Plan defaults;
    parser.addHelpOption();
    parser.addOptions(
        {{u"rewinders"_s, u"Viewers in the past."_s, u"N"_s, QString::number(defaults.rewinders)},
         {u"live"_s, u"Viewers that watch live."_s, u"N"_s, QString::number(defaults.live)},
         {u"seconds"_s, u"How long, with the former and without."_s, u"N"_s,
          QString::number(defaults.seconds)},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"rewinders"_s).toInt(), parser.value(u"live"_s).toInt(),
                    parser.value(u"seconds"_s).toInt(), parser.value(u"megabits"_s).toDouble()};
    if (plan.rewinders <= 0 || plan.live <= 0 || plan.seconds <= 0 || plan.megabits <= 0)
        return fail(u"the numbers make no sense: all are at least 1"_s);
    Run run(plan);
    if (const QString error = run.prepare(); !error.isEmpty())
        return fail(error);
    const Delays alone = run.measure();
    run.openRewinders();
    const Delays together = run.measure();
    return run.report(alone, together) ? 0 : 1;
}
