#include "keeping_cost.h"

#include "audience.h"
#include "live_relay.h"
#include "process_watch.h"
#include "wait.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr double mostCpuPercent = 3;

/// Of one core, in percent; nothing if the relay with \a options does not serve all.
std::optional<double> cpuOf(const KeepingPlan &plan, const QStringList &options)
{
    LiveRelay relay(plan.megabits, options);
    Audience audience(relay);
    if (!relay.start().isEmpty() || !audience.gather(plan.live))
        return std::nullopt;
    pass(5s); // until it is past its start
    ProcessWatch watch(relay.processId());
    watch.pass(std::chrono::seconds(plan.seconds));
    return watch.cpuPercent();
}

} // namespace

QString judgeKeeping(const KeepingPlan &plan, GoalTable &table)
{
    const QTemporaryDir folder;
    const auto neither = cpuOf(plan, {u"--rewind"_s, u"0"_s});
    const auto both = cpuOf(plan, {u"--rewind"_s, u"10"_s, u"--record"_s, folder.path()});
    if (!neither || !both)
        return u"not every live viewer was served"_s;
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files);
    const double expectedBytes = plan.megabits * 1e6 / 8 * plan.seconds;
    if (files.size() != 1 || double(files.front().size()) < expectedBytes)
        return u"the stream was not recorded"_s;
    table.note(u"relay CPU without recording and the past"_s, inPercent(*neither));
    table.note(u"relay CPU with both"_s, inPercent(*both));
    table.atMost(u"cost of both"_s, *both - *neither, mostCpuPercent, u"% of a core"_s);
    return {};
}

} // namespace lancast::bench
