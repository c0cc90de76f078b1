#include "net/relay_server_private.h"

#include "net/http_connection.h"
#include "net/logging.h"
#include "net/ready_file.h"

#include <QTcpSocket>

#include <unistd.h>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto addressInterval = 2s;
constexpr auto rewindInterval = 2s;

relay::StreamOptions streamOptionsFor(const RelayLimits &limits)
{
    relay::StreamOptions options;
    options.publisherHold = limits.publisherHold;
    return options;
}

/// The port speaks both; guests are not left with what others can read.
HttpResponse redirectToHttps(const RequestHead &head)
{
    HttpResponse response = plainResponse(308, "This stream is served over HTTPS.");
    const QByteArray query = head.query.isEmpty() ? QByteArray() : '?' + head.query;
    response.extraFields.append("Location: https://" + head.field("host") + head.path + query);
    return response;
}

} // namespace

RelayServer::Private::Private(RelayServer *server, RelayOptions given)
    : q(server)
    , options(std::move(given))
    , limits(options.limits)
    , stream(streamOptionsFor(limits))
    , recording(stream, options.recording)
    , past(options.rewind)
    , addresses(std::make_unique<OwnAddresses>(options))
    , access(options, clock)
    , audience({stream, clock, limits, ids}, options.maxViewers, q)
    , gate({stream, clock, limits, ids}, q)
    , routes({assets, sourceFile, access, audience, gate, rewindRoutes, [this] { return snapshot(); }},
             limits, q)
    , listeners(limits)
    , seedPorts({listeners, access, audience, gate, {stream, clock, limits, ids}}, q)
    , timer(q)
{
}

bool RelayServer::Private::listen()
{
    if (!addresses->start()) {
        errorString = addresses->errorString();
        return false;
    }
    addresses->setSharedHosts(sharedHosts);
    listeners.setTls(addresses->tls());
    if (!listeners.open(options.bind, options.port)) {
        errorString = listeners.errorString();
        return false;
    }
    if (!seedPorts.open(options.seedPorts, options.bind)) {
        errorString = seedPorts.errorString();
        return false;
    }
    tellSeedPorts();
    return true;
}

void RelayServer::Private::tellSeedPorts() const
{
    QStringList ports;
    for (const quint16 port : seedPorts.ports())
        ports.append(QString::number(port));
    if (ports.isEmpty())
        return;
    qCInfo(relayLog).noquote() << "the seed's ports are open:" << ports.join(QStringLiteral(", "));
    if (access.isPasscodeSet())
        qCInfo(relayLog) << "with a passcode set they let in nobody but this machine: their clients cannot "
                            "show it";
    if (options.seedPorts.isPublic)
        qCWarning(relayLog) << "whoever reaches the first two may publish";
}

void RelayServer::Private::receive(HttpConnection *connection, const RequestHead &head)
{
    if (seedPorts.owns(*connection))
        seedPorts.handle(connection, head, addresses->hostCheck());
    else if (const auto refusal = addresses->hostCheck().refusal(head))
        connection->respond(*refusal);
    else if (addresses->tls() && !connection->isEncrypted() &&
             !connection->socket()->peerAddress().isLoopback())
        connection->respond(redirectToHttps(head));
    else
        routes.handle(connection, head);
}

void RelayServer::Private::connectAddresses()
{
    QObject::connect(addresses.get(), &OwnAddresses::changed, q, [this] { followAddresses(); });
}

void RelayServer::Private::connectRecording()
{
    QObject::connect(&recording, &record::RecordingFile::stateChanged, q,
                     [this] { audience.setRecording(recording.isWriting()); });
    QObject::connect(&recording, &record::RecordingFile::finished, q, [this](const QString &path) {
        if (!path.isEmpty()) {
            qCInfo(relayLog).noquote() << "recorded to" << path;
            emit q->recordingFileFinished(path);
        }
        checkStopped();
    });
    QObject::connect(&rescue, &record::RecordingRescue::done, q, &RelayServer::recordingFilesRescued);
}

