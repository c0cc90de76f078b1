#include "net/relay_server_private.h"

#include "net/http_connection.h"
#include "net/logging.h"
#include "net/ready_file.h"
#include "net/replay_source.h"

#include <QTcpSocket>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto addressInterval = 2s;
constexpr auto rewindInterval = 2s;

stream::IngestOptions ingestOptionsFor(const RelayLimits &limits)
{
    stream::IngestOptions options;
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
    , ingest(feed, ingestOptionsFor(limits))
    , recording(feed, options.recording)
    , past(options.rewind)
    , addresses(std::make_unique<OwnAddresses>(options))
    , access(options, clock)
    , audience(context, options.maxViewers, q)
    , gate(context, q)
    , routes({assets, sourceFile, access, audience, gate, rewindRoutes, statusAnswers, feed}, limits, q)
    , listeners(limits)
    , seedPorts({listeners, access, audience, gate, context}, q)
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
    else if (addresses->tls() && !connection->isEncrypted() && head.path != "/healthz" &&
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

bool RelayServer::Private::startReplay()
{
    const QString name = options.replayFile;
    ReplaySource source = openReplaySource(name);
    errorString = source.error;
    if (!source.input)
        return false;
    gate.lock(name == standardInput ? QStringLiteral("This relay publishes what comes through a pipe.")
                                    : QStringLiteral("This relay replays a file."));
    replay = std::make_unique<SourcePublisher>(std::move(source.input), ingest, clock);
    // Queued: the receiver may stop the relay, and with it the publisher.
    QObject::connect(
        replay.get(), &SourcePublisher::failed, q,
        [this, name](const QString &reason) { emit q->failed(replayFailure(name, reason)); },
        Qt::QueuedConnection);
    QObject::connect(
        replay.get(), &SourcePublisher::ended, q,
        [this] {
            ingest.end();
            emit q->replayEnded();
        },
        Qt::QueuedConnection);
    replay->start();
    return true;
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

void RelayServer::Private::logCorrection(stream::Correction correction) const
{
    switch (correction) {
    case stream::Correction::Jump:
        qCInfo(relayLog) << "the stream's times jump: it is relayed without the jumps";
        break;
    case stream::Correction::Dropped:
        qCInfo(relayLog) << "single frames of the stream have an impossible time: they are left out";
        break;
    case stream::Correction::Filled:
        qCInfo(relayLog) << "the stream's audio has gaps: silence is relayed in their place";
        break;
    case stream::Correction::Ordered:
        qCInfo(relayLog) << "the stream's audio and video do not come in the order of their times: the delay "
                            "is longer by that";
        break;
    }
}

void RelayServer::Private::setState(stream::StreamState state)
{
    if (state == stream::StreamState::Live)
        streamTimer.start(streamInterval);
    else
        streamTimer.stop();
    audience.broadcastState();
    gate.sendState(state, audience.count());
    emit q->stateChanged(state);
}

/// Again and again is fine.
void RelayServer::Private::joinPast()
{
    feed.leave(past);
    if (past.length() > past.length().zero())
        feed.join(past);
}

void RelayServer::Private::keepHouse()
{
    const RelayClock::Time now = clock.now();
    // While the process itself stands still (suspended, stopped) nobody's patience is used up.
    const RelayClock::Time elapsed = std::min<RelayClock::Time>(now - keptHouseAt, 2 * housekeepingInterval);
    keptHouseAt = now;
    if (now - lookedAt >= addressInterval) {
        lookedAt = now;
        const bool isIdle =
            ingest.state() == stream::StreamState::Waiting || ingest.state() == stream::StreamState::Ended;
        addresses->refresh(isIdle ? OwnAddresses::StreamUse::Idle : OwnAddresses::StreamUse::Live);
    }
    ingest.tick(now);
    audience.tick(elapsed, heldBytes());
    gate.tick(elapsed);
    if (now - toldRewindAt >= rewindInterval) {
        toldRewindAt = now;
        audience.tellRewind(rewindRoutes.describe());
    }
    if (toldViewers != audience.count()) {
        toldViewers = audience.count();
        gate.sendState(ingest.state(), toldViewers);
    }
    cpuShare = cpu.share();
    emit q->statusChanged(snapshot());
}

/// Of media that has not reached the stream yet.
qsizetype RelayServer::Private::heldBytes() const
{
    return gate.heldBytes() + (replay ? replay->heldBytes() : 0);
}

stream::StatusSnapshot RelayServer::Private::snapshot() const
{
    stream::StatusSnapshot status;
    ingest.appendTo(status, clock.now());
    feed.appendTo(status);
    status.uptime = std::chrono::duration_cast<std::chrono::milliseconds>(clock.now() - startedAt);
    status.cpuShare = cpuShare;
    status.bitsPerSecondOut = context.sent.bitsPerSecond(clock.now());
    status.totalBytesOut = sent.bytes();
    status.mediaBytes += heldBytes() + audience.heldBytes();
    status.mediaLimitBytes = limits.maxMediaBytes;
    status.connections = listeners.status();
    status.rewind = past.status();
    status.recordingFile = recording.status();
    gate.appendTo(status.clients);
    audience.appendTo(status);
    return status;
}

void RelayServer::Private::checkStopped()
{
    const bool hasClients = !isDrained && !(audience.isEmpty() && gate.isEmpty());
    if (isStopping && !hasClients && !recording.isBusy())
        finishStop();
}

void RelayServer::Private::finishStop()
{
    drainTimer.stop();
    fileTimer.stop();
    if (std::exchange(isStopping, false))
        emit q->stopped();
}

void RelayServer::Private::connectStop()
{
    for (QTimer *deadline : {&drainTimer, &fileTimer})
        deadline->setSingleShot(true);
    QObject::connect(&drainTimer, &QTimer::timeout, q, [this] {
        isDrained = true;
        checkStopped();
    });
    QObject::connect(&fileTimer, &QTimer::timeout, q, [this] { finishStop(); });
}

} // namespace lancast::net
