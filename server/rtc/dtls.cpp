#include "rtc/dtls.h"

#include "base/random_secret.h"
#include "rtc/dtls_certificate.h"
#include "rtc/dtls_record.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <optional>

namespace lancast::rtc {

namespace {

/// First wait before a flight is sent again, and the longest. OpenSSL's own first one, a second, would be the
/// delay of a viewer's first frame after one lost datagram.
constexpr unsigned int firstTimeoutUs = 100'000;
constexpr unsigned int longestTimeoutUs = 2'000'000;

/// Nonce and tag of both ciphers (RFC 5288 section 3). OpenSSL ends a connection at a shorter record, which
/// anybody can send who knows the peer's address.
constexpr qsizetype gcmOverhead = 24;

unsigned int nextTimeout(SSL *, unsigned int lastUs)
{
    return lastUs == 0 ? firstTimeoutUs : std::min(2 * lastUs, longestTimeoutUs);
}

QString opensslReason()
{
    const unsigned long code = ERR_peek_last_error();
    const char *reason = ERR_reason_error_string(code);
    return reason ? QString::fromLatin1(reason) : QStringLiteral("OpenSSL gives no reason");
}

/// What OpenSSL's queue says, as a sentence.
QString handshakeError()
{
    const int reason = ERR_GET_REASON(ERR_peek_last_error());
    if (reason >= SSL_AD_REASON_OFFSET)
        return QStringLiteral("The peer refuses the DTLS handshake: %1.")
            .arg(QLatin1String(SSL_alert_desc_string_long(reason - SSL_AD_REASON_OFFSET)));
    switch (reason) {
    case SSL_R_CERTIFICATE_VERIFY_FAILED:
        return QStringLiteral("The peer's certificate is not the one that its offer names.");
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
        return QStringLiteral("The peer shows no certificate.");
    case SSL_R_READ_TIMEOUT_EXPIRED:
        return QStringLiteral("The peer has stopped answering during the DTLS handshake.");
    default:
        return QStringLiteral("The DTLS handshake fails: %1.").arg(opensslReason());
    }
}

/// RFC 5764 section 4.2: both keys, then both salts, the client's before the server's.
std::optional<SrtpKeys> exportKeys(SSL *ssl, SrtpProfile profile)
{
    constexpr qsizetype key = 16;
    const qsizetype salt = profile == SrtpProfile::AeadAes128Gcm ? 12 : 14;
    constexpr std::string_view label = "EXTRACTOR-dtls_srtp";
    QByteArray all(2 * (key + salt), '\0');
    if (SSL_export_keying_material(ssl, reinterpret_cast<unsigned char *>(all.data()), size_t(all.size()),
                                   label.data(), label.size(), nullptr, 0, 0) != 1)
        return std::nullopt;
    const auto half = [&all, salt](qsizetype index) {
        return all.mid(index * key, key) + all.mid(2 * key + index * salt, salt);
    };
    SrtpKeys keys{.profile = profile, .send = half(1), .receive = half(0)};
    OPENSSL_cleanse(all.data(), size_t(all.size()));
    return keys;
}

} // namespace

bool DtlsContext::start()
{
    m_method = DtlsTransport::makeMethod();
    m_context.reset(SSL_CTX_new(DTLS_server_method()));
    const OpenSslPointer<EVP_PKEY> key = makeDtlsKey();
    const OpenSslPointer<X509> certificate = makeDtlsCertificate(key.get());
    m_fingerprint = dtlsFingerprintOf(certificate.get());
    SSL_CTX *context = m_context.get();
    const bool isMade =
        m_method && context && m_fingerprint.size() == dtlsFingerprintBytes &&
        SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION) == 1 &&
        SSL_CTX_set_max_proto_version(context, DTLS1_2_VERSION) == 1 &&
        SSL_CTX_set_cipher_list(context, "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384") ==
            1 &&
        SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") == 1 &&
        SSL_CTX_set_tlsext_use_srtp(context, "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80") == 0 &&
        SSL_CTX_use_certificate(context, certificate.get()) == 1 &&
        SSL_CTX_use_PrivateKey(context, key.get()) == 1;
    if (!isMade) {
        m_errorString = QStringLiteral("WebRTC is not available: %1.").arg(opensslReason());
        return false;
    }
    SSL_CTX_set_options(context, SSL_OP_NO_QUERY_MTU | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET |
                                     SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_cert_verify_callback(context, DtlsSession::verifyPeer, nullptr);
    return true;
}

DtlsSession::DtlsSession(DtlsContext &context, const QByteArray &peerFingerprint)
    : m_peerFingerprint(peerFingerprint)
    , m_ssl(SSL_new(context.m_context.get()))
{
    SSL *ssl = m_ssl.get();
    BIO *bio = ssl ? BIO_new(context.m_method.get()) : nullptr;
    if (!bio) {
        fail(QStringLiteral("A DTLS session cannot be made: %1.").arg(opensslReason()));
        return;
    }
    BIO_set_data(bio, &m_transport);
    SSL_set_bio(ssl, bio, bio);
    SSL_set_app_data(ssl, this);
    SSL_set_mtu(ssl, maxDtlsDatagram);
    DTLS_set_timer_cb(ssl, nextTimeout);
    SSL_set_accept_state(ssl);
}

/// In place of the check of a chain. The peer's proof that it has the key is OpenSSL's to check.
int DtlsSession::verifyPeer(X509_STORE_CTX *store, void *)
{
    const int index = SSL_get_ex_data_X509_STORE_CTX_idx();
    auto *ssl = static_cast<SSL *>(X509_STORE_CTX_get_ex_data(store, index));
    auto *session = static_cast<DtlsSession *>(SSL_get_app_data(ssl));
    const QByteArray fingerprint = dtlsFingerprintOf(X509_STORE_CTX_get0_cert(store));
    session->m_isPeerVerified = fingerprint.size() == dtlsFingerprintBytes &&
                                net::equalSecrets(fingerprint, session->m_peerFingerprint);
    if (!session->m_isPeerVerified)
        X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return session->m_isPeerVerified ? 1 : 0;
}

/// OpenSSL's two buffers of 17 KiB are there only while it works; without them it would crash.
template<typename Operation> void DtlsSession::work(Operation operation)
{
    ERR_clear_error();
    if (SSL_alloc_buffers(m_ssl.get()) != 1)
        return fail(QStringLiteral("There is no memory for a DTLS record."));
    operation();
    if (m_ssl)
        SSL_free_buffers(m_ssl.get());
}

QByteArrayList DtlsSession::receive(QByteArrayView datagram)
{
    if (datagram.size() > maxPeerDatagram)
        return {};
    while (m_ssl) {
        const auto record = nextDtlsRecord(datagram);
        if (!record)
            break;
        if (!isReadable(*record))
            continue;
        m_transport.incoming = record->bytes;
        if (m_state == State::Handshaking)
            work([this] { shakeHands(); });
        else
            work([this] { readRecords(); });
        m_transport.incoming = {};
    }
    return takeOutput();
}

QByteArrayList DtlsSession::onTick()
{
    if (m_state != State::Handshaking)
        return {};
    timeval left{};
    if (DTLSv1_get_timeout(m_ssl.get(), &left) == 1 && left.tv_sec == 0 && left.tv_usec == 0)
        work([this] {
            if (DTLSv1_handle_timeout(m_ssl.get()) < 0)
                fail(handshakeError());
        });
    return takeOutput();
}

QByteArrayList DtlsSession::close()
{
    if (m_state == State::Connected)
        work([this] { SSL_shutdown(m_ssl.get()); });
    if (m_state == State::Connected || m_state == State::Handshaking) {
        m_state = State::Closed;
        m_ssl.reset();
    }
    return takeOutput();
}

/// Records of the next epoch, and fragments of what is not next, are kept by OpenSSL until they can be read:
/// up to 1.7 MB for a peer that sends nothing else. What comes too early is dropped here, and sent again by
/// its sender.
bool DtlsSession::isReadable(const DtlsRecord &record) const
{
    const bool isConnected = m_state == State::Connected;
    if (!record.isHandshakeTraffic())
        return false;
    if (record.epoch != 0)
        return record.epoch == 1 && record.content.size() > gcmOverhead &&
               (isConnected || SSL_get_state(m_ssl.get()) == TLS_ST_SR_CHANGE);
    if (SSL_get_state(m_ssl.get()) == TLS_ST_BEFORE && !record.isClientHello())
        return false;
    return !isConnected && record.hasOnlyShortMessages();
}

void DtlsSession::shakeHands()
{
    const int result = SSL_do_handshake(m_ssl.get());
    if (result == 1)
        return onHandshakeDone();
    const int error = SSL_get_error(m_ssl.get(), result);
    if (error == SSL_ERROR_ZERO_RETURN)
        fail(QStringLiteral("The peer has left during the DTLS handshake."));
    else if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
        fail(handshakeError());
}

void DtlsSession::onHandshakeDone()
{
    SSL *ssl = m_ssl.get();
    const SRTP_PROTECTION_PROFILE *profile = SSL_get_selected_srtp_profile(ssl);
    if (!m_isPeerVerified)
        return fail(QStringLiteral("The peer's certificate was not compared with its offer."));
    if (!profile)
        return fail(QStringLiteral("The peer offers no SRTP profile that the relay has."));
    // RFC 7627: without it, keys are not bound to the certificates that were shown.
    if (SSL_get_extms_support(ssl) != 1)
        return fail(QStringLiteral("The peer has no extended master secret."));
    auto keys = exportKeys(ssl, SrtpProfile(profile->id));
    if (!keys)
        return fail(QStringLiteral("The keys for SRTP cannot be derived: %1.").arg(opensslReason()));
    m_keys = *std::move(keys);
    m_state = State::Connected;
}

/// Answers a Finished that is sent again, and notices the peer's farewell. There is no application data.
void DtlsSession::readRecords()
{
    std::array<char, maxPeerDatagram> ignored{};
    int result = 0;
    do
        result = SSL_read(m_ssl.get(), ignored.data(), int(ignored.size()));
    while (result > 0);
    const int error = SSL_get_error(m_ssl.get(), result);
    if (error == SSL_ERROR_ZERO_RETURN) {
        m_state = State::Closed;
        m_ssl.reset();
    } else if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) {
        fail(QStringLiteral("The DTLS connection fails: %1.").arg(opensslReason()));
    }
}

/// What OpenSSL has written, an alert, still goes out.
void DtlsSession::fail(const QString &reason)
{
    m_state = State::Failed;
    m_errorString = reason;
    m_ssl.reset();
}

QByteArrayList DtlsSession::takeOutput()
{
    return std::exchange(m_transport.outgoing, {});
}

} // namespace lancast::rtc
