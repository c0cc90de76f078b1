// The publisher and all viewers of one server, in one thread that does as little as it can.
#pragma once

#include "connection.h"
#include "server_process.h"
#include "synthetic_stream.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace lancast::bench {

/// What all viewers together got since startMeasuring().
struct Tally
{
    quint64 messages = 0;
    std::vector<double> delays; ///< of each message, milliseconds from its stamp to the viewer
};

/// What those viewers got that joined while others watched.
struct JoinTally
{
    int served = 0;            ///< got a burst
    int continued = 0;         ///< and then the stream, from where it ends
    std::vector<double> waits; ///< milliseconds from when they were due to connect to the end of their burst
    double burstBytes = 0;     ///< of all together
};

class Generator final
{
public:
    explicit Generator(const StreamShape &shape);
    ~Generator();
    Q_DISABLE_COPY_MOVE(Generator)

    /// So many viewers connect, each from a loopback address of its own. False if not all of them can.
    [[nodiscard]] bool openViewers(const ServerAddress &server, int count);
    /// Publishes from now on, where the server takes a publisher. False if that does not work.
    [[nodiscard]] bool startPublishing(const ServerAddress &server);
    void stopPublishing() { m_channel.reset(); }
    /// So many further viewers connect to the relay, spread over \a span, and are not measured by tally().
    /// Returns when all have their burst, but at most \a patience after the last one; calls \a onTurn every
    /// millisecond. False if not all of them can connect.
    [[nodiscard]] bool join(const ServerAddress &server, int count, std::chrono::nanoseconds span,
                            std::chrono::nanoseconds patience, const std::function<void()> &onTurn);

    void pass(std::chrono::nanoseconds span);
    /// Until the newest message is everywhere, and the next one is not due yet; but not for long.
    void passUntilBetweenTicks();
    /// Until the next GOP whose end is due after \a span.
    void passUntilBeforeGopEnd(std::chrono::nanoseconds span);
    /// Until every viewer has the newest message, but at most \a patience.
    void passUntilDelivered(std::chrono::nanoseconds patience);

    void startMeasuring();
    [[nodiscard]] const Tally &tally() const { return m_tally; }
    [[nodiscard]] JoinTally joins() const;
    /// Since the beginning: what is missing between or behind the messages that came, and what came changed.
    [[nodiscard]] quint64 bytesLost() const;
    /// That the server ended.
    [[nodiscard]] int connectionsEnded() const { return m_connectionsEnded; }

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Join
    {
        Time due;
        std::optional<Time> served;
        qsizetype burstBytes = 0;
    };
    struct Viewer
    {
        std::optional<quint64> first;
        std::optional<quint64> newest;
        quint64 whole = 0; ///< frames that came in order, and as long as they were sent
        std::optional<Join> join;
    };
    struct Peer
    {
        Connection connection;
        std::optional<size_t> viewer; ///< whose stream comes here, behind its beginning
        std::optional<size_t> joiner; ///< whose burst comes here
    };

    [[nodiscard]] bool open(quint32 from, quint16 port, std::optional<size_t> viewer);
    [[nodiscard]] bool openPair(const ServerAddress &relay, size_t viewer);
    [[nodiscard]] bool passUntilReady(size_t mostWaiting);
    [[nodiscard]] bool openChannels(const ServerAddress &server);
    void publishDue(Time now);
    void handleEvents(std::chrono::nanoseconds patience);
    void read(Peer &peer);
    void onMessage(Peer &peer, const Message &message);
    void onFrame(Viewer &viewer, const Message &message);
    [[nodiscard]] bool isServed(const Viewer &viewer) const { return !viewer.join || viewer.join->served; }
    [[nodiscard]] bool isContinued(const Viewer &viewer) const;
    [[nodiscard]] std::optional<quint64> newest() const;

    const StreamShape m_shape;
    SyntheticStream m_stream;
    int m_epoll;
    std::vector<char> m_buffer;
    std::vector<Peer> m_peers;
    std::vector<Viewer> m_viewers;
    size_t m_waiting = 0;            ///< connections whose handshake is not answered
    std::optional<size_t> m_channel; ///< the peer that frames are published on
    bool m_hasPublisher = false;
    Time m_due; ///< the next frame
    std::chrono::nanoseconds m_newestAge{0};
    Time m_newestSeen; ///< when m_newestAge was taken
    int m_connectionsEnded = 0;
    Tally m_tally;
};

} // namespace lancast::bench
