// Owns OpenSSL's objects, without its headers.
#pragma once

#include <memory>

using BIO_METHOD = struct bio_method_st;
using EVP_CIPHER_CTX = struct evp_cipher_ctx_st;
using EVP_MAC_CTX = struct evp_mac_ctx_st;
using EVP_PKEY = struct evp_pkey_st;
using SSL = struct ssl_st;
using SSL_CTX = struct ssl_ctx_st;
using X509 = struct x509_st;
using X509_STORE_CTX = struct x509_store_ctx_st;

namespace lancast::rtc {

struct FreedByOpenSsl
{
    void operator()(BIO_METHOD *method) const;
    void operator()(EVP_CIPHER_CTX *cipher) const;
    void operator()(EVP_MAC_CTX *mac) const;
    void operator()(EVP_PKEY *key) const;
    void operator()(SSL *session) const;
    void operator()(SSL_CTX *context) const;
    void operator()(X509 *certificate) const;
};

template<typename T> using OpenSslPointer = std::unique_ptr<T, FreedByOpenSsl>;

} // namespace lancast::rtc