void RelayServer::Private::followAddresses()
{
    listeners.setTls(addresses->tls());
    tellReadyAnew();
    for (const QUrl &url : q->networkUrls())
        qCInfo(relayLog).noquote() << "now also at" << url.toString();
    emit q->addressesChanged();
}

void RelayServer::Private::startPipe()
{
    gate.lock(QStringLiteral("This relay publishes what comes through a pipe."));
    pipe = std::make_unique<PipePublisher>(STDIN_FILENO, stream, clock, nullptr);
    QObject::connect(pipe.get(), &PipePublisher::failed, q, [this] { emit q->failed(pipe->errorString()); });
    QObject::connect(pipe.get(), &PipePublisher::ended, q, [this] {
        stream.end();
        emit q->replayEnded();
    });
    pipe->start();
}

bool RelayServer::Private::startReplay()
{
    if (options.replayFile == standardInput) {
        startPipe();
        return true;
    }
    replay = std::make_unique<ReplayPublisher>(options.replayFile, stream, clock, nullptr);
    gate.lock(QStringLiteral("This relay replays a file."));
    QObject::connect(replay.get(), &ReplayPublisher::failed, q,
                     [this] { emit q->failed(replay->errorString()); });
    if (replay->start())
        return true;
    errorString = replay->errorString();
    return false;
}

bool RelayServer::Private::tellReady()
{
    if (writeReadyFile(options.readyFile, {q->port(), q->loopbackUrl(), q->networkUrls(),
                                           access.publishToken(), access.viewKey(), seedPorts.ports()}))
        return true;
    errorString = QStringLiteral("Cannot write the ready file \"%1\".").arg(options.readyFile);
    return false;
}

/// What the file says has changed.
void RelayServer::Private::tellReadyAnew()
{
    if (!options.readyFile.isEmpty() && q->port() != 0 && !tellReady())
        qCWarning(relayLog).noquote() << errorString;
}

void RelayServer::Private::setState(relay::StreamState state)
{
    recording.setStreamState(state);
    audience.tellState();
    if (state == relay::StreamState::Ended)
        past.flush();
    gate.sendState(state, audience.count());
    emit q->stateChanged(state);
}

/// Again and again is fine.
void RelayServer::Private::joinPast()
{
    stream.leave(past);
    if (past.length() > past.length().zero())
        stream.join(past);
}

void RelayServer::Private::keepHouse()
{
    const RelayClock::Time now = clock.now();
    // While the process itself stands still (suspended, stopped) nobody's patience is used up.
    const RelayClock::Time elapsed = std::min<RelayClock::Time>(now - keptHouseAt, 2 * housekeepingInterval);
    keptHouseAt = now;
    if (now - lookedAt >= addressInterval) {
        lookedAt = now;
        addresses->refresh();
    }
    stream.tick(now);
    audience.tick(elapsed);
    gate.tick(elapsed);
    if (now - toldRewindAt >= rewindInterval) {
        toldRewindAt = now;
        audience.tellRewind(rewindRoutes.describe());
    }
    if (toldViewers != audience.count()) {
        toldViewers = audience.count();
        gate.sendState(stream.state(), toldViewers);
    }
    emit q->statusChanged(snapshot());
}

relay::StatusSnapshot RelayServer::Private::snapshot() const
{
    relay::StatusSnapshot status = stream.snapshot(clock.now());
    status.uptime = std::chrono::duration_cast<std::chrono::milliseconds>(clock.now() - startedAt);
    status.mediaBytes += gate.heldBytes();
    status.mediaLimitBytes = limits.maxMediaBytes;
    status.rewind = past.status();
    status.recordingFile = recording.status();
    gate.appendTo(status.clients);
    audience.appendTo(status);
    return status;
}

void RelayServer::Private::checkStopped()
{
    const bool hasClients = !isDrained && !(audience.isEmpty() && gate.isEmpty());
    if (isStopping && !hasClients && !recording.isBusy()) {
        isStopping = false;
        emit q->stopped();
    }
}

} // namespace lancast::net
