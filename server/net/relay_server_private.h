// What the relay is made of, and how its parts work together.
#pragma once

#include "net/guest_policy.h"
#include "net/listeners.h"
#include "net/own_addresses.h"
#include "net/pipe_publisher.h"
#include "net/relay_routes.h"
#include "net/relay_server.h"
#include "net/replay_publisher.h"
#include "net/rewind_routes.h"
#include "net/seed_ports.h"
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
    void startPipe();
    [[nodiscard]] bool tellReady();
    void tellReadyAnew();
    void setState(relay::StreamState state);
    void keepHouse();
    void joinPast();
    [[nodiscard]] relay::StatusSnapshot snapshot() const;
    void checkStopped();

    static constexpr std::chrono::milliseconds housekeepingInterval{500};
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
    relay::LiveStream stream;
    record::RecordingFile recording;
    record::RecordingRescue rescue;
    rewind::RewindStore past;
    ClientIds ids;
    std::unique_ptr<OwnAddresses> addresses;
    AssetTable assets;
    SourceFile sourceFile;
    Access access;
    Audience audience;
    GuestPolicy guests{access, audience};
    PublisherGate gate;
    RewindRoutes rewindRoutes{past, clock, limits};
    RelayRoutes routes;
    Listeners listeners;
    SeedPorts seedPorts;
    std::unique_ptr<ReplayPublisher> replay;
    std::unique_ptr<PipePublisher> pipe;
    QTimer timer;
    QString errorString;
    QStringList sharedHosts;
    int toldViewers = 0;
    bool isStopping = false;
    bool isDrained = false; ///< the clients have had their time
};

} // namespace lancast::net
