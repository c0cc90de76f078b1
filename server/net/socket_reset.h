// Ends a connection at once, with nothing left behind in the kernel.
#pragma once

class QTcpSocket;

namespace lancast::net {

/// As QTcpSocket::abort(), but unsent bytes are thrown away with it: the kernel would keep those of a peer
/// that does not read, and try for minutes to deliver them.
void resetConnection(QTcpSocket &socket);

} // namespace lancast::net
