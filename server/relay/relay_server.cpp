#include "relay/relay_server.h"

#include "base/logging.h"
#include "http/http_connection.h"
#include "output/recording/recording_folder.h"
#include "relay/ready_file.h"

#include <QMetaMethod>
#include <QTcpSocket>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto addressInterval = 2s;

/// The port speaks both; guests are not left with what others can read.
HttpResponse redirectToHttps(const RequestHead &head, const Visitor &visitor)
{
    HttpResponse response = plainResponse(308, "This stream is served over HTTPS.");
    const QByteArray query = head.query.isEmpty() ? QByteArray() : '?' + head.query;
    response.extraFields.append("Location: https://" + OriginPolicy::askedHost(head, visitor) + head.path +
                                query);
    return response;
}

} // namespace

RelayServer::RelayServer(RelayOptions options, const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_shardThreads(m_options.shards, m_clock)
    , m_addresses(std::make_unique<LocalAddresses>(m_options))
    , m_routes({m_assets, m_sourceFile, m_rooms, m_statusAnswers, m_clock}, m_options.limits, this)
    , m_listeners(m_options.limits, m_clock)
    , m_seedPorts(m_listeners, m_rooms.main(), this)
{
    m_listeners.setTrustedProxies(m_options.trustedProxies);
    m_options.passcode.clear(); // what is needed of it is kept as a digest
    connect(&m_listeners, &ListenSockets::requested, this, &RelayServer::receive);
    connect(&m_repair, &record::RecordingRepair::done, this, &RelayServer::recordingFilesRepaired);
    connect(&m_refusedRequests, &RefusedRequests::nameRefused, this, &RelayServer::nameRefused);
    connect(&m_timer, &QTimer::timeout, this, &RelayServer::tick);
    connectAddresses();
    connectRooms();
    connectStop();
}

RelayServer::~RelayServer() = default;

void RelayServer::connectRooms()
{
    m_rooms.forEach([this](Room &room) {
        connect(&room, &Room::becameQuiet, this, &RelayServer::checkStopped);
        connect(&room.access(), &Access::viewKeyChanged, this, &RelayServer::updateReadyFile);
    });
}

void RelayServer::connectAddresses()
{
    connect(m_addresses.get(), &LocalAddresses::changed, this, &RelayServer::followAddresses);
}

void RelayServer::connectStop()
{
    for (QTimer *deadline : {&m_drainTimer, &m_fileTimer})
        deadline->setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, [this] {
        m_isDrained = true;
        checkStopped();
    });
    connect(&m_fileTimer, &QTimer::timeout, this, &RelayServer::finishStop);
}

bool RelayServer::start()
{
    if (!m_options.recordFolder.isEmpty()) {
        m_errorString = record::faultOfRecordingFolder(m_options.recordFolder, m_options.recording);
        if (!m_errorString.isEmpty())
            return false;
    }
    if (!listen() || (!m_options.replayFile.isEmpty() && !startReplay()) ||
        (!m_options.readyFile.isEmpty() && !writeReadyFile())) {
        m_seedPorts.close();
        m_listeners.close();
        m_peers.close();
        return false;
    }
    // What an earlier stop() still waits for is over.
    m_isStopping = false;
    m_drainTimer.stop();
    m_fileTimer.stop();
    if (!m_options.recordFolder.isEmpty()) {
        finishRecordingFiles(m_options.recordFolder);
        room().recording().start(m_options.recordFolder, m_options.recordTitle);
    }
    setIcecast(m_options.icecast);
    m_timer.start(tickInterval);
    return true;
}

bool RelayServer::listen()
{
    if (!m_addresses->start()) {
        m_errorString = m_addresses->errorString();
        return false;
    }
    m_addresses->setSharedHosts(m_sharedHosts);
    m_listeners.setTls(m_addresses->tls());
    if (!m_listeners.open(m_options.bind, m_options.port)) {
        m_errorString = m_listeners.errorString();
        return false;
    }
    if (!m_seedPorts.open(m_options.seedPorts, m_options.bind)) {
        m_errorString = m_seedPorts.errorString();
        return false;
    }
    logSeedPorts();
    return openWebRtc();
}

