// A video file of the host's, given to the app's own publisher page.
#pragma once

#include "http/file_reads.h"

#include <QByteArray>
#include <QString>

namespace lancast::net {

class HttpConnection;
struct RequestHead;

/// Served under a path that nobody can guess, with byte ranges (RFC 9110 section 14), to loopback only.
class SourceFile final
{
public:
    /// Returns the path to ask for; empty if \a path is.
    QByteArray set(const QString &path);
    [[nodiscard]] bool matches(const RequestHead &head, const HttpConnection &connection) const;
    void respond(HttpConnection &connection, const RequestHead &head) const;

private:
    void respondWith(HttpConnection &connection, const QByteArray &rangeField,
                     const FileReads::OpenFile &file) const;

    QString m_path;
    QByteArray m_urlPath;
    const std::unique_ptr<FileReads> m_reads = std::make_unique<FileReads>();
};

struct ByteRange
{
    qint64 first = 0;
    qint64 length = 0;
    bool isSatisfiable = true;
    bool isPartial = false;
};

/// Reads a Range field for a file of \a size bytes. What is not one plain range is answered with the whole
/// file.
[[nodiscard]] ByteRange readRange(const QByteArray &field, qint64 size);

} // namespace lancast::net
