#include "network/socket_buffers.h"

namespace lancast::net {

namespace {

/// For a protected function of QIODevice's: its buffers are made for an open mode, and end with it.
class OpenModeAccess final : public QTcpSocket
{
public:
    static constexpr auto set = &OpenModeAccess::setOpenMode;
};

void releaseOwnBuffers(QTcpSocket &socket)
{
    if (socket.bytesAvailable() > 0 || socket.bytesToWrite() > 0)
        return;
    const QIODevice::OpenMode mode = socket.openMode();
    (socket.*OpenModeAccess::set)(QIODevice::NotOpen);
    (socket.*OpenModeAccess::set)(mode);
}

} // namespace

void releaseBuffers(QTcpSocket &socket)
{
    releaseOwnBuffers(socket);
    // The one below a QSslSocket.
    for (QTcpSocket *inner : socket.findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly))
        releaseOwnBuffers(*inner);
}

} // namespace lancast::net
