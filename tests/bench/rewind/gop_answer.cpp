#include "gop_answer.h"

namespace lancast::bench {

QByteArray gopRequest(qint64 at)
{
    return "GET /rewind/gop?at=" + QByteArray::number(at) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

void GopAnswer::take(const QByteArray &bytes)
{
    if (m_length >= 0) {
        m_taken += bytes.size();
        return;
    }
    m_head += bytes;
    const qsizetype end = m_head.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    m_taken = m_head.size() - end - 4;
    m_head.truncate(end + 2);
    m_length = field("Content-Length").toLongLong();
}

qint64 GopAnswer::end() const
{
    return field("Lancast-End").toLongLong();
}

QByteArray GopAnswer::field(const QByteArray &name) const
{
    const qsizetype start = m_head.indexOf("\r\n" + name + ": ");
    const qsizetype value = start + 4 + name.size();
    return start < 0 ? QByteArray() : m_head.sliced(value, m_head.indexOf("\r\n", value) - value);
}

} // namespace lancast::bench
