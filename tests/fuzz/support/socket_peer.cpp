#include "tests/fuzz/support/socket_peer.h"

#include <QCoreApplication>
#include <QTcpSocket>

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::fuzz {

SocketPeer::SocketPeer(const net::WebSocketLimits &limits, const net::RelayClock &clock)
{
    std::array<int, 2> ends{};
    require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0, "there are sockets");
    m_descriptor = ends[0];
    auto *socket = new QTcpSocket;
    require(socket->setSocketDescriptor(ends[1]), "Qt takes the socket");
    m_channel = new net::WebSocketConnection(socket, {}, limits, clock, nullptr);
}

SocketPeer::~SocketPeer()
{
    hangUp();
}

QByteArray SocketPeer::frame(quint8 first, const QByteArray &payload)
{
    QByteArray bytes(1, char(first));
    if (payload.size() < 126)
        bytes += char(0x80 | payload.size());
    else
        bytes += QByteArray("\xFE") + char(payload.size() >> 8) + char(payload.size() & 0xFF);
    return bytes + QByteArray(4, '\0') + payload; // a mask of zeros changes nothing
}

void SocketPeer::send(const QByteArray &bytes)
{
    if (m_descriptor < 0)
        return;
    const ssize_t sent = ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
    if (sent == bytes.size())
        QCoreApplication::processEvents();
    else
        hangUp(); // the relay is not interested any more
}

void SocketPeer::hangUp()
{
    if (m_descriptor < 0)
        return;
    readAll();
    ::close(m_descriptor);
    m_descriptor = -1;
    QCoreApplication::processEvents();
}

void SocketPeer::readAll()
{
    std::array<char, 16 * 1024> buffer{};
    for (ssize_t count = 0; (count = ::read(m_descriptor, buffer.data(), buffer.size())) > 0;)
        m_received.append(buffer.data(), count);
    while (takeServerFrame(m_received)) {
    }
}

} // namespace lancast::fuzz
