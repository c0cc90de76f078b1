#include "net/relay_server.h"

#include "net/guest_policy.h"
#include "net/listeners.h"
#include "net/logging.h"
#include "net/own_addresses.h"
#include "net/ready_file.h"
#include "net/relay_routes.h"
#include "net/replay_publisher.h"

#include <QTcpSocket>
#include <QTimer>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto housekeeping = 500ms;
constexpr auto addressInterval = 2s;
constexpr auto stopDeadline = 500ms;

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

class RelayServer::Private final
{
public:
    Private(RelayServer *server, RelayOptions given)
        : q(server)
        , options(std::move(given))
        , limits(options.limits)
        , addresses(std::make_unique<OwnAddresses>(options))
        , access(options, clock)
        , audience({stream, clock, limits, ids}, options.maxViewers, q)
        , gate({stream, clock, limits, ids}, q)
        , routes({assets, sourceFile, access, audience, gate, [this] { return snapshot(); }}, limits, q)
        , timer(q)
    {
    }

    [[nodiscard]] bool listen();
    void receive(HttpConnection *connection, const RequestHead &head);
    void connectAddresses();
    void followAddresses();
    [[nodiscard]] bool startReplay();
    [[nodiscard]] bool tellReady();
    void tellReadyAnew();
    void setState(relay::StreamState state);
    void keepHouse();
    [[nodiscard]] relay::StatusSnapshot snapshot() const;
    void checkStopped();

    RelayServer *q;
    RelayOptions options;
    const RelayLimits limits;
    const RelayClock clock;
    const RelayClock::Time startedAt = clock.now();
    RelayClock::Time keptHouseAt = startedAt;
    RelayClock::Time lookedAt = startedAt;
    relay::LiveStream stream{streamOptionsFor(limits)};
    ClientIds ids;
    std::unique_ptr<OwnAddresses> addresses;
    AssetTable assets;
    SourceFile sourceFile;
    Access access;
    Audience audience;
    GuestPolicy guests{access, audience};
    PublisherGate gate;
    RelayRoutes routes;
    Listeners listeners{limits};
    std::unique_ptr<ReplayPublisher> replay;
    QTimer timer;
    QString errorString;
    QStringList sharedHosts;
    int toldViewers = 0;
    bool isStopping = false;
};

bool RelayServer::Private::listen()
{
    if (!addresses->start()) {
        errorString = addresses->errorString();
        return false;
    }
    addresses->setSharedHosts(sharedHosts);
    listeners.setTls(addresses->tls());
    if (listeners.open(options.bind, options.port))
        return true;
    errorString = listeners.errorString();
    return false;
}

void RelayServer::Private::receive(HttpConnection *connection, const RequestHead &head)
{
    if (const auto refusal = addresses->hostCheck().refusal(head))
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
                                           access.publishToken(), access.viewKey()}))
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
    audience.setState(state);
    gate.sendState(state, audience.count());
    emit q->stateChanged(state);
}

void RelayServer::Private::keepHouse()
{
    const RelayClock::Time now = clock.now();
    // While the process itself stands still (suspended, stopped) nobody's patience is used up.
    const RelayClock::Time elapsed = std::min<RelayClock::Time>(now - keptHouseAt, 2 * housekeeping);
    keptHouseAt = now;
    if (now - lookedAt >= addressInterval) {
        lookedAt = now;
        addresses->refresh();
    }
    stream.tick(now);
    audience.tick(elapsed);
    gate.tick(elapsed);
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
    status.viewers = audience.count();
    status.totalViewers = audience.totalCount();
    gate.appendTo(status.clients);
    audience.appendTo(status.clients);
    return status;
}

void RelayServer::Private::checkStopped()
{
    if (isStopping && audience.isEmpty() && gate.isEmpty()) {
        isStopping = false;
        emit q->stopped();
    }
}

