#include "websocket/websocket_handshake.h"

#include <algorithm>

namespace lancast::net {

namespace {

constexpr qsizetype keyBytes = 16;

/// Its one value; empty if there is none, or more than one.
QByteArray onlyField(const RequestHead &head, QByteArrayView name)
{
    return std::ranges::count(head.fields, name, &RequestHead::Field::name) == 1 ? head.field(name)
                                                                                 : QByteArray();
}

bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    // Encoded again, because QByteArray takes it without its padding as well.
    return decoded && (*decoded).size() == keyBytes && (*decoded).toBase64() == key;
}

} // namespace

std::optional<HttpResponse> handshakeRefusal(const RequestHead &head)
{
    if (head.method != "GET" || !head.isHttp11)
        return plainResponse(400, "A WebSocket is opened with GET over HTTP/1.1.");
    if (!head.lists("connection", "upgrade"))
        return plainResponse(400, "The field \"Connection: Upgrade\" is missing.");
    if (onlyField(head, "sec-websocket-version") != "13") {
        HttpResponse response = plainResponse(426, "Only version 13 of WebSocket is spoken here.");
        response.extraFields.append("Sec-WebSocket-Version: 13");
        return response;
    }
    if (!isKey(onlyField(head, "sec-websocket-key")))
        return plainResponse(400, "The field Sec-WebSocket-Key is missing or wrong.");
    return std::nullopt;
}

QByteArray plainHandshake(const QByteArray &path, const RequestHead &head, const QByteArray &subprotocol)
{
    QByteArray handshake = "GET " + path +
                           " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
                           head.field("sec-websocket-key") + "\r\n";
    if (head.list("sec-websocket-protocol").contains(subprotocol))
        handshake += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return handshake + "\r\n";
}

} // namespace lancast::net
