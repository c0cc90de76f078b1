#include "tests/fuzz/support/socket_peer.h"

#include "websocket/qwebsocket_adapter.h"

#include <QCoreApplication>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::fuzz {

namespace {

const QByteArray handshake = "GET /watch/blob HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                             "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

} // namespace

SocketPeer::SocketPeer(QWebSocketServer &server, const net::WebSocketLimits &limits)
{
    std::array<int, 2> ends{};
    require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0, "there are sockets");
    m_descriptor = ends[0];
    auto *socket = new QTcpSocket;
    require(socket->setSocketDescriptor(ends[1]), "Qt takes the socket");
    auto *inlet = new net::QWebSocketAdapter(*socket, socket);
    server.handleConnection(inlet);
    inlet->receive(handshake);
    QCoreApplication::processEvents(); // Qt answers it from there
    QWebSocket *webSocket = server.nextPendingConnection();
    require(webSocket != nullptr, "the handshake is taken");
    m_channel = new net::Channel({webSocket, inlet, socket}, {}, limits, nullptr);
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
