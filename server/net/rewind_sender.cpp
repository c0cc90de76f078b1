#include "net/rewind_sender.h"

#include "net/http_connection.h"

#include <QTcpSocket>

#include <algorithm>

namespace lancast::net {

RewindSender::RewindSender(HttpConnection *connection, rewind::RewindReads &reads, const RelayLimits &limits)
    : QObject(connection)
    , m_connection(connection)
    , m_reads(reads)
{
    QTcpSocket *socket = connection->socket();
    m_patience.setSingleShot(true);
    m_patience.setInterval(limits.progressDeadline);
    connect(&m_patience, &QTimer::timeout, connection, &HttpConnection::abandonBody);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        m_patience.start();
        readMore();
    });
}

void RewindSender::start(const QByteArray &initSegment, const rewind::RewindGop &gop)
{
    m_place = {gop.file, gop.offset};
    m_remaining = gop.length;
    m_connection->socket()->write(initSegment);
    m_patience.start();
    readMore();
}

void RewindSender::readMore()
{
    if (m_isReading || m_remaining == 0 ||
        m_connection->socket()->bytesToWrite() >= rewind::RewindReads::maxSliceBytes)
        return;
    const auto wished = qsizetype(std::min<qint64>(m_remaining, rewind::RewindReads::maxSliceBytes));
    m_isReading = true;
    m_reads.read(this, m_place, wished, [this, wished](const QByteArray &slice) { send(wished, slice); });
}

void RewindSender::send(qsizetype wished, const QByteArray &slice)
{
    m_isReading = false;
    if (slice.size() < wished) { // forgotten while it was sent
        m_connection->abandonBody();
        deleteLater();
        return;
    }
    m_place.offset += wished;
    m_remaining -= wished;
    m_connection->socket()->write(slice);
    if (m_remaining > 0) {
        readMore();
        return;
    }
    deleteLater();
    m_patience.stop();
    m_connection->endBody();
}

} // namespace lancast::net
