// Builds HTTP responses, always with the fields that keep a browser strict.
#pragma once

#include <QByteArray>
#include <QList>

namespace lancast::net {

enum class Persistence { KeepAlive, Close };

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    QList<QByteArray> extraFields; ///< "Name: value"
    bool hasLength = true;         ///< false: ends with the connection, as an endless one does
    bool isHead = false;           ///< the body's length is told, the body is not sent
};

[[nodiscard]] QByteArray reasonPhrase(int status);

/// Head and body in one. \a contentLength is the body's unless a length is given (for bodies sent later).
[[nodiscard]] QByteArray serialize(const HttpResponse &response, Persistence persistence,
                                   qint64 contentLength = -1);

/// The head of a response whose end is the end of the connection.
[[nodiscard]] QByteArray serializeEndlessHead(const QByteArray &contentType);

/// A plain sentence for people, with the status.
[[nodiscard]] HttpResponse plainResponse(int status, const QByteArray &sentence);

} // namespace lancast::net
