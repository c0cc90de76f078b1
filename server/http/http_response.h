// Builds HTTP responses, always with the fields that keep a browser strict.
#pragma once

#include <QByteArray>
#include <QList>

namespace lancast::net {

enum class Persistence { KeepAlive, Close };

/// How the end of a body is told whose length nobody knows.
enum class Ending {
    Chunked,    ///< RFC 9112 section 7.1: a connection that breaks off is told from the end
    Connection, ///< HTTP/1.0 knows no other
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    QList<QByteArray> extraFields;      ///< "Name: value"
    bool hasLength = true;              ///< false: it is endless, and its connection is closed after it
    Ending ending = Ending::Connection; ///< without a length
    bool isHead = false;                ///< the body's length is told, the body is not sent
};

[[nodiscard]] QByteArray reasonPhrase(int status);

/// Head and body in one. \a contentLength is the body's unless a length is given (for bodies sent later).
[[nodiscard]] QByteArray serialize(const HttpResponse &response, Persistence persistence,
                                   qint64 contentLength = -1);

/// The head of a response without a length; its connection is closed after it.
[[nodiscard]] QByteArray serializeEndlessHead(const QByteArray &contentType, Ending ending);

/// A plain sentence for people, with the status.
[[nodiscard]] HttpResponse plainResponse(int status, const QByteArray &sentence);

} // namespace lancast::net
