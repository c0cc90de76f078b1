#include "http/source_file.h"

#include "base/random_secret.h"
#include "http/http_connection.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace lancast::net {

QByteArray SourceFile::set(const QString &path)
{
    m_path = path;
    m_urlPath = path.isEmpty() ? QByteArray() : "/source/" + randomSecret();
    return m_urlPath;
}

bool SourceFile::matches(const RequestHead &head, const HttpConnection &connection) const
{
    return !m_urlPath.isEmpty() && head.path == m_urlPath && connection.visitor().isLocal();
}

void SourceFile::respond(HttpConnection &connection, const RequestHead &head) const
{
    const auto respond = [this, &connection, range = head.field("range")](const FileReads::OpenFile &file) {
        respondWith(connection, range, file);
    };
    m_reads->open(&connection, m_path, respond);
}

void SourceFile::respondWith(HttpConnection &connection, const QByteArray &rangeField,
                             const FileReads::OpenFile &file) const
{
    if (!file.file) {
        connection.respond(plainResponse(404, "The file is not there any more."));
        return;
    }
    const ByteRange range = readRange(rangeField, file.size);
    HttpResponse response;
    response.contentType = file.contentType;
    response.extraFields = {"Accept-Ranges: bytes", "Cache-Control: no-store"};
    const QByteArray size = QByteArray::number(file.size);
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
    if (!connection.beginBody(response, range.length))
        return;
    const auto source = [reads = m_reads.get(), file = file.file](QObject *context, qint64 offset,
                                                                  qsizetype length, const auto &answer) {
        reads->read(context, file, offset, length, answer);
    };
    (new BodySender(&connection, source))->start(range.first, range.length);
}

namespace {

/// Digits only; what is beyond any file is the largest number. Nothing if \a digits are none.
std::optional<qint64> readPosition(const QByteArray &digits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || !std::ranges::all_of(digits, isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 position = digits.toLongLong(&fits);
    return fits ? position : std::numeric_limits<qint64>::max();
}

} // namespace

ByteRange readRange(const QByteArray &field, qint64 size)
{
    const ByteRange whole{0, size, true, false};
    if (!field.startsWith("bytes=") || field.contains(','))
        return whole;
    const QByteArray spec = field.mid(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return whole;
    const std::optional<qint64> first = readPosition(spec.left(dash));
    const std::optional<qint64> last = readPosition(spec.mid(dash + 1));
    if (dash == 0 && last) { // the last so many bytes
        const qint64 length = qMin(*last, size);
        return {size - length, length, length > 0, true};
    }
    if (!first || (!last && dash != spec.size() - 1) || (last && *last < *first))
        return whole;
    if (*first >= size)
        return {0, 0, false, false};
    return {*first, (last ? qMin(*last, size - 1) : size - 1) - *first + 1, true, true};
}

} // namespace lancast::net
