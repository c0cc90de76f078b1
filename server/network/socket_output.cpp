#include "network/socket_output.h"

#include <QSslSocket>

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace lancast::net {

bool isEncrypted(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return tls && tls->isEncrypted();
}

qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

qint64 unacknowledgedBytes(const QTcpSocket &socket)
{
    int bytes = 0;
    if (socket.socketDescriptor() < 0 || ::ioctl(int(socket.socketDescriptor()), SIOCOUTQ, &bytes) != 0)
        return 0;
    return bytes;
}

void onBytesSent(QTcpSocket &socket, QObject *context, const std::function<void(qint64 bytes)> &action)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    if (!tls) {
        QObject::connect(&socket, &QTcpSocket::bytesWritten, context, action, Qt::QueuedConnection);
        return;
    }
    const auto ifPlain = [tls, action](qint64 bytes) {
        if (tls->mode() == QSslSocket::UnencryptedMode)
            action(bytes);
    };
    QObject::connect(tls, &QSslSocket::bytesWritten, context, ifPlain, Qt::QueuedConnection);
    QObject::connect(tls, &QSslSocket::encryptedBytesWritten, context, action, Qt::QueuedConnection);
}

} // namespace lancast::net
