// Whether a request is a right WebSocket handshake (RFC 6455 section 4.2.1).
#pragma once

#include "net/http_response.h"
#include "net/request_head.h"

#include <optional>

namespace lancast::net {

/// The answer to a wrong one; nothing if it is right. QWebSocketServer would accept wrong keys and HTTP/1.0.
[[nodiscard]] std::optional<HttpResponse> handshakeRefusal(const RequestHead &head);

} // namespace lancast::net
