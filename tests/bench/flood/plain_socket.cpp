#include "plain_socket.h"

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::bench {

PlainSocket::~PlainSocket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

PlainSocket PlainSocket::connecting(quint16 port, quint32 address)
{
    PlainSocket socket;
    socket.m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (!socket.isOpen())
        return socket;
    // The port is chosen at connect(), so that each address has all of them.
    const int yes = 1;
    ::setsockopt(socket.m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(address);
    sockaddr_in relay{};
    relay.sin_family = AF_INET;
    relay.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    relay.sin_port = htons(port);
    const bool isBound =
        ::bind(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof own) == 0;
    if (!isBound ||
        (::connect(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&relay), sizeof relay) != 0 &&
         errno != EINPROGRESS))
        return {};
    return socket;
}

bool PlainSocket::isConnected() const
{
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

} // namespace lancast::bench
