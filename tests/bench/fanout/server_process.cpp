#include "server_process.h"

#include "wait.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sched.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr int patienceMs = 10'000;
/// Beside those of viewers.
constexpr int furtherConnections = 100;

} // namespace

QString nameOf(ServerKind kind)
{
    switch (kind) {
    case ServerKind::Relay:
        return u"relay"_s;
    case ServerKind::Bare:
        return u"bare"_s;
    case ServerKind::Ws:
        return u"ws"_s;
    }
    return {};
}

std::vector<int> usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    ::sched_getaffinity(0, sizeof set, &set);
    std::vector<int> cores;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(core, &set))
            cores.push_back(core);
    }
    return cores;
}

void pinTo(const std::vector<int> &cores)
{
    if (cores.empty())
        return;
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int core : cores)
        CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof set, &set);
}

bool relayHasOption(const QString &name)
{
    QProcess relay;
    relay.start(QStringLiteral(LANCAST_SERVER), {u"--help"_s});
    return relay.waitForFinished(patienceMs) &&
           relay.readAllStandardOutput().contains(QByteArray("  --" + name.toLatin1() + ' '));
}

ServerProcess::ServerProcess(ServerPlan plan)
    : m_plan(std::move(plan))
{
    m_address.kind = m_plan.kind;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([this] { pinTo(m_plan.cores); });
}

ServerProcess::~ServerProcess()
{
    m_process.terminate();
    m_process.waitForFinished(patienceMs);
}

bool ServerProcess::start()
{
    switch (m_plan.kind) {
    case ServerKind::Relay:
        return startRelay();
    case ServerKind::Bare:
        return startPrinting(QStringLiteral(BARE_SENDER),
                             {QString::number(m_plan.viewers), QString::number(m_plan.shape.framesPerSecond),
                              QString::number(m_plan.shape.frameBytes)});
    case ServerKind::Ws:
        return startPrinting(QStringLiteral(NODE), {QStringLiteral(WS_BROADCAST)});
    }
    return false;
}

bool ServerProcess::startRelay()
{
    const QString ready = m_folder.filePath(u"ready.json"_s);
    const int connections = 2 * (m_plan.viewers + m_plan.joins) + furtherConnections;
    QStringList arguments{u"--port"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s, u"--ready-file"_s, ready};
    arguments += {u"--log-level"_s, u"error"_s, u"--max-connections"_s, QString::number(connections)};
    if (m_plan.shards > 0)
        arguments += {u"--shards"_s, QString::number(m_plan.shards)};
    m_process.start(QStringLiteral(LANCAST_SERVER), arguments);
    QFile file(ready);
    if (!waitFor([&file] { return file.exists(); }, std::chrono::milliseconds(patienceMs)) ||
        !file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject facts = QJsonDocument::fromJson(file.readAll()).object();
    m_address.port = quint16(facts.value("port"_L1).toInt());
    m_address.publisherPort = m_address.port;
    m_address.publishToken = facts.value("publishToken"_L1).toString().toLatin1();
    return m_address.port > 0;
}

/// The last number that it prints is the port for viewers; one before it is that for publishers.
bool ServerProcess::startPrinting(const QString &program, const QStringList &arguments)
{
    m_process.start(program, arguments);
    const QList<QByteArray> ports = firstLine();
    m_address.port = ports.back().toUShort();
    m_address.publisherPort = ports.size() > 1 ? ports.front().toUShort() : 0;
    return m_address.port > 0;
}

QList<QByteArray> ServerProcess::firstLine()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) {
    }
    return m_process.readLine().trimmed().split(' ');
}

void ServerProcess::startSending()
{
    if (m_plan.kind != ServerKind::Bare)
        return;
    m_process.write("g");
    m_process.waitForBytesWritten(patienceMs);
}

void ServerProcess::stopSending()
{
    if (m_plan.kind == ServerKind::Bare)
        m_process.closeWriteChannel();
}

} // namespace lancast::bench
