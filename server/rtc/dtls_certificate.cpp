#include "rtc/dtls_certificate.h"

#include "base/random_secret.h"

#include <openssl/rand.h>
#include <openssl/x509.h>

#include <array>

namespace lancast::rtc {

namespace {

constexpr long day = 24L * 60 * 60;
/// As browsers' own certificates. Peers compare the fingerprint and look at nothing else (RFC 8827 section
/// 6.5), so that a relay may run for longer.
constexpr long validDays = 30;

bool nameIt(X509 *certificate)
{
    const QByteArray name = net::randomSecret().first(16);
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>(name.constData()),
                                      int(name.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}

bool hasRandomSerial(X509 *certificate)
{
    quint64 serial = 0;
    return RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1;
}

} // namespace

OpenSslPointer<EVP_PKEY> makeDtlsKey()
{
    return OpenSslPointer<EVP_PKEY>(EVP_EC_gen("P-256"));
}

OpenSslPointer<X509> makeDtlsCertificate(EVP_PKEY *key)
{
    OpenSslPointer<X509> certificate(X509_new());
    X509 *x509 = certificate.get();
    const bool isMade = x509 && key && hasRandomSerial(x509) &&
                        X509_gmtime_adj(X509_getm_notBefore(x509), -day) &&
                        X509_gmtime_adj(X509_getm_notAfter(x509), validDays * day) && nameIt(x509) &&
                        X509_set_pubkey(x509, key) == 1 && X509_sign(x509, key, EVP_sha256()) > 0;
    return isMade ? std::move(certificate) : nullptr;
}

QByteArray dtlsFingerprintOf(const X509 *certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!certificate || X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1)
        return {};
    return {reinterpret_cast<const char *>(digest.data()), qsizetype(size)};
}

} // namespace lancast::rtc
