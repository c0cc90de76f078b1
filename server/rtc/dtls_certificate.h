// The certificate that a relay shows in DTLS: known by its fingerprint alone.
#pragma once

#include "rtc/openssl_pointer.h"

#include <QByteArray>

namespace lancast::rtc {

/// P-256. Null if OpenSSL cannot.
[[nodiscard]] OpenSslPointer<EVP_PKEY> makeDtlsKey();

/// Signed by its own \a key, with a random name: it tells an observer nothing. Null if OpenSSL cannot, or
/// \a key is null.
[[nodiscard]] OpenSslPointer<X509> makeDtlsCertificate(EVP_PKEY *key);

inline constexpr qsizetype dtlsFingerprintBytes = 32;

/// SHA-256. Empty if \a certificate is null.
[[nodiscard]] QByteArray dtlsFingerprintOf(const X509 *certificate);

} // namespace lancast::rtc
