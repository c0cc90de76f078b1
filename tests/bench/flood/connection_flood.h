// Idle connections that are kept up, and so many new ones a second, from a thread of its own.
#pragma once

#include "plain_socket.h"

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <thread>
#include <unordered_map>
#include <vector>

namespace lancast::bench {

struct FloodPlan
{
    quint16 port = 0;
    int idle = 1000;
    int perSecond = 2000;
    QByteArray
        hello{}; ///< sent by each of those a second, which then all come from one address; may be empty
};

/// Counts since the beginning.
struct FloodCounts
{
    quint64 asked = 0;
    quint64 connected = 0;
    quint64 refused = 0;
    quint64 answered = 0;    ///< of those that sent something
    quint64 idleRenewed = 0; ///< idle ones that the relay has ended
    quint64 idleOpen = 0;    ///< on average
    double seconds = 0;
};

class ConnectionFlood final
{
public:
    explicit ConnectionFlood(const FloodPlan &plan);
    ~ConnectionFlood();

    void start();
    /// Ends every connection and tells what was reached.
    FloodCounts stop();

private:
    enum class Kind { Idle, Knock, Hello };
    struct Connection
    {
        PlainSocket socket;
        Kind kind = Kind::Knock;
        bool isConnected = false;
    };

    void run();
    void open(Kind kind, quint32 address);
    void openNext();
    void openDue(std::chrono::duration<double> elapsed);
    void onEvent(int descriptor, quint32 events);
    void forget(int descriptor);
    void onConnected(int descriptor, Connection &connection);

    FloodPlan m_plan;
    int m_poll = -1;
    std::unordered_map<int, Connection> m_connections;
    FloodCounts m_counts;
    int m_idleOpen = 0;
    quint32 m_nextIdle = 0;
    quint32 m_nextKnock = 0;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace lancast::bench
