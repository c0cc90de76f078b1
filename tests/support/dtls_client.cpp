#include "tests/support/dtls_client.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>

namespace lancast::test {

namespace {

template<auto function> struct FreedBy
{
    template<typename T> void operator()(T *object) const { function(object); }
};

using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreedBy<X509_free>>;
using SslContext = std::unique_ptr<SSL_CTX, FreedBy<SSL_CTX_free>>;
using SslSession = std::unique_ptr<SSL, FreedBy<SSL_free>>;

constexpr qsizetype recordHeader = 13;

Certificate selfSigned(EVP_PKEY *key)
{
    Certificate made(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3'600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3'600);
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>("guest"), -1, -1, 0);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    X509_sign(made.get(), key, EVP_sha256());
    return made;
}

QByteArray digestOf(const X509 *certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (certificate)
        X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    return {reinterpret_cast<const char *>(digest.data()), qsizetype(size)};
}

/// As Chromium: 50 ms, doubled each time; up to what a test likes to wait for.
unsigned int nextTimeout(SSL *, unsigned int lastUs)
{
    return lastUs == 0 ? 50'000 : std::min(2 * lastUs, 200'000U);
}

} // namespace

struct DtlsClient::Parts
{
    SslContext context{SSL_CTX_new(DTLS_client_method())};
    Key key;
    Certificate certificate;
    SslSession ssl;
    BIO *input = BIO_new(BIO_s_mem()); // OpenSSL's own, given to ssl
    BIO *output = BIO_new(BIO_s_mem());
    bool isConnected = false;
    bool isClosed = false;
    QString errorString;
};

DtlsClient::DtlsClient(const DtlsClientOptions &options)
    : m_options(options)
    , m_parts(std::make_unique<Parts>())
{
    SSL_CTX *context = m_parts->context.get();
    SSL_CTX_set_options(context, SSL_OP_NO_QUERY_MTU);
    if (!options.hasExtendedMasterSecret)
        SSL_CTX_set_options(context, SSL_OP_NO_EXTENDED_MASTER_SECRET);
    if (!options.srtpProfiles.isEmpty())
        SSL_CTX_set_tlsext_use_srtp(context, options.srtpProfiles.constData());
    if (options.certificate != DtlsClientOptions::Certificate::None) {
        const bool isRsa = options.certificate == DtlsClientOptions::Certificate::Rsa2048;
        m_parts->key.reset(isRsa ? EVP_RSA_gen(2'048) : EVP_EC_gen("P-256"));
        m_parts->certificate = selfSigned(m_parts->key.get());
        SSL_CTX_use_certificate(context, m_parts->certificate.get());
        SSL_CTX_use_PrivateKey(context, m_parts->key.get());
    }
    m_parts->ssl.reset(SSL_new(context));
    SSL *ssl = m_parts->ssl.get();
    BIO_set_mem_eof_return(m_parts->input, -1);
    BIO_set_mem_eof_return(m_parts->output, -1);
    SSL_set_bio(ssl, m_parts->input, m_parts->output);
    SSL_set_mtu(ssl, options.mtu);
    DTLS_set_timer_cb(ssl, nextTimeout);
    SSL_set_connect_state(ssl);
}

DtlsClient::~DtlsClient() = default;

QByteArray DtlsClient::fingerprint() const
{
    return digestOf(m_parts->certificate.get());
}

QByteArray DtlsClient::peerFingerprint() const
{
    return digestOf(SSL_get0_peer_certificate(m_parts->ssl.get()));
}

QByteArrayList DtlsClient::start()
{
    ERR_clear_error();
    return proceed(SSL_do_handshake(m_parts->ssl.get()));
}

QByteArrayList DtlsClient::receive(QByteArrayView datagram)
{
    ERR_clear_error();
    BIO_write(m_parts->input, datagram.data(), int(datagram.size()));
    std::array<char, 2'000> data{};
    if (!m_parts->isConnected)
        return proceed(SSL_do_handshake(m_parts->ssl.get()));
    return proceed(SSL_read(m_parts->ssl.get(), data.data(), int(data.size())));
}

QByteArrayList DtlsClient::onTick()
{
    ERR_clear_error();
    const int result = DTLSv1_handle_timeout(m_parts->ssl.get());
    return result < 0 ? proceed(result) : takeOutput();
}

QByteArrayList DtlsClient::close()
{
    ERR_clear_error();
    SSL_shutdown(m_parts->ssl.get());
    return takeOutput();
}

QByteArrayList DtlsClient::renegotiate()
{
    ERR_clear_error();
    SSL_renegotiate(m_parts->ssl.get());
    return proceed(SSL_do_handshake(m_parts->ssl.get()));
}

QByteArrayList DtlsClient::send(const QByteArray &data)
{
    ERR_clear_error();
    return proceed(SSL_write(m_parts->ssl.get(), data.constData(), int(data.size())));
}

bool DtlsClient::isConnected() const
{
    return m_parts->isConnected;
}

bool DtlsClient::isClosed() const
{
    return m_parts->isClosed;
}

bool DtlsClient::hasExtendedMasterSecret() const
{
    return SSL_get_extms_support(m_parts->ssl.get()) == 1;
}

QString DtlsClient::errorString() const
{
    return m_parts->errorString;
}

std::optional<DtlsClient::Keys> DtlsClient::keys() const
{
    SSL *ssl = m_parts->ssl.get();
    const SRTP_PROTECTION_PROFILE *profile = SSL_get_selected_srtp_profile(ssl);
    if (!m_parts->isConnected || !profile)
        return std::nullopt;
    const qsizetype salt = profile->id == SRTP_AEAD_AES_128_GCM ? 12 : 14;
    QByteArray bytes(2 * (16 + salt), '\0');
    if (SSL_export_keying_material(ssl, reinterpret_cast<unsigned char *>(bytes.data()), size_t(bytes.size()),
                                   "EXTRACTOR-dtls_srtp", 19, nullptr, 0, 0) != 1)
        return std::nullopt;
    const QByteArray salts = bytes.sliced(32);
    return Keys{.profile = int(profile->id),
                .send = bytes.first(16) + salts.first(salt),
                .receive = bytes.sliced(16, 16) + salts.sliced(salt)};
}

QByteArrayList DtlsClient::proceed(int result)
{
    SSL *ssl = m_parts->ssl.get();
    const int error = SSL_get_error(ssl, result);
    if (error == SSL_ERROR_ZERO_RETURN)
        m_parts->isClosed = true;
    else if (error == SSL_ERROR_SSL && m_parts->errorString.isEmpty())
        m_parts->errorString = QString::fromLatin1(ERR_reason_error_string(ERR_peek_last_error()));
    if (SSL_is_init_finished(ssl))
        m_parts->isConnected = true;
    return takeOutput();
}

/// What the memory BIO has joined, cut at its records.
QByteArrayList DtlsClient::takeOutput()
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(m_parts->output, &data);
    QByteArray bytes(data, size);
    BIO_reset(m_parts->output);
    QByteArrayList datagrams;
    while (bytes.size() >= recordHeader) {
        const qsizetype record = recordHeader + (quint8(bytes[11]) << 8 | quint8(bytes[12]));
        const bool isJoined = m_options.packing == DtlsClientOptions::Packing::Full && !datagrams.isEmpty() &&
                              datagrams.last().size() + record <= m_options.mtu;
        if (!isJoined)
            datagrams.append(QByteArray());
        datagrams.last() += bytes.first(record);
        bytes = bytes.sliced(record);
    }
    return datagrams;
}

} // namespace lancast::test
