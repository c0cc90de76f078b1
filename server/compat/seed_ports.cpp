#include "compat/seed_ports.h"

#include "base/logging.h"
#include "compat/seed_intake.h"
#include "http/http_connection.h"
#include "http/listen_fault.h"
#include "http/origin_policy.h"
#include "network/peer_address.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTcpSocket>

#include <algorithm>

namespace lancast::net {

namespace {

constexpr char publisherKey[] = "#seed";

RelayLimits viewerLimits(RelayLimits limits)
{
    limits.maxQueuedBytesPerViewer = limits.maxQueuedBytesPerSeedViewer;
    return limits;
}

HttpResponse plainRefusal(const Refusal &refusal)
{
    HttpResponse response = plainResponse(refusal.status, refusal.sentence);
    if (refusal.status == 401)
        response.extraFields.append("WWW-Authenticate: Bearer");
    return response;
}

} // namespace

SeedPorts::SeedPorts(ListenSockets &listeners, Room &room, QObject *parent)
    : QObject(parent)
    , m_listeners(listeners)
    , m_room(room)
    , m_viewerLimits(viewerLimits(room.context().limits))
    , m_buffer(room.feed().memory(), room.context().limits.maxSeedBufferBytes)
{
    for (const Port port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk}) {
        const bool isViewers = port == ViewerBlob || port == ViewerChunk;
        auto upgrader =
            std::make_unique<WebSocketUpgrader>(isViewers ? m_viewerLimits : room.context().limits);
        connect(upgrader.get(), &WebSocketUpgrader::upgraded, this,
                [this, port](WebSocketConnection *channel) { admit(port, channel); });
        m_gateways[port].upgrader = std::move(upgrader);
    }
}

bool SeedPorts::open(const SeedPortOptions &options, const QHostAddress &bind)
{
    close();
    if (!options.isWanted)
        return true;
    m_isPublic = options.isPublic;
    for (const Port port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk}) {
        const bool isForAll = m_isPublic || port == ViewerBlob || port == ViewerChunk;
        const quint16 wished = options.base == 0 ? 0 : quint16(options.base + port);
        const QList<QHostAddress> addresses =
            isForAll ? listenAddresses(bind) : QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost)};
        if (!openPort(m_gateways[port], addresses, wished)) {
            close();
            return false;
        }
    }
    return true;
}

bool SeedPorts::openPort(Gateway &gateway, const QList<QHostAddress> &addresses, quint16 port)
{
    OpenedDoors opened = openDoors(addresses, port);
    if (opened.doors.empty()) {
        m_errorString = describe(opened.fault, PortUse::Seed, QCoreApplication::applicationFilePath());
        return false;
    }
    gateway.doors = std::move(opened.doors);
    gateway.port = gateway.doors.front()->serverPort();
    for (const auto &door : gateway.doors)
        connect(door.get(), &TcpListener::accepted, &m_listeners, &ListenSockets::receive);
    return true;
}

void SeedPorts::close()
{
    for (Gateway &gateway : m_gateways) {
        gateway.doors.clear();
        gateway.port = 0;
    }
}

QList<quint16> SeedPorts::ports() const
{
    QList<quint16> ports;
    for (const Gateway &gateway : m_gateways) {
        if (gateway.port != 0)
            ports.append(gateway.port);
    }
    return ports;
}

const SeedPorts::Gateway *SeedPorts::gatewayOf(const HttpConnection &connection) const
{
    const auto found = std::ranges::find(m_gateways, connection.socket()->localPort(), &Gateway::port);
    return found == m_gateways.end() ? nullptr : &*found;
}

bool SeedPorts::owns(const HttpConnection &connection) const
{
    return gatewayOf(connection) != nullptr;
}

