// What a TLS client says first, made once: it costs its sender nothing to say it again.
#pragma once

#include <QByteArray>

namespace lancast::bench {

/// Empty if OpenSSL makes none.
[[nodiscard]] QByteArray makeClientHello();

} // namespace lancast::bench
