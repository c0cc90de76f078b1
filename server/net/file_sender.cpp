#include "net/file_sender.h"

#include <QTcpSocket>

namespace lancast::net {

namespace {

constexpr qint64 stepBytes = 256 * 1024;

} // namespace

FileSender::FileSender(QTcpSocket *socket, const QString &path, qint64 offset, qint64 length, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_file(path)
    , m_offset(offset)
    , m_remaining(length)
{
    connect(m_socket, &QTcpSocket::bytesWritten, this, &FileSender::sendMore);
}

void FileSender::start()
{
    if (!m_file.open(QIODevice::ReadOnly) || !m_file.seek(m_offset)) {
        emit failed();
        return;
    }
    sendMore();
}

void FileSender::sendMore()
{
    if (m_remaining == 0 || m_socket->bytesToWrite() >= stepBytes)
        return;
    const QByteArray step = m_file.read(qMin(stepBytes, m_remaining));
    if (step.isEmpty()) {
        m_remaining = 0;
        emit failed();
        return;
    }
    m_remaining -= step.size();
    m_socket->write(step);
    if (m_remaining == 0)
        emit finished();
}

} // namespace lancast::net
