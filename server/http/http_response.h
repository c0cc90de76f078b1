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

/// Which pages of other sites a browser lets have a response.
struct Sharing
{
    QByteArray frameAncestors = "'none'";      ///< CSP level 3 section 6.4.2
    QByteArray resourcePolicy = "same-origin"; ///< Cross-Origin-Resource-Policy
    QList<QByteArray> fields;                  ///< "Name: value"
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    QList<QByteArray> extraFields;      ///< "Name: value"
    QByteArray connectSources;          ///< what a page may connect to beside the relay, each after a blank
    bool hasLength = true;              ///< false: it is endless, and its connection is closed after it
    Ending ending = Ending::Connection; ///< without a length
    Sharing sharing{};
    bool isHead = false; ///< the body's length is told, the body is not sent
    bool isLast = false; ///< its connection is closed after it
};

[[nodiscard]] QByteArray reasonPhrase(int status);

/// Head and body in one. \a contentLength is the body's unless a length is given (for bodies sent later).
[[nodiscard]] QByteArray serialize(const HttpResponse &response, Persistence persistence,
                                   qint64 contentLength = -1);

/// The head of a response without a length; its connection is closed after it.
[[nodiscard]] QByteArray serializeEndlessHead(const QByteArray &contentType, Ending ending,
                                              const Sharing &sharing = {});

/// A plain sentence for people, with the status.
[[nodiscard]] HttpResponse plainResponse(int status, const QByteArray &sentence);

/// \a response with one more field, "Name: value".
[[nodiscard]] HttpResponse withField(HttpResponse response, const QByteArray &field);

} // namespace lancast::net
