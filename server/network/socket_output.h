// What a socket still has to send, and how far its peer has come: the same over TLS and without.
#pragma once

#include <QTcpSocket>

#include <functional>

namespace lancast::net {

[[nodiscard]] bool isEncrypted(const QTcpSocket &socket);

/// Bytes that were written to \a socket and that the kernel has not taken yet. QSslSocket::bytesToWrite()
/// alone is 0 once they are encrypted, however many wait in the socket below.
[[nodiscard]] qint64 unsentBytes(const QTcpSocket &socket);

/// Bytes that the kernel has taken and that the peer has not acknowledged.
[[nodiscard]] qint64 unacknowledgedBytes(const QTcpSocket &socket);

/// Calls \a action, while \a context lives, with the count of bytes that the kernel has taken; over TLS these
/// are encrypted bytes. Queued, because Qt emits nothing for what is written from within its own signal.
void onBytesSent(QTcpSocket &socket, QObject *context, const std::function<void(qint64 bytes)> &action);

} // namespace lancast::net