bool RelayServer::openWebRtc()
{
    const WebRtcOptions &wished = m_options.webRtc;
    if (!wished.isOn)
        return true;
    const quint16 udpPort = wished.port.value_or(port());
    setCandidates();
    if (m_peers.open(m_options.bind, udpPort))
        return true;
    m_errorString =
        QStringLiteral("UDP port %1, for WebRTC, cannot be opened (%2). Choose another one by --webrtc-port, "
                       "or go without by --no-webrtc.")
            .arg(udpPort)
            .arg(m_peers.errorString());
    if (wished.port)
        return false;
    if (m_peers.open(m_options.bind, 0))
        qCInfo(relayLog) << "UDP port" << udpPort << "is taken: WebRTC uses" << m_peers.port();
    else
        qCWarning(relayLog).noquote() << m_errorString;
    return true;
}

void RelayServer::setCandidates()
{
    const QList<QHostAddress> addresses = m_addresses->guestAddresses();
    m_rooms.forEach([&addresses](Room &room) { room.whep().setAddresses(addresses); });
}

bool RelayServer::startReplay()
{
    if (room().startReplay(m_options.replayFile))
        return true;
    m_errorString = room().errorString();
    return false;
}

void RelayServer::logSeedPorts() const
{
    QStringList ports;
    for (const quint16 port : m_seedPorts.ports())
        ports.append(QString::number(port));
    if (ports.isEmpty())
        return;
    qCInfo(relayLog).noquote() << "the seed's ports are open:" << ports.join(QStringLiteral(", "));
    if (m_rooms.main().access().isPasscodeSet())
        qCInfo(relayLog) << "with a passcode set they let in nobody but this machine: their clients cannot "
                            "show it";
    if (m_options.seedPorts.isPublic)
        qCWarning(relayLog) << "everybody who reaches the first two may publish";
}

void RelayServer::receive(HttpConnection *connection, const RequestHead &head)
{
    connection->setSharing(m_options.embedding.sharingFor(head));
    if (m_seedPorts.owns(*connection))
        m_seedPorts.handle(connection, head, m_addresses->originPolicy());
    else if (m_refusedRequests.answer(connection, head, m_addresses->originPolicy()))
        return;
    else if (m_addresses->tls() && !connection->visitor().isEncrypted && head.path != "/healthz" &&
             !connection->peer().isLoopback())
        connection->respond(redirectToHttps(head, connection->visitor()));
    else
        m_routes.handle(connection, head);
}

void RelayServer::setPort(quint16 port)
{
    m_options.port = port;
}

void RelayServer::setNetwork(const RelayOptions &options)
{
    m_options.port = options.port;
    m_options.bind = options.bind;
    m_options.allowedHosts = options.allowedHosts;
    m_options.embedding = options.embedding;
    m_options.tls = options.tls;
    m_addresses = std::make_unique<LocalAddresses>(m_options);
    connectAddresses();
}

QString RelayServer::errorString() const
{
    return m_errorString;
}

quint16 RelayServer::suggestedPort() const
{
    return m_listeners.suggestedPort();
}

quint16 RelayServer::port() const
{
    return m_listeners.port();
}

QList<quint16> RelayServer::seedPorts() const
{
    return m_seedPorts.ports();
}

QUrl RelayServer::loopbackUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port()));
}

QList<QUrl> RelayServer::networkUrls() const
{
    return m_addresses->urls(port());
}

QString RelayServer::certificateFingerprint() const
{
    return m_addresses->fingerprint();
}

QString RelayServer::certificateKeyFingerprint() const
{
    return m_addresses->keyFingerprint();
}

void RelayServer::setConnectionLimits(int all, int perAddress)
{
    m_listeners.setConnectionLimits(all, perAddress);
}

bool RelayServer::reloadCertificate()
{
    if (!m_addresses->reloadCertificate()) {
        m_errorString = m_addresses->errorString();
        return false;
    }
    m_listeners.setTls(m_addresses->tls());
    return true;
}

void RelayServer::allowHost(const QString &host)
{
    m_options.allowedHosts.append(host);
    m_addresses->allowHost(host);
}

void RelayServer::setSharedHosts(const QStringList &hosts)
{
    m_sharedHosts = hosts;
    m_addresses->setSharedHosts(hosts);
}

void RelayServer::setIcecast(const icecast::IcecastOptions &options)
{
    m_options.icecast = options;
    room().icecast().setOptions(options);
    m_assets.setMediaOrigins(room().icecast().status().listeners);
}

