// Many viewers, some of which never read: what the relay's memory does, and what the others notice of it.
#include "audience.h"
#include "goal_table.h"
#include "live_relay.h"
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

constexpr double mostGrowthMebibytes = 48;
constexpr double mostAddedDelayMs = 50;

struct Plan
{
    int viewers = 200;
    int stalled = 50;
    int seconds = 60;
    double megabits = 2.5;
};

struct Figures
{
    QString error;
    double mebibytesBefore = 0;
    double mebibytesGrown = 0;
    quint64 messages = 0;
    quint64 lostBlocks = 0;
    quint64 behind = 0;        ///< readers that have not got the newest frame in the end
    quint64 reconnections = 0; ///< of those that stall
    std::vector<double> delays{};
    std::chrono::nanoseconds cpu{0};
};

/// One relay, with or without viewers that stall.
class Run final
{
public:
    Run(const Plan &plan, int stalled)
        : m_relay(plan.megabits)
        , m_readers(m_relay)
        , m_seconds(plan.seconds)
        , m_readerCount(plan.viewers - plan.stalled)
        , m_stalledCount(stalled)
        , m_opened(m_readerCount)
    {
    }

    [[nodiscard]] Figures measure();

private:
    void openStalled(size_t index);
    void keepStalled();
    void judge(Figures &figures);

    bench::LiveRelay m_relay;
    bench::Audience m_readers;
    int m_seconds;
    int m_readerCount;
    int m_stalledCount;
    int m_opened; ///< viewers, with the readers before them
    quint64 m_reconnections = 0;
    std::vector<std::unique_ptr<bench::RawViewer>> m_stalled;
};

void Run::openStalled(size_t index)
{
    m_stalled[index] = std::make_unique<bench::RawViewer>(m_relay.stream(), m_relay.port(), m_opened++);
    m_stalled[index]->stall();
}

/// Whom the relay lets go comes again and stalls again: there are always as many.
void Run::keepStalled()
{
    if (m_stalled.empty())
        return;
    // Who reads nothing does not learn that it was let go: the relay knows.
    const QSet<QHostAddress> known = m_relay.clientAddresses();
    for (size_t i = 0; i < m_stalled.size() && !known.isEmpty(); ++i) {
        if (known.contains(m_stalled[i]->address()))
            continue;
        ++m_reconnections;
        openStalled(i);
    }
}

Figures Run::measure()
{
    if (const QString error = m_relay.start(); !error.isEmpty())
        return {error};
    if (!m_readers.gather(m_readerCount))
        return {u"not every viewer was served"_s};
    // A GOP and more, so that caches have the size that they keep.
    bench::pass(5s);
    Figures figures;
    bench::ProcessWatch watch(m_relay.processId());
    m_readers.startMeasuring();
    m_stalled.resize(size_t(m_stalledCount));
    for (size_t i = 0; i < m_stalled.size(); ++i)
        openStalled(i);
    watch.pass(std::chrono::seconds(m_seconds), [this] { keepStalled(); });
    figures.cpu = watch.cpu();
    figures.mebibytesBefore = watch.mebibytesBefore();
    figures.mebibytesGrown = watch.mebibytesGrown();
    judge(figures);
    return figures;
}

void Run::judge(Figures &figures)
{
    figures.behind = m_readers.countLateAtEnd();
    figures.messages = m_readers.messages();
    figures.lostBlocks = m_readers.lostBlocks();
    figures.delays = m_readers.delays();
    figures.reconnections = m_reconnections;
}

bool report(const Plan &plan, const Figures &alone, const Figures &figures)
{
    const double perMessage =
        figures.messages ? double(figures.cpu.count()) / double(figures.messages) / 1000 : 0;
    const int messageBytes = int(plan.megabits * 1e6 / 8 / bench::SyntheticStream::framesPerSecond);
    const double bare = double(bench::bareSendTime(plan.viewers - plan.stalled, messageBytes).count()) / 1000;
    bench::GoalTable table;
    table.note(u"viewers, of them stalled"_s, u"%1, %2"_s.arg(plan.viewers).arg(plan.stalled));
    table.note(u"bitrate, time"_s, u"%1 Mbit/s, %2 s"_s.arg(plan.megabits).arg(plan.seconds));
    table.note(u"relay memory before"_s, bench::inMebibytes(figures.mebibytesBefore));
    table.atMost(u"growth of the relay, at most"_s, figures.mebibytesGrown, mostGrowthMebibytes, u"MiB"_s);
    table.note(u"messages to readers"_s, QString::number(figures.messages));
    table.exactly(u"blocks lost or changed"_s, figures.lostBlocks, 0);
    table.exactly(u"readers without the newest frame"_s, figures.behind, 0);
    table.note(u"delay without stalled viewers, p50, p99"_s, bench::halfAndMost(alone.delays));
    table.note(u"delay with them, p50, p99"_s, bench::halfAndMost(figures.delays));
    table.atMost(u"added delay, p99"_s,
                 bench::quantile(figures.delays, 0.99) - bench::quantile(alone.delays, 0.99),
                 mostAddedDelayMs, u"ms"_s);
    table.note(u"stalled viewers let go and come again"_s, QString::number(figures.reconnections));
    table.note(u"relay CPU per message to a reader"_s, u"%1 us"_s.arg(perMessage, 0, 'f', 1));
    table.note(u"bare send() of that size"_s, u"%1 us"_s.arg(bare, 0, 'f', 1));
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
        {{u"viewers"_s, u"Viewers in all."_s, u"N"_s, QString::number(defaults.viewers)},
         {u"stalled"_s, u"Viewers that never read."_s, u"N"_s, QString::number(defaults.stalled)},
         {u"seconds"_s, u"How long, with them and without."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"viewers"_s).toInt(), parser.value(u"stalled"_s).toInt(),
                    parser.value(u"seconds"_s).toInt(), parser.value(u"megabits"_s).toDouble()};
    if (plan.viewers <= 0 || plan.stalled < 0 || plan.stalled >= plan.viewers || plan.seconds <= 0 ||
        plan.megabits <= 0)
        return bench::fail(u"the numbers make no sense: at least one viewer reads, for at least a second"_s);
    const Figures alone = Run(plan, 0).measure();
    if (!alone.error.isEmpty())
        return bench::fail(alone.error);
    const Figures figures = Run(plan, plan.stalled).measure();
    if (!figures.error.isEmpty())
        return bench::fail(figures.error);
    return report(plan, alone, figures) ? 0 : 1;
}
