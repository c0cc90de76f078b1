#include "net/front_door.h"

#include <QTcpSocket>

namespace lancast::net {

namespace {

/// A hall full of guests opens the page in the same second.
constexpr int listenBacklog = 512;

/// What waits in the kernel is out of reach when a viewer lags: little enough to keep it fresh,
/// enough for a LAN at full speed. The kernel doubles it.
constexpr int sendBufferBytes = 256 * 1024;

} // namespace

FrontDoor::FrontDoor(const RelayLimits &limits, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
{
    setListenBacklogSize(listenBacklog);
}

void FrontDoor::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    if (m_connections >= m_limits.maxConnections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_connections;
    connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    auto *connection = new HttpConnection(socket, m_limits, this);
    connect(connection, &HttpConnection::requested, this, &FrontDoor::requested);
}

} // namespace lancast::net
