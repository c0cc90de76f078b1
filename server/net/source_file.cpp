#include "net/source_file.h"

#include "net/http_connection.h"
#include "net/random_secret.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QMimeDatabase>
#include <QTcpSocket>

namespace lancast::net {

QByteArray SourceFile::set(const QString &path)
{
    m_path = path;
    m_urlPath = path.isEmpty() ? QByteArray() : "/source/" + randomSecret();
    return m_urlPath;
}

bool SourceFile::matches(const RequestHead &head, const HttpConnection &connection) const
{
    return !m_urlPath.isEmpty() && head.path == m_urlPath && connection.socket()->peerAddress().isLoopback();
}

void SourceFile::respond(HttpConnection &connection, const RequestHead &head) const
{
    const QFileInfo file(m_path);
    if (!file.isReadable()) {
        connection.respond(plainResponse(404, "The file is not there any more."));
        return;
    }
    const ByteRange range = readRange(head.field("range"), file.size());
    HttpResponse response;
    response.contentType = QMimeDatabase().mimeTypeForFile(file).name().toLatin1();
    response.extraFields = {"Accept-Ranges: bytes", "Cache-Control: no-store"};
    const QByteArray size = QByteArray::number(file.size());
    if (!range.isSatisfiable) {
        response.status = 416;
        response.extraFields.append("Content-Range: bytes */" + size);
        connection.respond(response);
        return;
    }
    if (range.isPartial) {
        response.status = 206;
        response.extraFields.append("Content-Range: bytes " + QByteArray::number(range.first) + '-' +
                                    QByteArray::number(range.first + range.length - 1) + '/' + size);
    }
    connection.respondWithFile(response, m_path, range.first, range.length);
}

ByteRange readRange(const QByteArray &field, qint64 size)
{
    const ByteRange whole{0, size, true, false};
    if (!field.startsWith("bytes=") || field.contains(','))
        return whole;
    const QByteArray spec = field.mid(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return whole;
    bool hasFirst = false;
    bool hasLast = false;
    const qint64 first = spec.left(dash).toLongLong(&hasFirst);
    const qint64 last = spec.mid(dash + 1).toLongLong(&hasLast);
    if (!hasFirst && hasLast && dash == 0) { // the last so many bytes
        const qint64 length = qMin(last, size);
        return {size - length, length, length > 0, true};
    }
    if (!hasFirst || first < 0 || (hasLast && last < first))
        return whole;
    if (first >= size)
        return {0, 0, false, false};
    return {first, (hasLast ? qMin(last, size - 1) : size - 1) - first + 1, true, true};
}

} // namespace lancast::net
