#include "http/body_sender.h"

#include "http/http_connection.h"

#include <algorithm>

namespace lancast::net {

namespace {

constexpr qint64 maxSliceBytes = 64 * 1024;

} // namespace

BodySender::BodySender(HttpConnection *connection, Source source)
    : QObject(connection)
    , m_connection(connection)
    , m_source(std::move(source))
{
    connect(connection, &HttpConnection::bytesSent, this, &BodySender::readMore);
}

void BodySender::start(qint64 offset, qint64 length)
{
    m_offset = offset;
    m_remaining = length;
    readMore();
}

void BodySender::readMore()
{
    if (m_isReading || m_remaining == 0 || m_connection->unsentBytes() >= maxSliceBytes)
        return;
    const auto wished = qsizetype(std::min(m_remaining, maxSliceBytes));
    m_isReading = true;
    m_source(this, m_offset, wished, [this, wished](const QByteArray &slice) { send(wished, slice); });
}

void BodySender::send(qsizetype wished, const QByteArray &slice)
{
    m_isReading = false;
    if (slice.size() < wished) { // forgotten, or made shorter, while it was sent
        m_connection->abandonBody();
        deleteLater();
        return;
    }
    m_offset += wished;
    m_remaining -= wished;
    m_connection->writeBody(slice);
    if (m_remaining > 0) {
        readMore();
        return;
    }
    deleteLater();
    m_connection->endBody();
}

} // namespace lancast::net