QString RelayServer::setSourceFile(const QString &path)
{
    return QString::fromLatin1(m_sourceFile.set(path));
}

void RelayServer::finishRecordingFiles(const QString &folder)
{
    m_repair.finishAll(folder);
}

void RelayServer::followAddresses()
{
    m_listeners.setTls(m_addresses->tls());
    setCandidates();
    updateReadyFile();
    for (const QUrl &url : networkUrls())
        qCInfo(relayLog).noquote() << "now also at" << url.toString();
    emit addressesChanged();
}

bool RelayServer::writeReadyFile()
{
    const Access &access = room().access();
    if (net::writeReadyFile(m_options.readyFile, {port(), loopbackUrl(), networkUrls(), access.publishToken(),
                                                  access.viewKey(), m_seedPorts.ports()}))
        return true;
    m_errorString = QStringLiteral("Cannot write the ready file \"%1\".").arg(m_options.readyFile);
    return false;
}

/// What the file says has changed.
void RelayServer::updateReadyFile()
{
    if (!m_options.readyFile.isEmpty() && port() != 0 && !writeReadyFile())
        qCWarning(relayLog).noquote() << m_errorString;
}

void RelayServer::tick()
{
    const RelayClock::Time now = m_clock.now();
    // While the process itself stands still (suspended, stopped) nobody's patience is used up.
    const RelayClock::Time elapsed = std::min<RelayClock::Time>(now - m_tickedAt, 2 * tickInterval);
    m_tickedAt = now;
    if (now - m_refreshedAt >= addressInterval) {
        m_refreshedAt = now;
        const stream::StreamState state = room().ingest().state();
        const bool isIdle = state == stream::StreamState::Waiting || state == stream::StreamState::Ended;
        m_addresses->refresh(isIdle ? LocalAddresses::StreamUse::Idle : LocalAddresses::StreamUse::Live);
    }
    m_rooms.forEach([&](Room &room) { room.tick(now, elapsed); });
    countSent(now);
    m_cpuShare = m_cpu.share();
    if (m_cpuShare)
        *m_cpuShare += m_shardThreads.cpuShare();
    if (isSignalConnected(QMetaMethod::fromSignal(&RelayServer::statusChanged)))
        emit statusChanged(status());
}

void RelayServer::countSent(RelayClock::Time now)
{
    const quint64 bytes = sentBytes();
    if (bytes > m_sentBytes)
        m_sentRate.add(qint64(bytes - m_sentBytes), now);
    m_sentBytes = bytes;
}

quint64 RelayServer::sentBytes() const
{
    quint64 bytes = 0;
    m_rooms.forEach([&bytes](Room &room) { bytes += room.viewers().sentBytes(); });
    return bytes;
}

StatusSnapshot RelayServer::status() const
{
    const RelayClock::Time now = m_clock.now();
    StatusSnapshot status;
    m_rooms.main().appendTo(status);
    status.uptime = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_startedAt);
    status.cpuShare = m_cpuShare;
    status.bitsPerSecondOut = m_sentRate.bitsPerSecond(now);
    status.totalBytesOut = sentBytes();
    status.mediaLimitBytes = m_options.limits.maxMediaBytes;
    status.connections = m_listeners.status();
    return status;
}

void RelayServer::stop()
{
    m_timer.stop();
    m_seedPorts.close();
    m_listeners.close();
    m_isStopping = true;
    m_rooms.forEach([](Room &room) { room.close(QStringLiteral("The host closed LanCast.")); });
    m_peers.close();
    m_isDrained = false;
    m_drainTimer.start(stopDeadline);
    m_fileTimer.start(fileDeadline);
    QMetaObject::invokeMethod(this, &RelayServer::checkStopped, Qt::QueuedConnection);
}

void RelayServer::checkStopped()
{
    bool isDone = m_isStopping;
    m_rooms.forEach([&](const Room &room) {
        isDone = isDone && (m_isDrained || !room.hasClients()) && !room.isWriting();
    });
    if (isDone)
        finishStop();
}

void RelayServer::finishStop()
{
    m_drainTimer.stop();
    m_fileTimer.stop();
    if (std::exchange(m_isStopping, false))
        emit stopped();
}

} // namespace lancast::net
