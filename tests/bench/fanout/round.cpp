#include "round.h"

#include "generator.h"
#include "goal_table.h"
#include "process_meter.h"

#include <algorithm>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr double kibibyte = 1024;
/// All further viewers join within it.
constexpr auto joinSpan = 1s;
constexpr auto joinPatience = 20s;

/// Of a process since its start, or between two moments.
struct CpuUse
{
    explicit CpuUse(qint64 pid)
        : used(cpuTime(pid))
        , waited(runQueueTime(pid))
    {
    }
    [[nodiscard]] CpuUse operator-(const CpuUse &before) const
    {
        CpuUse since = *this;
        since.used -= before.used;
        since.waited -= before.waited;
        return since;
    }

    std::chrono::nanoseconds used;
    std::chrono::nanoseconds waited;
};

double percentOf(std::chrono::duration<double> part, std::chrono::duration<double> whole)
{
    return 100 * part / whole;
}

class Round final
{
public:
    explicit Round(const ServerPlan &plan)
        : m_plan(plan)
        , m_server(plan)
        , m_generator(plan.shape)
    {
    }

    [[nodiscard]] RoundFigures measure(std::chrono::seconds window);

private:
    [[nodiscard]] QString connectAll();
    void measureWindow(std::chrono::seconds window);
    [[nodiscard]] bool measureJoins();
    [[nodiscard]] double kibibytesPerViewer() const;

    const ServerPlan m_plan;
    ServerProcess m_server;
    Generator m_generator; ///< ends its connections before the server ends
    qint64 m_bytesBefore = 0;
    RoundFigures m_figures;
};

RoundFigures Round::measure(std::chrono::seconds window)
{
    m_figures.error = connectAll();
    if (!m_figures.error.isEmpty())
        return m_figures;
    m_server.startSending();
    m_generator.pass(1500ms); // until buffers have the size that they keep
    measureWindow(window);
    m_figures.streamingKibibytes = kibibytesPerViewer();
    if (m_plan.joins > 0 && !measureJoins())
        m_figures.error = u"not every joining viewer could connect"_s;
    m_generator.stopPublishing();
    m_server.stopSending();
    m_generator.passUntilDelivered(5s);
    m_figures.bytesLost = m_generator.bytesLost();
    m_figures.connectionsEnded = m_generator.connectionsEnded();
    return m_figures;
}

QString Round::connectAll()
{
    const QString name = nameOf(m_plan.kind);
    if (!m_server.start())
        return u"the server \"%1\" did not start"_s.arg(name);
    m_bytesBefore = residentBytes(m_server.processId());
    if (!m_generator.openViewers(m_server.address(), m_plan.viewers))
        return u"not every viewer was served by \"%1\""_s.arg(name);
    m_generator.pass(500ms); // until all are accepted
    m_figures.connectedKibibytes = kibibytesPerViewer();
    if (!m_generator.startPublishing(m_server.address()))
        return u"publishing to \"%1\" did not start"_s.arg(name);
    return {};
}

void Round::measureWindow(std::chrono::seconds window)
{
    m_generator.passUntilBetweenTicks();
    const auto start = std::chrono::steady_clock::now();
    const CpuUse serverBefore(m_server.processId());
    const CpuUse ownBefore(::getpid());
    m_generator.startMeasuring();
    m_generator.pass(window);
    m_generator.passUntilBetweenTicks();
    const CpuUse server = CpuUse(m_server.processId()) - serverBefore;
    const CpuUse own = CpuUse(::getpid()) - ownBefore;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    const Tally &tally = m_generator.tally();
    const double expected = m_plan.viewers * m_plan.shape.framesPerSecond * passed.count();
    m_figures.microseconds = std::chrono::duration<double, std::micro>(server.used).count() /
                             double(std::max<quint64>(tally.messages, 1));
    m_figures.serverPercent = percentOf(server.used, passed);
    m_figures.serverWaitPercent = percentOf(server.waited, passed);
    m_figures.generatorPercent = percentOf(own.used, passed);
    m_figures.generatorWaitPercent = percentOf(own.waited, passed);
    m_figures.deliveredPercent = 100 * double(tally.messages) / expected;
    m_figures.halfMs = quantile(tally.delays, 0.5);
    m_figures.mostMs = quantile(tally.delays, 0.99);
}

bool Round::measureJoins()
{
    m_generator.passUntilBeforeGopEnd(joinSpan); // bursts are largest then
    m_generator.startMeasuring();
    const qint64 before = residentBytes(m_server.processId());
    qint64 most = before;
    const auto watchMemory = [&] { most = std::max(most, residentBytes(m_server.processId())); };
    const bool haveConnected =
        m_generator.join(m_server.address(), m_plan.joins, joinSpan, joinPatience, watchMemory);
    m_figures.joinDelayMs = quantile(m_generator.tally().delays, 0.99);
    m_generator.pass(1s); // until the first chunks behind the bursts are there
    const auto kibibytesPerJoin = [&](qint64 bytes) {
        return double(bytes - before) / m_plan.joins / kibibyte;
    };
    m_figures.joinPeakKibibytes = kibibytesPerJoin(most);
    m_figures.joinedKibibytes = kibibytesPerJoin(residentBytes(m_server.processId()));
    const JoinTally joins = m_generator.joins();
    m_figures.joinHalfMs = quantile(joins.waits, 0.5);
    m_figures.joinMostMs = quantile(joins.waits, 0.99);
    m_figures.joinsUnserved = m_plan.joins - joins.served;
    m_figures.joinsBroken = joins.served - joins.continued;
    m_figures.burstKibibytes = joins.burstBytes / std::max(joins.served, 1) / kibibyte;
    return haveConnected;
}

double Round::kibibytesPerViewer() const
{
    return double(residentBytes(m_server.processId()) - m_bytesBefore) / m_plan.viewers / kibibyte;
}

} // namespace

RoundFigures measureRound(const ServerPlan &plan, std::chrono::seconds window)
{
    return Round(plan).measure(window);
}

QJsonObject toJson(const RoundFigures &figures)
{
    return {{u"microsecondsPerMessage"_s, figures.microseconds},
            {u"serverPercent"_s, figures.serverPercent},
            {u"generatorPercent"_s, figures.generatorPercent},
            {u"serverWaitPercent"_s, figures.serverWaitPercent},
            {u"generatorWaitPercent"_s, figures.generatorWaitPercent},
            {u"deliveredPercent"_s, figures.deliveredPercent},
            {u"delayP50Ms"_s, figures.halfMs},
            {u"delayP99Ms"_s, figures.mostMs},
            {u"bytesLost"_s, double(figures.bytesLost)},
            {u"connectionsEnded"_s, figures.connectionsEnded},
            {u"joinDelayP99Ms"_s, figures.joinDelayMs},
            {u"joinP50Ms"_s, figures.joinHalfMs},
            {u"joinP99Ms"_s, figures.joinMostMs},
            {u"joinsUnserved"_s, figures.joinsUnserved},
            {u"joinsBroken"_s, figures.joinsBroken},
            {u"burstKibibytes"_s, figures.burstKibibytes},
            {u"joinPeakKibibytesPerJoin"_s, figures.joinPeakKibibytes},
            {u"joinedKibibytesPerJoin"_s, figures.joinedKibibytes},
            {u"connectedKibibytesPerViewer"_s, figures.connectedKibibytes},
            {u"streamingKibibytesPerViewer"_s, figures.streamingKibibytes}};
}

} // namespace lancast::bench
