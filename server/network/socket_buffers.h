// What Qt keeps of a socket's buffers.
#pragma once

#include <QTcpSocket>

namespace lancast::net {

/// Gives back the empty blocks that Qt keeps for the next bytes, of 16 KiB for reading and of 32 KiB for
/// writing; over TLS it has both twice. Does nothing while there is anything in them. Not to be called from
/// within a signal of \a socket's, for then Qt still works on its buffers.
void releaseBuffers(QTcpSocket &socket);

} // namespace lancast::net
