#include "connection.h"

#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace lancast::bench {

namespace {

constexpr qsizetype shortHeader = 2;
constexpr char isMasked = char(0x80);

sockaddr_in endpoint(quint32 address, quint16 port)
{
    sockaddr_in endpoint{};
    endpoint.sin_family = AF_INET;
    endpoint.sin_addr.s_addr = htonl(address);
    endpoint.sin_port = htons(port);
    return endpoint;
}

/// A mask of zeros is one, too, and saves the work of applying it.
QByteArray frameHeader(Opcode opcode, qsizetype payloadBytes)
{
    QByteArray header(shortHeader, char(0x80 | quint8(opcode)));
    if (payloadBytes < 126) {
        header[1] = char(isMasked | char(payloadBytes));
    } else if (payloadBytes <= 0xffff) {
        header[1] = char(isMasked | 126);
        header.resize(shortHeader + 2);
        qToBigEndian(quint16(payloadBytes), header.data() + shortHeader);
    } else {
        header[1] = char(isMasked | 127);
        header.resize(shortHeader + 8);
        qToBigEndian(quint64(payloadBytes), header.data() + shortHeader);
    }
    return header + QByteArray(4, '\0');
}

} // namespace

std::optional<Message> FrameScanner::next(QByteArrayView &bytes)
{
    if (!readHeader(bytes))
        return std::nullopt;
    skipPayload(bytes);
    if (m_payloadRead < m_payloadBytes)
        return std::nullopt;
    const qsizetype kept = std::min(m_payloadBytes, qsizetype(m_head.size()));
    m_headerRead = 0;
    return Message{quint8(m_header[0] & 0x0f), m_payloadBytes, QByteArrayView(m_head.data(), kept)};
}

qsizetype FrameScanner::headerBytes() const
{
    if (m_headerRead < shortHeader)
        return shortHeader;
    const int length = m_header[1] & 0x7f;
    return shortHeader + (length == 127 ? 8 : length == 126 ? 2 : 0);
}

bool FrameScanner::readHeader(QByteArrayView &bytes)
{
    if (m_headerRead >= shortHeader && m_headerRead == headerBytes())
        return true;
    while (m_headerRead < headerBytes()) {
        if (bytes.isEmpty())
            return false;
        m_header[size_t(m_headerRead++)] = bytes.front();
        bytes = bytes.sliced(1);
    }
    const char *length = m_header.data() + shortHeader;
    if (m_headerRead == shortHeader + 8)
        m_payloadBytes = qsizetype(qFromBigEndian<quint64>(length));
    else if (m_headerRead == shortHeader + 2)
        m_payloadBytes = qFromBigEndian<quint16>(length);
    else
        m_payloadBytes = m_header[1] & 0x7f;
    m_payloadRead = 0;
    return true;
}

void FrameScanner::skipPayload(QByteArrayView &bytes)
{
    const qsizetype step = std::min(bytes.size(), m_payloadBytes - m_payloadRead);
    const qsizetype kept = std::min(step, qsizetype(m_head.size()) - m_payloadRead);
    if (kept > 0)
        std::copy_n(bytes.data(), kept, m_head.data() + m_payloadRead);
    m_payloadRead += step;
    bytes = bytes.sliced(step);
}

Connection::Connection(quint32 from, quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const int isOn = 1;
    const timeval patience{5, 0};
    // A port is chosen at connect(), when the other end is known: there are enough for all.
    ::setsockopt(m_socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &isOn, sizeof isOn);
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &isOn, sizeof isOn);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const sockaddr_in own = endpoint(from, 0);
    const sockaddr_in other = endpoint(INADDR_LOOPBACK, port);
    if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&own), sizeof own) != 0 ||
        ::connect(m_socket, reinterpret_cast<const sockaddr *>(&other), sizeof other) != 0)
        close();
}

Connection::Connection(Connection &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_isUpgrading(other.m_isUpgrading)
    , m_answer(std::move(other.m_answer))
    , m_frames(other.m_frames)
{
}

Connection::~Connection()
{
    close();
}

void Connection::close()
{
    if (isOpen())
        ::close(std::exchange(m_socket, -1));
}

bool Connection::upgrade(const QByteArray &target, const QByteArray &fields)
{
    sockaddr_in other{};
    socklen_t size = sizeof other;
    ::getpeername(m_socket, reinterpret_cast<sockaddr *>(&other), &size);
    m_isUpgrading = true;
    return sendAll("GET " + target +
                   " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(ntohs(other.sin_port)) +
                   "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
                   fields + "\r\n");
}

bool Connection::sendFrame(Opcode opcode, const QByteArray &payload)
{
    return sendAll(frameHeader(opcode, payload.size()) + payload);
}

bool Connection::sendAll(const QByteArray &bytes)
{
    for (QByteArrayView left = bytes; !left.isEmpty();) {
        const ssize_t sent = ::send(m_socket, left.data(), size_t(left.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        left = left.sliced(sent);
    }
    return true;
}

std::optional<QByteArrayView> Connection::receive(std::span<char> buffer)
{
    const ssize_t got = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN)
        return QByteArrayView();
    if (got <= 0)
        return std::nullopt;
    const QByteArrayView received(buffer.data(), got);
    return m_isUpgrading ? finishUpgrade(received) : received;
}

std::optional<QByteArrayView> Connection::finishUpgrade(QByteArrayView received)
{
    const qsizetype before = m_answer.size();
    m_answer += received;
    const qsizetype end = m_answer.indexOf("\r\n\r\n");
    if (end < 0)
        return QByteArrayView();
    if (!m_answer.startsWith("HTTP/1.1 101"))
        return std::nullopt;
    m_answer.clear();
    m_isUpgrading = false;
    return received.sliced(end + 4 - before);
}

} // namespace lancast::bench
