// Whether a request is a right WebSocket handshake (RFC 6455 section 4.2.1).
#pragma once

#include "http/http_response.h"
#include "http/request_head.h"

#include <optional>

namespace lancast::net {

/// The answer to a wrong one; nothing if it is right. QWebSocketServer would accept wrong keys and HTTP/1.0.
[[nodiscard]] std::optional<HttpResponse> handshakeRefusal(const RequestHead &head);

/// The right handshake \a head with the fields that count and no other, in the plainest form, for \a path.
/// \a subprotocol is in it if \a head asks for it.
[[nodiscard]] QByteArray plainHandshake(const QByteArray &path, const RequestHead &head,
                                        const QByteArray &subprotocol);

} // namespace lancast::net
