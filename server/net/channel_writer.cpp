#include "net/channel_writer.h"

#include <QSslSocket>

#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace lancast::net {

namespace {

/// A burst has some hundred chunks; a system call for each would be dear.
constexpr std::size_t mostPartsAtOnce = 64;

/// As send(2) for several parts, without waiting.
ssize_t sendParts(int descriptor, std::span<const QByteArrayView> parts)
{
    std::array<iovec, mostPartsAtOnce> vectors{};
    for (std::size_t i = 0; i < parts.size(); ++i)
        vectors[i] = {const_cast<char *>(parts[i].data()), std::size_t(parts[i].size())};
    msghdr message{};
    message.msg_iov = vectors.data();
    message.msg_iovlen = parts.size();
    return ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace

ChannelWriter::ChannelWriter(QTcpSocket *socket, Framing framing, qsizetype maxQueuedBytes, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_tls(qobject_cast<QSslSocket *>(socket))
    , m_framing(framing)
    , m_queue(maxQueuedBytes)
{
    if (!m_tls) {
        connect(m_socket, &QTcpSocket::bytesWritten, this, &ChannelWriter::onWritten);
        return;
    }
    // bytesWritten() tells only that bytes are encrypted: they wait for the peer in the socket below. Queued,
    // since QSslSocket tells nothing of what is written from within these signals.
    connect(m_tls, &QSslSocket::bytesWritten, this, &ChannelWriter::onWritten, Qt::QueuedConnection);
    connect(
        m_tls, &QSslSocket::encryptedBytesWritten, this, [this] { onWritten(0); }, Qt::QueuedConnection);
}

relay::Delivery ChannelWriter::send(const relay::Chunk &chunk)
{
    if (m_phase != Phase::Open)
        return relay::Delivery::Dropped;
    return deliver(m_queue.offer(chunk, m_framing == Framing::WebSocket));
}

relay::Delivery ChannelWriter::send(const relay::Chunk &chunk, const QByteArray &clusterHeader)
{
    Q_ASSERT(m_framing == Framing::Raw);
    if (m_phase != Phase::Open)
        return relay::Delivery::Dropped;
    return deliver(m_queue.offerRetimed(chunk, clusterHeader));
}

relay::Delivery ChannelWriter::deliver(relay::ViewerQueue::Offer offer)
{
    if (offer == relay::ViewerQueue::Offer::Dropped)
        return relay::Delivery::Dropped;
    flush();
    return m_queue.isEmpty() ? relay::Delivery::Sent : relay::Delivery::Queued;
}

void ChannelWriter::send(const QByteArray &bytes)
{
    if (m_phase != Phase::Open)
        return;
    m_queue.push({bytes, 0});
    flush();
}

void ChannelWriter::send(std::vector<relay::OutgoingBytes> parts)
{
    Q_ASSERT(m_framing == Framing::Raw);
    if (m_phase != Phase::Open)
        return;
    for (relay::OutgoingBytes &part : parts)
        m_queue.push(std::move(part));
    flush();
}

void ChannelWriter::send(const relay::Blob &blob)
{
    if (m_phase != Phase::Open)
        return;
    if (m_framing == Framing::WebSocket)
        m_queue.push({relay::webSocketHeader(relay::FrameKind::Binary, blob.size()), 0});
    m_queue.push({blob.initSegment, 0});
    for (const relay::Chunk &chunk : blob.chunks)
        m_queue.push(chunk.withoutHeader());
    flush();
}

void ChannelWriter::drain()
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Draining;
    flush();
    checkDrained();
}

void ChannelWriter::close()
{
    m_phase = Phase::Closed;
    disconnect(m_socket, nullptr, this, nullptr);
    m_queue.clear();
    m_frontIsInSocket = false;
}

qsizetype ChannelWriter::queuedBytes() const
{
    return m_queue.bytes();
}

bool ChannelWriter::isEncrypted() const
{
    return m_tls && m_tls->isEncrypted();
}

qint64 ChannelWriter::bytesInSocket() const
{
    return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void ChannelWriter::flush()
{
    while (m_phase != Phase::Closed && !m_queue.isEmpty() && !m_frontIsInSocket) {
        if (bytesInSocket() > 0)
            return; // the answer to the handshake is ahead; onWritten() goes on
        if (isEncrypted() || !sendFront())
            handOver();
    }
}

/// True if something has left or the socket has failed.
bool ChannelWriter::sendFront()
{
    std::array<QByteArrayView, mostPartsAtOnce> parts;
    const std::size_t count = m_queue.peek(parts);
    const ssize_t sent = sendParts(int(m_socket->socketDescriptor()), std::span(parts).first(count));
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        // The session hears of it from the socket itself, from its event loop rather than from in here.
        close();
        QMetaObject::invokeMethod(
            m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
        return true;
    }
    if (sent <= 0)
        return false;
    m_sentBytes += quint64(sent);
    m_queue.consume(sent);
    return true;
}

void ChannelWriter::handOver()
{
    const relay::OutgoingBytes &front = m_queue.front();
    m_frontIsInSocket = true;
    m_queue.consume(0); // begun: from here on it must not be dropped
    if (front.offset == 0)
        m_socket->write(front.bytes); // shared, not copied
    else
        m_socket->write(front.view().data(), front.size());
    if (isEncrypted())
        m_socket->flush(); // or it would be encrypted only when the event loop is idle
}

void ChannelWriter::onWritten(qint64 bytes)
{
    m_sentBytes += quint64(bytes);
    if (bytesInSocket() > 0)
        return;
    if (m_frontIsInSocket) {
        m_frontIsInSocket = false;
        m_queue.consume(m_queue.front().size());
    }
    flush();
    checkDrained();
}

void ChannelWriter::checkDrained()
{
    if (m_phase == Phase::Draining && m_queue.isEmpty() && bytesInSocket() == 0) {
        close();
        emit drained();
    }
}

} // namespace lancast::net
