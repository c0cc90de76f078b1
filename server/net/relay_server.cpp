#include "net/relay_server.h"

#include "net/front_door.h"
#include "net/random_secret.h"
#include "net/ready_file.h"
#include "net/relay_routes.h"
#include "net/replay_publisher.h"

#include <QTimer>

#include <algorithm>
#include <vector>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto housekeeping = 500ms;
constexpr auto stopDeadline = 1000ms;
constexpr int portsToTry = 20;

RelayLimits limitsFor(const RelayOptions &options)
{
    RelayLimits limits = options.limits;
    if (options.maxViewers > 0)
        limits.maxViewers = options.maxViewers;
    return limits;
}

relay::StreamOptions streamOptionsFor(const RelayLimits &limits)
{
    relay::StreamOptions options;
    options.publisherHold = limits.publisherHold;
    return options;
}

/// The app's own views need loopback even where guests come in at one other address.
QList<QHostAddress> listenAddresses(const QHostAddress &bind)
{
    const bool coversLoopback = bind == QHostAddress::Any || bind == QHostAddress::AnyIPv4 ||
                                bind == QHostAddress(QHostAddress::LocalHost);
    return coversLoopback ? QList{bind} : QList{bind, QHostAddress(QHostAddress::LocalHost)};
}

quint16 findFreePort(const QHostAddress &bind, quint16 taken)
{
    const auto isFree = [&bind](quint16 port) {
        return std::ranges::all_of(listenAddresses(bind), [port](const QHostAddress &address) {
            return QTcpServer().listen(address, port);
        });
    };
    for (int port = taken + 1; port <= qMin(taken + portsToTry, 65535); ++port) {
        if (isFree(quint16(port)))
            return quint16(port);
    }
    return 0;
}

} // namespace

class RelayServer::Private final
{
public:
    Private(RelayServer *server, RelayOptions given)
        : q(server)
        , options(std::move(given))
        , limits(limitsFor(options))
        , publishToken(options.publishToken.isEmpty() ? randomSecret() : options.publishToken)
        , audience(stream, clock, limits, q)
        , gate(stream, clock, limits, q)
        , routes({assets, sourceFile, audience, gate, [this] { return snapshot(); }}, publishToken, limits, q)
        , timer(q)
    {
    }

    [[nodiscard]] bool listen();
    [[nodiscard]] bool startReplay();
    [[nodiscard]] bool tellReady();
    void setState(relay::StreamState state);
    void keepHouse();
    [[nodiscard]] relay::StatusSnapshot snapshot() const;
    void checkStopped();

    RelayServer *q;
    RelayOptions options;
    const RelayLimits limits;
    const QByteArray publishToken;
    const RelayClock clock;
    const RelayClock::Time startedAt = clock.now();
    relay::LiveStream stream{streamOptionsFor(limits)};
    AssetTable assets;
    SourceFile sourceFile;
    Audience audience;
    PublisherGate gate;
    RelayRoutes routes;
    std::vector<std::unique_ptr<FrontDoor>> doors;
    std::unique_ptr<ReplayPublisher> replay;
    QTimer timer;
    QString errorString;
    quint16 suggestedPort = 0;
    int toldViewers = 0;
    bool isStopping = false;
};

bool RelayServer::Private::listen()
{
    doors.clear();
    suggestedPort = 0;
    quint16 port = options.port;
    for (const QHostAddress &address : listenAddresses(options.bind)) {
        auto door = std::make_unique<FrontDoor>(limits);
        if (!door->listen(address, port)) {
            const bool isTaken = door->serverError() == QAbstractSocket::AddressInUseError;
            suggestedPort = isTaken ? findFreePort(options.bind, port) : 0;
            errorString = isTaken ? QStringLiteral("Port %1 is in use by another program.").arg(port)
                                  : QStringLiteral("Cannot listen on %1, port %2: %3.")
                                        .arg(address.toString())
                                        .arg(port)
                                        .arg(door->errorString());
            doors.clear();
            return false;
        }
        port = door->serverPort(); // the second listener has the port that the first was given
        QObject::connect(door.get(), &FrontDoor::requested, &routes, &RelayRoutes::handle);
        doors.push_back(std::move(door));
    }
    return true;
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
    if (writeReadyFile(options.readyFile, {q->port(), q->loopbackUrl(), q->networkUrls(), publishToken}))
        return true;
    errorString = QStringLiteral("Cannot write the ready file \"%1\".").arg(options.readyFile);
    return false;
}

void RelayServer::Private::setState(relay::StreamState state)
{
    audience.setState(state);
    gate.sendState(state, audience.count());
    emit q->stateChanged(state);
}

void RelayServer::Private::keepHouse()
{
    stream.tick(clock.now());
    audience.tick();
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
    d->stream.onStateChanged([this](relay::StreamState state) { d->setState(state); });
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
        d->doors.clear();
        return false;
    }
    d->timer.start(housekeeping);
    return true;
}

void RelayServer::setPort(quint16 port)
{
    d->options.port = port;
}

QString RelayServer::errorString() const
{
    return d->errorString;
}

quint16 RelayServer::suggestedPort() const
{
    return d->suggestedPort;
}

quint16 RelayServer::port() const
{
    return d->doors.empty() ? 0 : d->doors.front()->serverPort();
}

QByteArray RelayServer::publishToken() const
{
    return d->publishToken;
}

QUrl RelayServer::loopbackUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port()));
}

QList<QUrl> RelayServer::networkUrls() const
{
    return net::networkUrls(d->options.bind, port());
}

relay::StatusSnapshot RelayServer::status() const
{
    return d->snapshot();
}

QString RelayServer::setSourceFile(const QString &path)
{
    return QString::fromLatin1(d->sourceFile.set(path));
}

void RelayServer::stop()
{
    d->timer.stop();
    d->replay.reset();
    d->doors.clear();
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
