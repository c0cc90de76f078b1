#include "compat/ports.h"

#include "base/logging.h"
#include "compat/publisher_pacer.h"
#include "http/http_connection.h"
#include "http/listen_fault.h"
#include "http/origin_policy.h"
#include "network/peer_address.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTcpSocket>

#include <algorithm>

namespace lancast::compat {

namespace {

constexpr char publisherKey[] = "#seed";

net::RelayLimits viewerLimits(net::RelayLimits limits)
{
    limits.maxQueuedBytesPerViewer = limits.maxQueuedBytesPerSeedViewer;
    return limits;
}

net::HttpResponse plainRefusal(const net::Refusal &refusal)
{
    net::HttpResponse response = net::plainResponse(refusal.status, refusal.sentence);
    if (refusal.status == 401)
        response.extraFields.append("WWW-Authenticate: Bearer");
    return response;
}

} // namespace

Ports::Ports(net::ListenSockets &listeners, net::Room &room, QObject *parent)
    : QObject(parent)
    , m_listeners(listeners)
    , m_room(room)
    , m_viewerLimits(viewerLimits(room.context().limits))
    , m_buffer(room.feeds().main().memory(), room.context().limits.maxSeedBufferBytes)
{
    for (const Port port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk}) {
        const bool isViewers = port == ViewerBlob || port == ViewerChunk;
        auto upgrader = std::make_unique<net::WebSocketUpgrader>(
            isViewers ? m_viewerLimits : room.context().limits, room.context().clock);
        connect(upgrader.get(), &net::WebSocketUpgrader::upgraded, this,
                [this, port](net::WebSocketConnection *channel) { admit(port, channel); });
        m_gateways[port].upgrader = std::move(upgrader);
    }
}

bool Ports::open(const PortOptions &options, const QHostAddress &bind)
{
    close();
    if (!options.isWanted)
        return true;
    m_isPublic = options.isPublic;
    for (const Port port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk}) {
        const bool isForAll = m_isPublic || port == ViewerBlob || port == ViewerChunk;
        const quint16 wished = options.base == 0 ? 0 : quint16(options.base + port);
        const QList<QHostAddress> addresses =
            isForAll ? net::listenAddresses(bind)
                     : QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost)};
        if (!openPort(m_gateways[port], addresses, wished)) {
            close();
            return false;
        }
    }
    return true;
}

bool Ports::openPort(Gateway &gateway, const QList<QHostAddress> &addresses, quint16 port)
{
    net::OpenedListeners opened = net::openListeners(addresses, port);
    if (opened.listeners.empty()) {
        m_errorString =
            net::describe(opened.fault, net::PortUse::Seed, QCoreApplication::applicationFilePath());
        return false;
    }
    gateway.listeners = std::move(opened.listeners);
    gateway.port = gateway.listeners.front()->serverPort();
    for (const auto &listener : gateway.listeners)
        connect(listener.get(), &net::TcpListener::accepted, &m_listeners, &net::ListenSockets::receive);
    return true;
}

void Ports::close()
{
    for (Gateway &gateway : m_gateways) {
        gateway.listeners.clear();
        gateway.port = 0;
    }
}

QList<quint16> Ports::ports() const
{
    QList<quint16> ports;
    for (const Gateway &gateway : m_gateways) {
        if (gateway.port != 0)
            ports.append(gateway.port);
    }
    return ports;
}

const Ports::Gateway *Ports::gatewayOf(const net::HttpConnection &connection) const
{
    const auto found = std::ranges::find(m_gateways, connection.socket()->localPort(), &Gateway::port);
    return found == m_gateways.end() ? nullptr : &*found;
}

bool Ports::owns(const net::HttpConnection &connection) const
{
    return gatewayOf(connection) != nullptr;
}

