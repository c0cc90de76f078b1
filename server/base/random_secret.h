// Secrets: drawn and compared.
#pragma once

#include <QByteArray>

namespace lancast::net {

/// 32 random bytes from the system, as base64url: fit for a URL path and a WebSocket sub-protocol.
[[nodiscard]] QByteArray randomSecret();

/// Takes the same time wherever the two differ.
[[nodiscard]] bool equalSecrets(const QByteArray &a, const QByteArray &b);

} // namespace lancast::net
