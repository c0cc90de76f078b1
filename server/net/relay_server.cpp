#include "net/relay_server_private.h"

#include "net/logging.h"
#include "record/recording_folder.h"

namespace lancast::net {

RelayServer::RelayServer(RelayOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{
    d->options.passcode.clear(); // what is needed of it is kept as a digest
    d->ingest.onStateChanged([this](stream::StreamState state) { d->setState(state); });
    d->ingest.onCorrected([this](stream::Correction correction) { d->logCorrection(correction); });
    connect(&d->streamTimer, &QTimer::timeout, this, [this] { d->ingest.tick(d->clock.now()); });
    connect(&d->listeners, &Listeners::requested, this,
            [this](HttpConnection *connection, const RequestHead &head) { d->receive(connection, head); });
    d->connectAddresses();
    connect(&d->access, &Access::publisherAsks, this, &RelayServer::publisherAsks);
    d->connectRecording();
    d->connectStop();
    d->joinPast();
    connect(&d->past, &rewind::RewindStore::keepingFailed, this, [](const QString &error) {
        qCWarning(relayLog).noquote()
            << "viewers cannot go back for now: nothing can be kept on disk:" << error;
    });
    connect(&d->timer, &QTimer::timeout, this, [this] { d->keepHouse(); });
    connect(
        &d->audience, &Audience::becameEmpty, this, [this] { d->checkStopped(); }, Qt::QueuedConnection);
    connect(
        &d->gate, &PublisherGate::becameEmpty, this, [this] { d->checkStopped(); }, Qt::QueuedConnection);
    connect(&d->gate, &PublisherGate::admitted, this,
            [this] { d->gate.sendState(d->ingest.state(), d->audience.count()); });
}

RelayServer::~RelayServer()
{
    d->ingest.onStateChanged({});
}

bool RelayServer::start()
{
    if (!d->options.recordFolder.isEmpty()) {
        d->errorString = record::faultOfRecordingFolder(d->options.recordFolder, d->options.recording);
        if (!d->errorString.isEmpty())
            return false;
    }
    if (!d->listen() || (!d->options.replayFile.isEmpty() && !d->startReplay()) ||
        (!d->options.readyFile.isEmpty() && !d->tellReady())) {
        d->seedPorts.close();
        d->listeners.close();
        return false;
    }
    // What an earlier stop() still waits for is over.
    d->isStopping = false;
    d->drainTimer.stop();
    d->fileTimer.stop();
    if (!d->options.recordFolder.isEmpty()) {
        finishRecordingFiles(d->options.recordFolder);
        startRecordingFile(d->options.recordFolder, d->options.recordTitle);
    }
    d->timer.start(Private::housekeepingInterval);
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

QList<quint16> RelayServer::seedPorts() const
{
    return d->seedPorts.ports();
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

stream::StatusSnapshot RelayServer::status() const
{
    return d->snapshot();
}

QString RelayServer::certificateFingerprint() const
{
    return d->addresses->fingerprint();
}

QString RelayServer::certificateKeyFingerprint() const
{
    return d->addresses->keyFingerprint();
}

void RelayServer::setRewindLength(std::chrono::minutes length)
{
    d->past.setLength(length);
    d->joinPast();
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

void RelayServer::setConnectionLimits(int all, int perAddress)
{
    d->listeners.setConnectionLimits(all, perAddress);
}

bool RelayServer::reloadCertificate()
{
    if (!d->addresses->reloadCertificate()) {
        d->errorString = d->addresses->errorString();
        return false;
    }
    d->listeners.setTls(d->addresses->tls());
    return true;
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

void RelayServer::startRecordingFile(const QString &folder, const QString &title)
{
    d->recording.start(folder, title);
}

void RelayServer::stopRecordingFile()
{
    d->recording.stop();
}

void RelayServer::finishRecordingFiles(const QString &folder)
{
    d->rescue.finishAll(folder);
}

void RelayServer::stop()
{
    d->timer.stop();
    d->replay.reset();
    d->recording.stop();
    d->seedPorts.close();
    d->listeners.close();
    d->isStopping = true;
    const QString reason = QStringLiteral("The host closed LanCast.");
    d->gate.closeAll(reason);
    d->audience.closeAll(reason);
    d->isDrained = false;
    d->drainTimer.start(Private::stopDeadline);
    d->fileTimer.start(Private::fileDeadline);
    QMetaObject::invokeMethod(
        this, [this] { d->checkStopped(); }, Qt::QueuedConnection);
}

} // namespace lancast::net
