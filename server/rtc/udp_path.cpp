#include "rtc/udp_path.h"

#include <QHashFunctions>

#include <cstring>

namespace lancast::rtc {

QHostAddress UdpPath::peerAddress() const
{
    return QHostAddress(reinterpret_cast<const sockaddr *>(&peer));
}

quint16 UdpPath::peerPort() const
{
    return ntohs(peer.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in *>(&peer)->sin_port
                                           : reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port);
}

bool operator==(const UdpPath &one, const UdpPath &other)
{
    return one.peerSize == other.peerSize && std::memcmp(&one.peer, &other.peer, one.peerSize) == 0 &&
           std::memcmp(&one.local, &other.local, sizeof one.local) == 0;
}

size_t qHash(const UdpPath &path, size_t seed)
{
    return qHashBits(&path.peer, path.peerSize, qHashBits(&path.local, sizeof path.local, seed));
}

} // namespace lancast::rtc
