// How a connection ends: at once, with nothing left behind in the kernel, or once the peer has had its time.
#pragma once

#include <QtGlobal>

#include <chrono>

class QTcpSocket;

namespace lancast::net {

/// Over TLS our own direction cannot end alone: the peer gets so long to end the connection itself.
inline constexpr std::chrono::milliseconds tlsGrace{300};

/// What a peer may have had on its way when its connection was closed, by a wide margin.
inline constexpr qint64 maxDiscardedBytes = 1024 * 1024;

/// As QTcpSocket::abort(), but unsent bytes are thrown away with it: the kernel would keep those of a peer
/// that does not read, and try for minutes to deliver them.
void resetConnection(QTcpSocket &socket);

/// The peer has reset the connection, although \a socket may not have heard of it yet. Asks the kernel.
[[nodiscard]] bool isReset(const QTcpSocket &socket);

} // namespace lancast::net
