// Many viewers, some of which never read: what the relay's memory does, and what the others notice of it.
#include "goal_table.h"
#include "live_relay.h"
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

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double mebibyte = 1024.0 * 1024;
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
    qint64 bytesBefore = 0;
    qint64 bytesAtMost = 0;
    quint64 messages = 0;
    quint64 lostBlocks = 0;
    quint64 behind = 0;        ///< readers that have not got the newest frame in the end
    quint64 reconnections = 0; ///< of those that stall
    double delayMedian = 0;
    double delayP99 = 0;
    std::chrono::nanoseconds cpu{0};
};

int fail(const QString &sentence)
{
    std::fprintf(stderr, "stall_bench: %s\n", qPrintable(sentence));
    return 1;
}

/// One relay, with or without viewers that stall.
class Run final
{
public:
    Run(const Plan &plan, int stalled)
        : m_relay(plan.megabits)
        , m_seconds(plan.seconds)
        , m_readerCount(plan.viewers - plan.stalled)
        , m_stalledCount(stalled)
    {
    }

    [[nodiscard]] Figures measure();

private:
    [[nodiscard]] bool gather();
    void openStalled(size_t index);
    void keepStalled();
    void judge(Figures &figures);

    bench::LiveRelay m_relay;
    int m_seconds;
    int m_readerCount;
    int m_stalledCount;
    int m_opened = 0;
    quint64 m_reconnections = 0;
    std::vector<std::unique_ptr<bench::RawViewer>> m_readers;
    std::vector<std::unique_ptr<bench::RawViewer>> m_stalled;
};

bool Run::gather()
{
    for (int i = 0; i < m_readerCount; ++i)
        m_readers.push_back(std::make_unique<bench::RawViewer>(m_relay.stream(), m_relay.port(), m_opened++));
    const auto isWatching = [](const auto &viewer) { return viewer->isWatching(); };
    return bench::waitFor([&] { return std::ranges::all_of(m_readers, isWatching); }, 20s);
}

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
    if (!gather())
        return {u"not every viewer was served"_s};
    // A GOP and more, so that caches have the size that they keep.
    bench::pass(5s);
    Figures figures;
    const qint64 pid = m_relay.processId();
    figures.bytesBefore = figures.bytesAtMost = bench::residentBytes(pid);
    const auto cpuBefore = bench::cpuTime(pid);
    for (const auto &reader : m_readers) {
        reader->startMeasuring();
        figures.messages -= reader->messages();
    }
    m_stalled.resize(size_t(m_stalledCount));
    for (size_t i = 0; i < m_stalled.size(); ++i)
        openStalled(i);
    for (int tick = 0; tick < m_seconds * 4; ++tick) {
        bench::pass(250ms);
        figures.bytesAtMost = std::max(figures.bytesAtMost, bench::residentBytes(pid));
        if (tick % 4 == 3)
            keepStalled();
    }
    figures.cpu = bench::cpuTime(pid) - cpuBefore;
    judge(figures);
    return figures;
}

void Run::judge(Figures &figures)
{
    m_relay.stopPublishing();
    const quint64 newest = m_relay.stream().frames() - 1;
    const auto isThere = [newest](const auto &reader) { return reader->newest() == newest; };
    (void)bench::waitFor([&] { return std::ranges::all_of(m_readers, isThere); }, 5s);
    std::vector<double> delays;
    for (const auto &reader : m_readers) {
        figures.messages += reader->messages();
        figures.lostBlocks += reader->lostBlocks();
        delays.insert(delays.end(), reader->delays().begin(), reader->delays().end());
    }
    figures.behind = quint64(std::ranges::count_if(m_readers, std::not_fn(isThere)));
    figures.reconnections = m_reconnections;
    figures.delayMedian = bench::quantile(delays, 0.5);
    figures.delayP99 = bench::quantile(delays, 0.99);
}

bool report(const Plan &plan, const Figures &alone, const Figures &figures)
{
    const double perMessage =
        figures.messages ? double(figures.cpu.count()) / double(figures.messages) / 1000 : 0;
    const int messageBytes = int(plan.megabits * 1e6 / 8 / bench::SyntheticStream::framesPerSecond);
    const double bare = double(bench::bareSendTime(plan.viewers - plan.stalled, messageBytes).count()) / 1000;
    const auto milliseconds = [](double value) { return u"%1 ms"_s.arg(value, 0, 'f', 1); };
    bench::GoalTable table;
    table.note(u"viewers, of them stalled"_s, u"%1, %2"_s.arg(plan.viewers).arg(plan.stalled));
    table.note(u"bitrate, time"_s, u"%1 Mbit/s, %2 s"_s.arg(plan.megabits).arg(plan.seconds));
    table.note(u"relay memory before"_s, u"%1 MiB"_s.arg(double(figures.bytesBefore) / mebibyte, 0, 'f', 1));
    table.atMost(u"growth of the relay, at most"_s,
                 double(figures.bytesAtMost - figures.bytesBefore) / mebibyte, mostGrowthMebibytes, u"MiB"_s);
    table.note(u"messages to readers"_s, QString::number(figures.messages));
    table.exactly(u"blocks lost or changed"_s, figures.lostBlocks, 0);
    table.exactly(u"readers without the newest frame"_s, figures.behind, 0);
    table.note(u"delay without stalled viewers, p50"_s, milliseconds(alone.delayMedian));
    table.note(u"delay with them, p50"_s, milliseconds(figures.delayMedian));
    table.note(u"delay without stalled viewers, p99"_s, milliseconds(alone.delayP99));
    table.note(u"delay with them, p99"_s, milliseconds(figures.delayP99));
    table.atMost(u"added delay, p99"_s, figures.delayP99 - alone.delayP99, mostAddedDelayMs, u"ms"_s);
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
        return fail(u"the numbers make no sense: at least one viewer reads, for at least a second"_s);
    const Figures alone = Run(plan, 0).measure();
    if (!alone.error.isEmpty())
        return fail(alone.error);
    const Figures figures = Run(plan, plan.stalled).measure();
    if (!figures.error.isEmpty())
        return fail(figures.error);
    return report(plan, alone, figures) ? 0 : 1;
}
