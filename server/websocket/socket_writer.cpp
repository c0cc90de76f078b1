#include "websocket/socket_writer.h"

#include "network/socket_output.h"

#include <QTcpSocket>

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <utility>

namespace lancast::net {

namespace {

/// A burst has some hundred chunks; a system call for each would be dear.
constexpr std::size_t mostPartsAtOnce = 64;

/// QTcpSocket keeps a copy for each peer: with large chunks and many peers that read nothing, whole ones
/// would be many times what the stream itself takes. One TLS record (RFC 8446 section 5.1).
constexpr qsizetype mostHandedOver = 16 * 1024;

/// As send(2) for several parts, without waiting.
ssize_t sendWithoutWaiting(int descriptor, std::span<const QByteArrayView> parts)
{
    std::array<iovec, mostPartsAtOnce> vectors; // filled as far as it is used
    for (std::size_t i = 0; i < parts.size(); ++i)
        vectors[i] = {const_cast<char *>(parts[i].data()), std::size_t(parts[i].size())};
    msghdr message{};
    message.msg_iov = vectors.data();
    message.msg_iovlen = parts.size();
    return ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace

DirectMessage::DirectMessage(const SharedMessage &message)
{
    const WebSocketHeader header(FrameKind::Binary, message.size());
    m_frame.reserve(header.bytes().size() + message.size());
    m_frame.append(header.bytes()).append(message.header).append(message.body);
}

qsizetype DirectMessage::sendTo(DirectLine &line) const
{
    const ssize_t sent = ::send(line.descriptor, m_frame.constData(), std::size_t(m_frame.size()),
                                MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0)
        return 0;
    line.sentBytes += quint64(sent);
    return sent;
}

SocketWriter::SocketWriter(QTcpSocket *socket, Framing framing, qsizetype maxQueuedBytes, QObject *parent)
    : QObject(parent)
    , m_framing(framing)
    , m_socket(socket)
    , m_isEncrypted(net::isEncrypted(*socket))
    , m_queue(maxQueuedBytes)
{
    onBytesSent(*m_socket, this, [this](qint64 bytes) { onSent(bytes); });
    // At once: the descriptor may be another socket's next.
    connect(m_socket, &QTcpSocket::stateChanged, this, [this] { findDirectWay(); });
    findDirectWay();
}

/// Whatever changes what it looks at calls it.
void SocketWriter::findDirectWay()
{
    const bool isFree = m_phase == Phase::Open && !m_isEncrypted && m_queue.isEmpty() &&
                        !m_queue.isLagging() && m_socket->state() == QAbstractSocket::ConnectedState &&
                        unsentBytes(*m_socket) == 0;
    m_line->descriptor = isFree ? int(m_socket->socketDescriptor()) : -1;
}

Delivery SocketWriter::send(const SharedMessage &message)
{
    const WebSocketHeader header(FrameKind::Binary, message.size());
    const QByteArrayView frameHeader = m_framing == Framing::WebSocket ? header.bytes() : QByteArrayView();
    if (m_line->descriptor >= 0)
        return sendNow(message, frameHeader);
    const QByteArray head = frameHeader.toByteArray() + message.header;
    if (m_phase != Phase::Open ||
        m_queue.offer({head, message.body, message.ticket}, message.continuity) == SendQueue::Offer::Dropped)
        return Delivery::Dropped;
    flush();
    return m_queue.isEmpty() ? Delivery::Sent : Delivery::Queued;
}

/// The usual way of a chunk: nothing of it is kept, unless the kernel does not take all of it.
Delivery SocketWriter::sendNow(const SharedMessage &message, QByteArrayView frameHeader)
{
    const std::array<QByteArrayView, 3> parts{frameHeader, message.header, message.body};
    const qsizetype size = frameHeader.size() + message.size();
    const qsizetype sent = sendParts(m_line->descriptor, parts);
    if (sent == size)
        return Delivery::Sent;
    if (sent < 0)
        return Delivery::Dropped;
    pushRest(message, frameHeader, sent);
    return Delivery::Queued;
}

void SocketWriter::pushRest(const SharedMessage &message, QByteArrayView frameHeader, qsizetype sent)
{
    m_queue.pushRest({frameHeader.toByteArray().append(message.header), message.body, message.ticket}, sent);
    flush();
}

void SocketWriter::sendRest(const SharedMessage &message, qsizetype sent)
{
    const WebSocketHeader header(FrameKind::Binary, message.size());
    pushRest(message, m_framing == Framing::WebSocket ? header.bytes() : QByteArrayView(), sent);
}

void SocketWriter::setLine(DirectLine *line)
{
    DirectLine *next = line ? line : &m_ownLine;
    *next = *m_line;
    m_line = next;
}

void SocketWriter::send(const QByteArray &bytes)
{
    if (m_phase != Phase::Open)
        return;
    m_queue.push({bytes});
    flush();
}

void SocketWriter::sendBeginning(std::vector<OutgoingBytes> parts)
{
    if (m_phase != Phase::Open)
        return;
    if (m_framing == Framing::WebSocket) {
        qsizetype size = 0;
        for (const OutgoingBytes &part : parts)
            size += part.size();
        m_queue.pushBeginning({WebSocketHeader(FrameKind::Binary, size).bytes().toByteArray()});
    }
    for (OutgoingBytes &part : parts)
        m_queue.pushBeginning(std::move(part));
    flush();
}

void SocketWriter::drain()
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Draining;
    flush();
    checkDrained();
}

void SocketWriter::close()
{
    m_phase = Phase::Closed;
    disconnect(m_socket, nullptr, this, nullptr);
    m_queue.clear();
    m_handedOver = 0;
    m_line->descriptor = -1;
}

qsizetype SocketWriter::queuedBytes() const
{
    return m_queue.bytes();
}

quint64 SocketWriter::acknowledgedBytes() const
{
    return m_queue.isEmpty() ? m_line->sentBytes : deliveredBytes();
}

quint64 SocketWriter::deliveredBytes() const
{
    return m_line->sentBytes - quint64(unacknowledgedBytes(*m_socket));
}

void SocketWriter::flush()
{
    if (m_phase != Phase::Closed && !m_socket->isOpen())
        fail(); // Qt would complain of each write
    while (m_phase != Phase::Closed && !m_queue.isEmpty() && m_handedOver == 0) {
        if (unsentBytes(*m_socket) > 0)
            break; // the answer to the handshake is ahead; onSent() continues
        if (m_isEncrypted || !sendFront())
            handOver();
    }
    findDirectWay();
}

/// True if something has left or the socket has failed.
bool SocketWriter::sendFront()
{
    std::array<QByteArrayView, mostPartsAtOnce> parts;
    const std::size_t count = m_queue.peek(parts);
    const qsizetype sent = sendParts(int(m_socket->socketDescriptor()), std::span(parts).first(count));
    if (sent > 0)
        m_queue.consume(sent);
    return sent != 0;
}

/// How many bytes the kernel has taken; less than 0 if the socket has failed.
qsizetype SocketWriter::sendParts(int descriptor, std::span<const QByteArrayView> parts)
{
    const ssize_t sent = sendWithoutWaiting(descriptor, parts);
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        fail();
        return -1;
    }
    if (sent <= 0)
        return 0;
    m_line->sentBytes += quint64(sent);
    return sent;
}

/// The session hears of it from the socket itself, from its event loop rather than from in here.
void SocketWriter::fail()
{
    close();
    QMetaObject::invokeMethod(
        m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
}

void SocketWriter::handOver()
{
    const QByteArray part = m_queue.front(mostHandedOver);
    m_handedOver = part.size();
    m_queue.consume(0); // begun: from here on it must not be dropped
    m_socket->write(part);
    if (m_isEncrypted)
        m_socket->flush(); // or it would be encrypted only when the event loop is idle
}

void SocketWriter::onSent(qint64 bytes)
{
    m_line->sentBytes += quint64(bytes);
    if (unsentBytes(*m_socket) > 0)
        return;
    if (m_handedOver > 0)
        m_queue.consume(std::exchange(m_handedOver, 0));
    flush();
    checkDrained();
}

void SocketWriter::checkDrained()
{
    if (m_phase == Phase::Draining && m_queue.isEmpty() && unsentBytes(*m_socket) == 0) {
        close();
        emit drained();
    }
}

} // namespace lancast::net
