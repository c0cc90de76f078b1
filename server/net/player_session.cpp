#include "net/player_session.h"

#include "net/http_connection.h"
#include "net/peer_address.h"
#include "net/plain_text.h"
#include "net/socket_reset.h"
#include "relay/relayed_tracks.h"
#include "webm/chunk_muxer.h"

#include <QTcpSocket>
#include <QTimer>

#include <utility>

namespace lancast::net {

PlayerSession::PlayerSession(HttpConnection *connection, const RequestHead &head,
                             const SessionContext &context, QObject *parent)
    : AudienceMember(context, parent)
    , m_socket(connection->takeSocketAfterHead())
    , m_writer(m_socket, ChannelWriter::Framing::Raw, context.limits.maxQueuedBytesPerViewer, this)
    , m_peer(peerIdentity(m_socket->peerAddress()))
    , m_address(plainAddress(m_socket->peerAddress()))
    , m_port(m_socket->peerPort())
    , m_agent(plainText(head.field("user-agent")))
    , m_progress(context.limits.progressDeadline)
    , m_ending(head.isHttp11 ? Ending::Chunked : Ending::Connection)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::disconnected, this, &PlayerSession::finished);
    // Nothing more is expected from a player; what it sends is thrown away rather than kept.
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { m_socket->skip(m_socket->bytesAvailable()); });
    connect(
        &m_writer, &ChannelWriter::drained, m_socket, [this] { m_socket->disconnectFromHost(); },
        Qt::QueuedConnection);
}

PlayerSession::~PlayerSession()
{
    m_writer.close();
}

void PlayerSession::start()
{
    m_writer.send(serializeEndlessHead("video/webm", m_ending));
    context().stream.join(*this);
}

void PlayerSession::sendState(const AudienceState &state)
{
    if (state.stream == relay::StreamState::Ended)
        end();
}

void PlayerSession::closeWith(CloseCode, const QString &)
{
    end();
}

void PlayerSession::end()
{
    context().stream.leave(*this);
    if (m_ending == Ending::Chunked)
        m_writer.send(partLine(0) + "\r\n");
    QTimer::singleShot(context().limits.closeDeadline, m_socket,
                       [socket = m_socket] { resetConnection(*socket); });
    m_writer.drain();
}

void PlayerSession::startBlob(const relay::Blob &blob)
{
    if (m_tracks.empty()) {
        m_tracks = blob.tracks;
        send(blob);
    } else if (relay::canContinue(m_tracks, blob.tracks)) {
        for (const relay::Chunk &chunk : blob.chunks)
            deliver(chunk);
    } else {
        end();
    }
}

void PlayerSession::send(const relay::Blob &blob)
{
    const QByteArray initSegment = webm::writeInitSegment(
        blob.tracks, {.frameRate = context().stream.framesPerSecond(context().clock.now())});
    m_mediaBytes += quint64(initSegment.size());
    std::vector<relay::OutgoingBytes> parts{{partLine(initSegment.size()) + initSegment, 0}};
    for (const relay::Chunk &chunk : blob.chunks) {
        const QByteArray header = m_time.clusterHeader(chunk);
        const qsizetype size = header.size() + chunk.blocks().size();
        m_mediaBytes += quint64(size);
        parts.push_back({partLine(size) + header, 0});
        parts.push_back(chunk.blocks());
    }
    m_writer.send(std::move(parts));
}

/// What comes before a part of the body that has \a size bytes; 0 ends the body. Also the end of the part
/// before: so a part that is left out leaves nothing behind.
QByteArray PlayerSession::partLine(qsizetype size)
{
    if (m_ending == Ending::Connection)
        return {};
    return (std::exchange(m_isInBody, true) ? "\r\n" : "") + QByteArray::number(size, 16) + "\r\n";
}

relay::Delivery PlayerSession::deliver(const relay::Chunk &chunk)
{
    const QByteArray header = m_time.clusterHeader(chunk);
    const qsizetype size = header.size() + chunk.blocks().size();
    const relay::Delivery delivery = m_writer.send(chunk, partLine(size) + header);
    if (delivery != relay::Delivery::Dropped)
        m_mediaBytes += quint64(size);
    return delivery;
}

void PlayerSession::tick(RelayClock::Time elapsed)
{
    if (m_progress.isStuck(m_writer.sentBytes(), m_writer.queuedBytes(), elapsed))
        abort();
}

void PlayerSession::abort()
{
    m_writer.close();
    resetConnection(*m_socket);
}

relay::ClientStatus PlayerSession::status(RelayClock::Time now) const
{
    relay::ClientStatus status = basicStatus(now, relay::ClientRole::Player);
    status.address = m_address;
    status.port = m_port;
    status.agent = m_agent;
    status.bytes = m_mediaBytes;
    status.queuedBytes = m_writer.queuedBytes();
    status.droppedChunks = m_writer.queue().droppedChunks();
    status.isLagging = m_writer.queue().isLagging();
    return status;
}

} // namespace lancast::net
