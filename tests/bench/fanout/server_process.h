// One of the servers that are compared, in a process of its own on a core of its own.
#pragma once

#include "synthetic_stream.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace lancast::bench {

enum class ServerKind {
    Relay, ///< lancast-server
    Bare,  ///< a loop of send(), which makes its messages itself
    Ws,    ///< a broadcast over node's ws package
};

struct ServerPlan
{
    ServerKind kind = ServerKind::Relay;
    int viewers = 0;
    int joins = 0; ///< of further viewers
    StreamShape shape;
    int shards = 0;         ///< of the relay; 0: as it comes
    std::vector<int> cores; ///< it runs on one of these; empty: on any
};

struct ServerAddress
{
    ServerKind kind = ServerKind::Relay;
    quint16 port = 0;          ///< for viewers
    quint16 publisherPort = 0; ///< 0: it needs no publisher
    QByteArray publishToken;   ///< the relay's
};

class ServerProcess final
{
public:
    explicit ServerProcess(ServerPlan plan);
    ~ServerProcess();

    /// False if it did not start.
    [[nodiscard]] bool start();
    /// The bare loop begins and ends sending; the others do what the publisher does.
    void startSending();
    void stopSending();

    [[nodiscard]] const ServerAddress &address() const { return m_address; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    [[nodiscard]] bool startRelay();
    [[nodiscard]] bool startPrinting(const QString &program, const QStringList &arguments);
    [[nodiscard]] QList<QByteArray> firstLine();

    const ServerPlan m_plan;
    QTemporaryDir m_folder;
    QProcess m_process;
    ServerAddress m_address;
};

/// As it is called on the command line and in the table.
[[nodiscard]] QString nameOf(ServerKind kind);

/// Cores that this process may use.
[[nodiscard]] std::vector<int> usableCores();
/// This process, or the child that calls it, runs on one of \a cores only.
void pinTo(const std::vector<int> &cores);

/// The built lancast-server knows the option \a name.
[[nodiscard]] bool relayHasOption(const QString &name);

} // namespace lancast::bench
