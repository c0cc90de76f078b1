#include "websocket/qwebsocket_adapter.h"

#include <QHostAddress>

#include <algorithm>

namespace lancast::net {

QWebSocketAdapter::QWebSocketAdapter(const QTcpSocket &real, QObject *parent)
    : QTcpSocket(parent)
{
    setPeerAddress(real.peerAddress());
    setPeerPort(real.peerPort());
    setLocalAddress(real.localAddress());
    setLocalPort(real.localPort());
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    setSocketState(QAbstractSocket::ConnectedState);
}

void QWebSocketAdapter::receive(const QByteArray &bytes)
{
    m_received += bytes;
    emit readyRead();
}

qint64 QWebSocketAdapter::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_received.size();
}

void QWebSocketAdapter::close()
{
    emit wantsToClose();
}

qint64 QWebSocketAdapter::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, qint64(m_received.size()));
    std::copy_n(m_received.constData(), size, data); // data may be null with a maxSize of 0
    m_received.remove(0, size);
    return size;
}

qint64 QWebSocketAdapter::readLineData(char *data, qint64 maxSize)
{
    const qsizetype end = m_received.indexOf('\n');
    return readData(data, std::min(maxSize, qint64(end < 0 ? m_received.size() : end + 1)));
}

qint64 QWebSocketAdapter::skipData(qint64 maxSize)
{
    const qint64 size = std::min(maxSize, qint64(m_received.size()));
    m_received.remove(0, size);
    return size;
}

qint64 QWebSocketAdapter::writeData(const char *data, qint64 size)
{
    emit wantsToSend(QByteArray(data, size));
    return size;
}

} // namespace lancast::net
