// What the relay is made of, and how its parts work together.
#pragma once

#include "net/guest_policy.h"
#include "net/listeners.h"
#include "net/own_addresses.h"
#include "net/relay_routes.h"
#include "net/relay_server.h"
#include "net/rewind_routes.h"
#include "net/seed_ports.h"
#include "net/source_publisher.h"
#include "net/thread_cpu_meter.h"
#include "record/recording_file.h"
#include "record/recording_rescue.h"
#include "rewind/rewind_store.h"

#include <QTimer>

namespace lancast::net {

class RelayServer::Private final
{
public:
    Private(RelayServer *server, RelayOptions given);

    [[nodiscard]] bool listen();
    void tellSeedPorts() const;
    void receive(HttpConnection *connection, const RequestHead &head);
    void connectAddresses();
    void connectRecording();
    void followAddresses();
    [[nodiscard]] bool startReplay();
    [[nodiscard]] bool tellReady();
    void tellReadyAnew();
    void setState(stream::StreamState state);
    void logCorrection(stream::Correction correction) const;
    void keepHouse();
    void joinPast();
    [[nodiscard]] qsizetype heldBytes() const;
    [[nodiscard]] stream::StatusSnapshot snapshot() const;
    void checkStopped();
    void connectStop();
    void finishStop();

    static constexpr std::chrono::milliseconds housekeepingInterval{500};
    static constexpr std::chrono::milliseconds streamInterval{25}; ///< while live
    static constexpr std::chrono::milliseconds stopDeadline{500};
    static constexpr std::chrono::milliseconds fileDeadline{2000};

    RelayServer *q;
    RelayOptions options;
    const RelayLimits limits;
    const RelayClock clock;
    const RelayClock::Time startedAt = clock.now();
    RelayClock::Time keptHouseAt = startedAt;
    RelayClock::Time lookedAt = startedAt;
    RelayClock::Time toldRewindAt{0};
    stream::Feed feed;
    stream::Ingest ingest;
    record::RecordingFile recording;
    record::RecordingRescue rescue;
    rewind::RewindStore past;
    ClientIds ids;
    SentMedia sent;
    const SessionContext context{ingest, feed, clock, limits, ids, sent};
    std::unique_ptr<OwnAddresses> addresses;
    AssetTable assets;
    SourceFile sourceFile;
    Access access;
    Audience audience;
    GuestPolicy guests{access, audience};
    PublisherGate gate;
    RewindRoutes rewindRoutes{past, audience, clock};
    StatusAnswers statusAnswers{[this] { return snapshot(); }};
    RelayRoutes routes;
    Listeners listeners;
    SeedPorts seedPorts;
    std::unique_ptr<SourcePublisher> replay;
    ThreadCpuMeter cpu;
    std::optional<double> cpuShare; ///< at the last tick
    QTimer timer;
    QTimer streamTimer;
    QTimer drainTimer;
    QTimer fileTimer;
    QString errorString;
    QStringList sharedHosts;
    int toldViewers = 0;
    bool isStopping = false;
    bool isDrained = false; ///< the clients have had their time
};

} // namespace lancast::net
