#include "http/http_response.h"

#include <QDateTime>
#include <QLocale>

namespace lancast::net {

namespace {

/// The pages load nothing from elsewhere, but the stream from \a connectSources, and nobody may frame them
/// but for whom \a sharing names.
QByteArray safetyFields(const Sharing &sharing, const QByteArray &connectSources = {})
{
    QByteArray fields =
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' "
        "data: blob:; media-src 'self' blob: mediastream:; connect-src 'self'" +
        connectSources + "; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors " +
        sharing.frameAncestors +
        "\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Resource-Policy: " +
        sharing.resourcePolicy + "\r\n";
    for (const QByteArray &field : sharing.fields)
        fields += field + "\r\n";
    return fields;
}

/// RFC 9110 section 6.6.1.
QByteArray dateField()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return "Date: " + QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() +
           " GMT\r\n";
}

QByteArray statusLine(int status)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n" + dateField();
}

const char *encodingField(Ending ending)
{
    return ending == Ending::Chunked ? "Transfer-Encoding: chunked\r\n" : "";
}

} // namespace

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 206:
        return "Partial Content";
    case 304:
        return "Not Modified";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 421:
        return "Misdirected Request";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    }
    return "Error";
}

QByteArray serialize(const HttpResponse &response, Persistence persistence, qint64 contentLength)
{
    QByteArray bytes = statusLine(response.status);
    if (response.status != 304)
        bytes += "Content-Type: " + response.contentType + "\r\n";
    if (response.status != 304 && response.hasLength) {
        bytes += "Content-Length: " +
                 QByteArray::number(contentLength < 0 ? response.body.size() : contentLength) + "\r\n";
    }
    if (!response.hasLength)
        bytes += encodingField(response.ending);
    bytes += persistence == Persistence::Close ? "Connection: close\r\n" : "";
    bytes += safetyFields(response.sharing, response.connectSources);
    for (const QByteArray &field : response.extraFields)
        bytes += field + "\r\n";
    bytes += "\r\n";
    if (!response.isHead && response.status != 304)
        bytes += response.body;
    return bytes;
}

QByteArray serializeEndlessHead(const QByteArray &contentType, Ending ending, const Sharing &sharing)
{
    return statusLine(200) + "Content-Type: " + contentType + "\r\n" + encodingField(ending) +
           "Cache-Control: no-store\r\nConnection: close\r\n" + safetyFields(sharing) + "\r\n";
}

HttpResponse plainResponse(int status, const QByteArray &sentence)
{
    HttpResponse response;
    response.status = status;
    response.body = sentence + '\n';
    response.extraFields = {"Cache-Control: no-store"};
    return response;
}

HttpResponse withField(HttpResponse response, const QByteArray &field)
{
    response.extraFields.append(field);
    return response;
}

} // namespace lancast::net