RelayServer::RelayServer(RelayOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{
    d->options.passcode.clear(); // what is needed of it is kept as a digest
    d->stream.onStateChanged([this](relay::StreamState state) { d->setState(state); });
    connect(&d->listeners, &Listeners::requested, this,
            [this](HttpConnection *connection, const RequestHead &head) { d->receive(connection, head); });
    d->connectAddresses();
    connect(&d->access, &Access::publisherAsks, this, &RelayServer::publisherAsks);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->keepHouse(); });
    connect(
        &d->audience, &Audience::becameEmpty, this, [this] { d->checkStopped(); }, Qt::QueuedConnection);
    connect(
        &d->gate, &PublisherGate::becameEmpty, this, [this] { d->checkStopped(); }, Qt::QueuedConnection);
    connect(&d->gate, &PublisherGate::admitted, this,
            [this] { d->gate.sendState(d->stream.state(), d->audience.count()); });
}

RelayServer::~RelayServer()
{
    d->stream.onStateChanged({});
}

bool RelayServer::start()
{
    if (!d->listen() || (!d->options.replayFile.isEmpty() && !d->startReplay()) ||
        (!d->options.readyFile.isEmpty() && !d->tellReady())) {
        d->listeners.close();
        return false;
    }
    d->timer.start(housekeeping);
    return true;
}

void RelayServer::setPort(quint16 port)
{
    d->options.port = port;
}

void RelayServer::setNetwork(const RelayOptions &options)
{
    d->options.port = options.port;
    d->options.bind = options.bind;
    d->options.allowedHosts = options.allowedHosts;
    d->options.tls = options.tls;
    d->addresses = std::make_unique<OwnAddresses>(d->options);
    d->connectAddresses();
}

QString RelayServer::errorString() const
{
    return d->errorString;
}

quint16 RelayServer::suggestedPort() const
{
    return d->listeners.suggestedPort();
}

quint16 RelayServer::port() const
{
    return d->listeners.port();
}

QByteArray RelayServer::publishToken() const
{
    return d->access.publishToken();
}

QUrl RelayServer::loopbackUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port()));
}

QList<QUrl> RelayServer::networkUrls() const
{
    return d->addresses->urls(port());
}

relay::StatusSnapshot RelayServer::status() const
{
    return d->snapshot();
}

QString RelayServer::certificateFingerprint() const
{
    return d->addresses->fingerprint();
}

void RelayServer::setPasscode(const QString &passcode)
{
    d->guests.setPasscode(passcode);
    d->tellReadyAnew();
}

void RelayServer::setMaxViewers(int viewers)
{
    d->audience.setMaxViewers(viewers);
}

QByteArray RelayServer::viewKey() const
{
    return d->access.viewKey();
}

void RelayServer::renewViewKey()
{
    d->guests.renewViewKey();
    d->tellReadyAnew();
}

void RelayServer::kick(quint64 id)
{
    d->guests.kick(id);
}

void RelayServer::block(quint64 id)
{
    d->guests.block(id);
}

void RelayServer::unblockAll()
{
    d->access.unblockAll();
}

void RelayServer::setRemotePublishing(RemotePublishing rule)
{
    d->access.setRemotePublishing(rule);
}

void RelayServer::allowPublisher(const QString &address)
{
    d->access.allowPublisher(QHostAddress(address));
}

void RelayServer::setSharedHosts(const QStringList &hosts)
{
    d->sharedHosts = hosts;
    d->addresses->setSharedHosts(hosts);
}

QString RelayServer::setSourceFile(const QString &path)
{
    return QString::fromLatin1(d->sourceFile.set(path));
}

void RelayServer::stop()
{
    d->timer.stop();
    d->replay.reset();
    d->listeners.close();
    d->isStopping = true;
    const QString reason = QStringLiteral("The host closed LanCast.");
    d->gate.closeAll(reason);
    d->audience.closeAll(reason);
    QTimer::singleShot(stopDeadline, this, [this] {
        if (std::exchange(d->isStopping, false))
            emit stopped();
    });
    QMetaObject::invokeMethod(
        this, [this] { d->checkStopped(); }, Qt::QueuedConnection);
}

} // namespace lancast::net