void SeedPorts::handle(HttpConnection *connection, const RequestHead &head, const OriginPolicy &hosts)
{
    const Gateway *gateway = gatewayOf(*connection);
    const Visitor visitor{peerIdentity(connection->socket()->peerAddress()), connection->isEncrypted(),
                          isForwarded(head)};
    const bool isLocal = isThisMachine(visitor.address) && !visitor.isForwarded;
    if (const auto refusal = hosts.refusalOfGuestPage(head, isLocal)) {
        connection->respond(*refusal);
        return;
    }
    if (!head.wantsWebSocket()) {
        HttpResponse response = plainResponse(426, "This is a WebSocket.");
        response.extraFields.append("Upgrade: websocket");
        connection->respond(response);
        return;
    }
    const auto answer = [gateway, head, connection = QPointer(connection),
                         isLocal](const std::optional<Refusal> &refusal) {
        if (!connection || connection->socket()->state() != QAbstractSocket::ConnectedState)
            return; // gone while a passcode was checked
        if (refusal && !isLocal)
            connection->respond(plainRefusal(*refusal));
        else
            gateway->upgrader->upgrade(connection, head);
    };
    // The seed's clients can prove nothing: with a passcode set only this machine itself comes in, and
    // programs that show it all the same. A blocked device does not watch here either, nor publish.
    if (isLocal)
        answer(std::nullopt);
    else
        m_room.access().askToWatch(visitor, readCredentials(head), answer);
}

void SeedPorts::admit(Port port, WebSocketConnection *channel)
{
    switch (port) {
    case PublisherBlob:
        return admitPublisher(ChannelSlot::Blob, channel);
    case PublisherChunk:
        return admitPublisher(ChannelSlot::Chunk, channel);
    case ViewerBlob:
        return admitViewer(ChannelSlot::Blob, channel);
    case ViewerChunk:
        return admitViewer(ChannelSlot::Chunk, channel);
    }
}

void SeedPorts::admitPublisher(ChannelSlot slot, WebSocketConnection *channel)
{
    const auto makePacer = [this](stream::PieceReassembler &pieces) {
        return std::make_unique<SeedIntake>(pieces, m_room.context().clock);
    };
    if (!m_room.publisher().admitPlain(slot, channel, publisherKey, makePacer))
        return;
    connect(channel, &WebSocketConnection::binaryReceived, this,
            [this, slot](const QByteArray &message) { relayMessage(slot, message); });
}

void SeedPorts::admitViewer(ChannelSlot slot, WebSocketConnection *channel)
{
    SeedViewer *viewer = viewerFor(slot, identityOf(*channel).peer);
    if (!viewer) {
        channel->closeWith(CloseCode::Full, QStringLiteral("The host's limit of viewers is reached."));
        connect(channel, &WebSocketConnection::closed, channel, &QObject::deleteLater);
        return;
    }
    viewer->attach(slot, channel);
    if (slot == ChannelSlot::Chunk)
        viewer->sendBuffer(m_buffer.contents());
}

/// One that waits for this socket, else a new one; null if no further one may watch.
SeedViewer *SeedPorts::viewerFor(ChannelSlot slot, const QHostAddress &peer)
{
    const auto found = std::ranges::find_if(m_viewers, [&](const SeedViewer *viewer) {
        return !viewer->has(slot) && viewer->isOpen() && viewer->peer() == peer;
    });
    if (found != m_viewers.end())
        return *found;
    auto *viewer = new SeedViewer(m_room.context(), nullptr);
    if (!m_room.audience().admitMember(viewer)) {
        delete viewer;
        return nullptr;
    }
    m_viewers.push_back(viewer);
    connect(viewer, &SeedViewer::finished, this, [this, viewer] { std::erase(m_viewers, viewer); });
    return viewer;
}

void SeedPorts::relayMessage(ChannelSlot slot, const QByteArray &message)
{
    const bool isBlob = slot == ChannelSlot::Blob;
    const bool wasFull = m_buffer.isFull();
    const stream::Chunk chunk = isBlob ? m_buffer.startBlob(message) : m_buffer.append(message);
    if (m_buffer.isFull() && (isBlob || !wasFull))
        qCWarning(relayLog) << "a recording from the seed's ports has outgrown"
                            << m_room.context().limits.maxSeedBufferBytes
                            << "bytes: who joins from now on misses what comes before the next one";
    for (SeedViewer *viewer : std::vector(m_viewers))
        viewer->sendMessage(slot, chunk);
}

} // namespace lancast::net
