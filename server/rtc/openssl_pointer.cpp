#include "rtc/openssl_pointer.h"

#include <openssl/ssl.h>

namespace lancast::rtc {

void FreedByOpenSsl::operator()(BIO_METHOD *method) const
{
    BIO_meth_free(method);
}

void FreedByOpenSsl::operator()(EVP_CIPHER_CTX *cipher) const
{
    EVP_CIPHER_CTX_free(cipher);
}

void FreedByOpenSsl::operator()(EVP_MAC_CTX *mac) const
{
    EVP_MAC_CTX_free(mac);
}

void FreedByOpenSsl::operator()(EVP_PKEY *key) const
{
    EVP_PKEY_free(key);
}

void FreedByOpenSsl::operator()(SSL *session) const
{
    SSL_free(session);
}

void FreedByOpenSsl::operator()(SSL_CTX *context) const
{
    SSL_CTX_free(context);
}

void FreedByOpenSsl::operator()(X509 *certificate) const
{
    X509_free(certificate);
}

} // namespace lancast::rtc
