// The head of one HTTP/1.x request, read with limits.
#pragma once

#include "http/http_limits.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <vector>

namespace lancast::net {

struct RequestHead
{
    struct Field
    {
        QByteArray name; ///< lower case
        QByteArray value;
    };

    QByteArray method;
    QByteArray authority; ///< of a target in absolute form (RFC 9112 section 3.2.2), else empty
    QByteArray path;      ///< as sent, without the query
    QByteArray query;     ///< without '?'
    bool isHttp11 = false;
    std::vector<Field> fields; ///< but for cookies
    qsizetype size = 0;        ///< bytes of the head, with the empty line
    qsizetype bodySize = 0;    ///< of what follows the head and belongs to it

    /// The first field of that (lower-case) name; empty if there is none.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    /// The comma-separated elements of all fields of that name, trimmed.
    [[nodiscard]] QList<QByteArray> list(QByteArrayView name) const;
    /// Whether \a word is one of those elements, in capitals or not.
    [[nodiscard]] bool lists(QByteArrayView name, QByteArrayView word) const;
    /// The value of \a key in the query, as sent.
    [[nodiscard]] QByteArray queryValue(QByteArrayView key) const;
    /// Asks for an upgrade to WebSocket (RFC 6455 section 4.1).
    [[nodiscard]] bool wantsWebSocket() const;
    [[nodiscard]] bool wantsKeepAlive() const;
};

/// Whether a proxy says that it passes \a head on for somebody else (RFC 7239, RFC 9110 section 7.6.3, and
/// what proxies sent before): who asks is then not who connected.
[[nodiscard]] bool isForwarded(const RequestHead &head);

enum class HeadStatus { Complete, Incomplete, Refused };

struct HeadResult
{
    HeadStatus status = HeadStatus::Incomplete;
    RequestHead head;      ///< valid with Complete
    int refusedStatus = 0; ///< HTTP status with Refused
};

/// Reads the head at the start of \a bytes; what follows it is not touched.
[[nodiscard]] HeadResult readRequestHead(QByteArrayView bytes, const HttpLimits &limits);

} // namespace lancast::net
