// Between which two addresses a datagram goes.
#pragma once

#include <QHostAddress>
#include <QtGlobal>

#include <netinet/in.h>
#include <sys/socket.h>

namespace lancast::rtc {

/// An answer has to leave from the address that the peer asked: where a machine has several, its peer takes
/// it from no other one.
struct UdpPath
{
    sockaddr_storage peer{};
    socklen_t peerSize = 0;
    in6_addr local{};            ///< an IPv4 address as IPv6 writes it
    unsigned interfaceIndex = 0; ///< of link-local addresses; else 0

    [[nodiscard]] QHostAddress peerAddress() const;
    [[nodiscard]] quint16 peerPort() const;

    friend bool operator==(const UdpPath &one, const UdpPath &other);
};

[[nodiscard]] size_t qHash(const UdpPath &path, size_t seed = 0);

} // namespace lancast::rtc
