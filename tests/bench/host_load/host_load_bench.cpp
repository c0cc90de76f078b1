// The application itself with a thousand viewers: how quickly its window answers, and what that costs.
//
// The window's thread is also the one in which QtWebEngine has its browser's work: what counts as the
// application's own is therefore the difference that the viewers make. The relay has a thread of its own.
#include "application.h"
#include "crowd.h"
#include "goal_table.h"
#include "loop_meter.h"
#include "options.h"
#include "settings/settings_store.h"
#include "wait.h"
#include "web/drawing.h"
#include "web/web_environment.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QWidget>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double mostLateMs = 50;
constexpr double mostCpuPercent = 5;
constexpr double mostMinimisedPercent = 1;

struct Plan
{
    int viewers = 1000;
    std::chrono::seconds span{15};
};

struct Figures
{
    double lateMedian = 0;
    double lateP99 = 0;
    double lateWorst = 0;
    double shownCpu = 0; ///< percent of a core, of the window's thread
    double minimisedCpu = 0;
    double relayCpu = 0;
};

int fail(const char *sentence)
{
    std::fprintf(stderr, "host_load_bench: %s\n", sentence);
    return 1;
}

/// Runs the event loop for \a span; percent of a core that the window's thread takes.
double cpuPercent(std::chrono::seconds span)
{
    const auto before = bench::threadCpuTime();
    bench::pass(span);
    return 100 * std::chrono::duration<double>(bench::threadCpuTime() - before) / span;
}

QWidget *window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("lancast::app::MainWindow"))
            return widget;
    }
    return nullptr;
}

Figures measure(std::chrono::seconds span)
{
    Figures figures;
    bench::LoopMeter meter;
    meter.start();
    bench::pass(span);
    const std::vector<double> late = meter.stop();
    figures.lateMedian = bench::quantile(late, 0.5);
    figures.lateP99 = bench::quantile(late, 0.99);
    figures.lateWorst = bench::quantile(late, 1);
    const auto relayBefore = bench::cpuTimeOfThread(u"relay"_s);
    figures.shownCpu = cpuPercent(span);
    figures.relayCpu =
        100 * std::chrono::duration<double>(bench::cpuTimeOfThread(u"relay"_s) - relayBefore) / span;
    window()->showMinimized();
    bench::pass(1s);
    figures.minimisedCpu = cpuPercent(span);
    window()->showNormal();
    bench::pass(1s);
    return figures;
}

quint16 portFrom(const QString &readyFile)
{
    QFile file(readyFile);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return quint16(QJsonDocument::fromJson(file.readAll()).object().value("port"_L1).toInt());
}

bool report(const Plan &plan, const Figures &alone, const Figures &crowded)
{
    const auto milliseconds = [](double value) { return u"%1 ms"_s.arg(value, 0, 'f', 1); };
    const auto percent = [](double value) { return u"%1 %"_s.arg(value, 0, 'f', 1); };
    double load[1] = {0};
    (void)::getloadavg(load, 1);
    bench::GoalTable table;
    table.note(u"viewers, seconds for each figure"_s, u"%1, %2"_s.arg(plan.viewers).arg(plan.span.count()));
    table.note(u"load of the machine"_s, QString::number(load[0], 'f', 1));
    table.note(u"loop is late without viewers, p50, p99"_s,
               milliseconds(alone.lateMedian) + u", "_s + milliseconds(alone.lateP99));
    table.note(u"with viewers, p50, worst"_s,
               milliseconds(crowded.lateMedian) + u", "_s + milliseconds(crowded.lateWorst));
    table.atMost(u"with viewers, p99"_s, crowded.lateP99, mostLateMs, u"ms"_s);
    table.note(u"window's thread without, with viewers"_s,
               percent(alone.shownCpu) + u", "_s + percent(crowded.shownCpu));
    table.atMost(u"what the viewers cost it"_s, crowded.shownCpu - alone.shownCpu, mostCpuPercent, u"%"_s);
    table.note(u"minimised without, with viewers"_s,
               percent(alone.minimisedCpu) + u", "_s + percent(crowded.minimisedCpu));
    table.atMost(u"what the viewers cost it minimised"_s, crowded.minimisedCpu - alone.minimisedCpu,
                 mostMinimisedPercent, u"%"_s);
    table.note(u"relay's thread without, with viewers"_s,
               percent(alone.relayCpu) + u", "_s + percent(crowded.relayCpu));
    return table.print();
}

int run(const Plan &plan, const QString &folder)
{
    const QString readyFile = folder + u"/ready.json"_s;
    const app::AppOptionsResult parsed = app::parseAppOptions(
        {u"lancast"_s, u"--port"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s, u"--source"_s, u"test-pattern"_s,
         u"--quality"_s, u"low"_s, u"--go-live"_s, u"--allow-no-sandbox"_s, u"--ready-file"_s, readyFile,
         u"--max-connections"_s, QString::number(2 * plan.viewers + 100), u"--log-level"_s, u"error"_s});
    if (parsed.outcome != app::AppOptionsResult::Outcome::Run)
        return fail(qPrintable(parsed.text));
    app::SettingsStore settings(folder + u"/settings.ini"_s);
    app::Application application(parsed.options, settings);
    application.start();
    if (!bench::waitFor([&] { return portFrom(readyFile) != 0; }, 30s))
        return fail("the relay did not start");
    // Page, test pattern and encoder come to rest.
    bench::pass(15s);
    const Figures alone = measure(plan.span);
    QProcess crowd;
    crowd.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    crowd.start(QCoreApplication::applicationFilePath(),
                {u"--crowd"_s, QString::number(portFrom(readyFile)), QString::number(plan.viewers)});
    if (!bench::waitFor([&] { return crowd.readAllStandardOutput().contains("all there"); }, 60s))
        return fail("not every viewer was let in; raise ulimit -n");
    bench::pass(5s);
    const Figures crowded = measure(plan.span);
    const bool isWhole = crowd.state() == QProcess::Running;
    crowd.closeWriteChannel();
    crowd.waitForFinished(5000);
    if (!isWhole)
        return fail("viewers were lost");
    return report(plan, alone, crowded) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray first = argc > 1 ? argv[1] : "";
    if (first == "--crowd" && argc == 4)
        return bench::runCrowd(quint16(std::atoi(argv[2])), std::atoi(argv[3]));
    Plan plan;
    if (argc > 1)
        plan.viewers = std::atoi(argv[1]);
    if (argc > 2)
        plan.span = std::chrono::seconds(std::atoi(argv[2]));
    if (plan.viewers <= 0 || plan.span < 1s) {
        std::puts("Usage: host_load_bench [VIEWERS [SECONDS]]   1000 viewers, 15 seconds for each figure");
        return first == "--help" ? 0 : 2;
    }
    app::prepareWebEnvironment();
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    app::chooseDrawing();
    const QTemporaryDir folder;
    return run(plan, folder.path());
}