void Ports::handle(net::HttpConnection *connection, const net::RequestHead &head,
                   const net::OriginPolicy &hosts)
{
    const Gateway *gateway = gatewayOf(*connection);
    const net::Visitor &visitor = connection->visitor();
    const bool isLocal = net::isThisMachine(visitor.address) && !visitor.isForwarded;
    if (const auto refusal = hosts.refusalOfGuestPage(head, visitor, isLocal)) {
        connection->respond(*refusal);
        return;
    }
    if (!head.wantsWebSocket()) {
        net::HttpResponse response = net::plainResponse(426, "This is a WebSocket.");
        response.extraFields.append("Upgrade: websocket");
        connection->respond(response);
        return;
    }
    const auto answer = [gateway, head, connection = QPointer(connection),
                         isLocal](const std::optional<net::Refusal> &refusal) {
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
        m_room.access().askToWatch(visitor, net::readCredentials(head), answer);
}

void Ports::admit(Port port, net::WebSocketConnection *channel)
{
    switch (port) {
    case PublisherBlob:
        return admitPublisher(net::ChannelSlot::Blob, channel);
    case PublisherChunk:
        return admitPublisher(net::ChannelSlot::Chunk, channel);
    case ViewerBlob:
        return admitViewer(net::ChannelSlot::Blob, channel);
    case ViewerChunk:
        return admitViewer(net::ChannelSlot::Chunk, channel);
    }
}

void Ports::admitPublisher(net::ChannelSlot slot, net::WebSocketConnection *channel)
{
    const auto makePacer = [this](stream::PieceReassembler &pieces) {
        return std::make_unique<PublisherPacer>(pieces, m_room.context().clock);
    };
    if (!m_room.publisher().admitPlain(slot, channel, publisherKey, makePacer))
        return;
    connect(channel, &net::WebSocketConnection::binaryReceived, this,
            [this, slot](const QByteArray &message) { relayMessage(slot, message); });
}

void Ports::admitViewer(net::ChannelSlot slot, net::WebSocketConnection *channel)
{
    PlainViewer *viewer = viewerFor(slot, net::identityOf(*channel));
    if (!viewer) {
        channel->closeWith(net::CloseCode::Full, QStringLiteral("The host's limit of viewers is reached."));
        connect(channel, &net::WebSocketConnection::closed, channel, &QObject::deleteLater);
        return;
    }
    viewer->attach(slot, channel);
    if (slot == net::ChannelSlot::Chunk)
        viewer->sendBuffer(m_buffer.contents());
}

/// One that waits for this socket, else a new one; null if no further one may watch.
PlainViewer *Ports::viewerFor(net::ChannelSlot slot, const net::ClientIdentity &identity)
{
    const auto found = std::ranges::find_if(m_viewers, [&](const PlainViewer *viewer) {
        return !viewer->has(slot) && viewer->isOpen() && viewer->peer() == identity.peer;
    });
    if (found != m_viewers.end())
        return *found;
    const net::SessionContext &context = m_room.context();
    auto made = std::make_unique<PlainViewer>(context.ids.next(), identity.peer, context);
    PlainViewer *viewer = made.get();
    if (!m_room.viewers().admitOther(std::move(made), identity))
        return nullptr;
    m_viewers.push_back(viewer);
    connect(viewer, &PlainViewer::finished, this, [this, viewer] { std::erase(m_viewers, viewer); });
    return viewer;
}

void Ports::relayMessage(net::ChannelSlot slot, const QByteArray &message)
{
    const bool isBlob = slot == net::ChannelSlot::Blob;
    const bool wasFull = m_buffer.isFull();
    const stream::Chunk chunk = isBlob ? m_buffer.startBlob(message) : m_buffer.append(message);
    if (m_buffer.isFull() && (isBlob || !wasFull))
        qCWarning(net::relayLog) << "a recording from the seed's ports has outgrown"
                                 << m_room.context().limits.maxSeedBufferBytes
                                 << "bytes: who joins from now on misses what comes before the next one";
    for (PlainViewer *viewer : std::vector(m_viewers))
        viewer->sendMessage(slot, chunk);
}

} // namespace lancast::compat
