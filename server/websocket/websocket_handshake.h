// Whether a request is a right WebSocket handshake (RFC 6455 section 4.2.1), and the answer to it.
#pragma once

#include "http/http_response.h"
#include "http/request_head.h"

#include <optional>

namespace lancast::net {

/// The answer to a wrong one; nothing if it is right.
[[nodiscard]] std::optional<HttpResponse> handshakeRefusal(const RequestHead &head);

/// The answer to the right handshake \a head (section 4.2.2), which chooses \a subprotocol if \a head asks
/// for it.
[[nodiscard]] QByteArray handshakeAnswer(const RequestHead &head, const QByteArray &subprotocol);

} // namespace lancast::net
