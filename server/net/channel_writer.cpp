#include "net/channel_writer.h"

#include <QTcpSocket>

#include <cerrno>
#include <sys/socket.h>

namespace lancast::net {

ChannelWriter::ChannelWriter(QTcpSocket *socket, Framing framing, qsizetype maxQueuedBytes, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_framing(framing)
    , m_queue(maxQueuedBytes)
{
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ChannelWriter::onWritten);
}

relay::Delivery ChannelWriter::send(const relay::Chunk &chunk)
{
    if (m_phase != Phase::Open)
        return relay::Delivery::Dropped;
    if (m_queue.offer(chunk, m_framing == Framing::WebSocket) == relay::ViewerQueue::Offer::Dropped)
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
}

qsizetype ChannelWriter::queuedBytes() const
{
    return m_queue.bytes();
}

qint64 ChannelWriter::foreignBytes() const
{
    return m_socket->bytesToWrite() - (m_frontIsInSocket ? m_queue.front().size() : 0);
}

void ChannelWriter::flush()
{
    while (m_phase != Phase::Closed && !m_queue.isEmpty() && !m_frontIsInSocket) {
        if (m_socket->bytesToWrite() > 0)
            return; // a pong is ahead; onWritten() goes on
        if (!sendFront())
            handOver();
    }
}

/// True if the front has left whole or the socket has failed.
bool ChannelWriter::sendFront()
{
    const relay::OutgoingBytes &front = m_queue.front();
    const QByteArrayView bytes = front.view();
    const ssize_t sent = ::send(int(m_socket->socketDescriptor()), bytes.data(), size_t(bytes.size()),
                                MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        // The session hears of it from the socket itself, from its event loop rather than from in here.
        close();
        QMetaObject::invokeMethod(
            m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
        return true;
    }
    if (sent <= 0)
        return false;
    const bool isWhole = sent == bytes.size();
    m_sentBytes += quint64(sent);
    m_queue.consume(sent);
    return isWhole;
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
}

void ChannelWriter::onWritten(qint64 bytes)
{
    m_sentBytes += quint64(bytes);
    if (m_socket->bytesToWrite() > 0)
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
    if (m_phase == Phase::Draining && m_queue.isEmpty() && m_socket->bytesToWrite() == 0) {
        close();
        emit drained();
    }
}

} // namespace lancast::net
