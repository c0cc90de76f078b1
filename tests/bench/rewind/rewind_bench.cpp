// Many viewers, each at another moment of ten minutes, and one that takes all it gets: what the relay's
// memory does, what those who watch live notice of it, and what keeping the past costs beside a recording.
#include "audience.h"
#include "goal_table.h"
#include "greedy_viewer.h"
#include "keeping_cost.h"
#include "live_relay.h"
#include "past_viewer.h"
#include "process_watch.h"
#include "wait.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double mostGrowthMebibytes = 32;
constexpr double mostAddedDelayMs = 20;
constexpr auto keptLength = 600s;

struct Plan
{
    int rewinders = 50;
    int greedy = 4;
    int live = 20;
    int seconds = 40;
    double megabits = 2.5;
};

/// What the relay takes and who watches live notices, for a while.
struct Stage
{
    std::vector<double> delays;
    double cpuPercent = 0;
    double mebibytesBefore = 0;
    double mebibytesAtMost = 0;
};

class Run final
{
public:
    explicit Run(const Plan &plan)
        : m_plan(plan)
        , m_relay(plan.megabits)
        , m_live(m_relay)
    {
    }

    /// Empty, or what went wrong.
    [[nodiscard]] QString prepare();
    [[nodiscard]] Stage measure();
    void judgeRewinders(bench::GoalTable &table, const Stage &alone);
    void judgeGreedy(bench::GoalTable &table, const Stage &alone);
    void judgeLive(bench::GoalTable &table);

private:
    void openRewinders();

    Plan m_plan;
    bench::LiveRelay m_relay;
    bench::Audience m_live;
    std::vector<std::unique_ptr<bench::PastViewer>> m_rewinders;
};

QString Run::prepare()
{
    if (const QString error = m_relay.start(keptLength); !error.isEmpty())
        return error;
    if (!m_live.gather(m_plan.live))
        return u"not every live viewer was served"_s;
    bench::pass(5s);
    return {};
}

Stage Run::measure()
{
    m_live.startMeasuring();
    bench::ProcessWatch watch(m_relay.processId());
    watch.pass(std::chrono::seconds(m_plan.seconds));
    return {m_live.delays(), watch.cpuPercent(), watch.mebibytesBefore(),
            watch.mebibytesBefore() + watch.mebibytesGrown()};
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

void noteDelays(bench::GoalTable &table, const Stage &alone, const Stage &together)
{
    table.note(u"delay live without, p50, p99"_s, bench::halfAndMost(alone.delays));
    table.note(u"delay live with, p50, p99"_s, bench::halfAndMost(together.delays));
    table.atMost(u"added delay, p50"_s,
                 bench::quantile(together.delays, 0.5) - bench::quantile(alone.delays, 0.5), mostAddedDelayMs,
                 u"ms"_s);
    table.note(u"relay CPU without, with"_s,
               bench::inPercent(alone.cpuPercent) + u", "_s + bench::inPercent(together.cpuPercent));
}

void Run::judgeRewinders(bench::GoalTable &table, const Stage &alone)
{
    openRewinders();
    const Stage together = measure();
    std::vector<double> firstBytes;
    std::vector<double> wholeGops;
    quint64 gops = 0;
    quint64 failures = 0;
    for (const auto &rewinder : m_rewinders) {
        firstBytes.insert(firstBytes.end(), rewinder->firstBytes().begin(), rewinder->firstBytes().end());
        wholeGops.insert(wholeGops.end(), rewinder->wholeGops().begin(), rewinder->wholeGops().end());
        gops += rewinder->gops();
        failures += rewinder->failures();
    }
    m_rewinders.clear();
    table.note(u"viewers live, in the past"_s, u"%1, %2"_s.arg(m_plan.live).arg(m_plan.rewinders));
    table.note(u"bitrate, time"_s, u"%1 Mbit/s, %2 s"_s.arg(m_plan.megabits).arg(m_plan.seconds));
    table.note(u"relay memory before"_s, bench::inMebibytes(alone.mebibytesBefore));
    table.atMost(u"growth of the relay, at most"_s, together.mebibytesAtMost - alone.mebibytesBefore,
                 mostGrowthMebibytes, u"MiB"_s);
    table.note(u"GOPs of the past"_s, QString::number(gops));
    table.exactly(u"of them not given"_s, failures, 0);
    table.note(u"first byte, p50, p99"_s, bench::halfAndMost(firstBytes));
    table.note(u"whole GOP, p50, p99"_s, bench::halfAndMost(wholeGops));
    noteDelays(table, alone, together);
}

void Run::judgeGreedy(bench::GoalTable &table, const Stage &alone)
{
    const auto middle = m_relay.oldest() + std::chrono::milliseconds(keptLength) / 2;
    bench::GreedyViewer greedy(m_relay.port(), m_plan.greedy, middle, middle + 60s);
    const Stage together = measure();
    greedy.stop();
    table.note(u"one that takes all it gets: connections"_s, QString::number(m_plan.greedy));
    table.note(u"its bitrate"_s,
               u"%1 Mbit/s"_s.arg(8e-6 * double(greedy.bytes()) / m_plan.seconds, 0, 'f', 0));
    table.note(u"its GOPs"_s, QString::number(greedy.gops()));
    table.exactly(u"its connections that were ended"_s, greedy.failures(), 0);
    table.atMost(u"growth of the relay, at most"_s, together.mebibytesAtMost - alone.mebibytesBefore,
                 mostGrowthMebibytes, u"MiB"_s);
    noteDelays(table, alone, together);
}

void Run::judgeLive(bench::GoalTable &table)
{
    const quint64 late = m_live.countLateAtEnd();
    table.exactly(u"blocks lost or changed, live, in all"_s, m_live.lostBlocks(), 0);
    table.exactly(u"live viewers without the newest frame"_s, late, 0);
}

/// Empty, or what went wrong.
QString judge(const Plan &plan, bench::GoalTable &table)
{
    Run run(plan);
    if (const QString error = run.prepare(); !error.isEmpty())
        return error;
    const Stage alone = run.measure();
    run.judgeRewinders(table, alone);
    if (plan.greedy > 0)
        run.judgeGreedy(table, alone);
    run.judgeLive(table);
    return {};
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
         {u"greedy"_s, u"Connections of one more that takes all it gets, afterwards; 0: there is none."_s,
          u"N"_s, QString::number(defaults.greedy)},
         {u"live"_s, u"Viewers that watch live."_s, u"N"_s, QString::number(defaults.live)},
         {u"seconds"_s, u"How long, for each figure."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"rewinders"_s).toInt(), parser.value(u"greedy"_s).toInt(),
                    parser.value(u"live"_s).toInt(), parser.value(u"seconds"_s).toInt(),
                    parser.value(u"megabits"_s).toDouble()};
    if (plan.rewinders <= 0 || plan.greedy < 0 || plan.live <= 0 || plan.seconds <= 0 || plan.megabits <= 0)
        return bench::fail(u"the numbers make no sense"_s);
    bench::GoalTable table;
    QString error = judge(plan, table);
    if (error.isEmpty())
        error = bench::judgeKeeping({plan.live, plan.seconds, plan.megabits}, table);
    if (!error.isEmpty())
        return bench::fail(error);
    return table.print() ? 0 : 1;
}
