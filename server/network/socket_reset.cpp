#include "network/socket_reset.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace lancast::net {

void resetConnection(QTcpSocket &socket)
{
    const linger atOnce{1, 0};
    if (socket.socketDescriptor() >= 0)
        ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket.abort();
}

} // namespace lancast::net
