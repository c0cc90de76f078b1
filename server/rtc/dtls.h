// DTLS 1.2 with keys for SRTP (RFC 5764), by OpenSSL: datagrams in, datagrams out, no socket.
#pragma once

#include "rtc/dtls_transport.h"
#include "rtc/openssl_pointer.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QString>

namespace lancast::rtc {

struct DtlsRecord;

/// No browser's flight has longer ones.
inline constexpr qsizetype maxPeerDatagram = 2'000;

/// IANA's numbers (RFC 5764 section 4.1.2, RFC 7714 section 14.2).
enum class SrtpProfile : quint16 { Aes128CmHmacSha1With80 = 1, AeadAes128Gcm = 7 };

struct SrtpKeys
{
    SrtpProfile profile = SrtpProfile::Aes128CmHmacSha1With80;
    QByteArray send;    ///< master key and master salt behind each other
    QByteArray receive; ///< likewise, of the peer
};

/// The relay's certificate and what all sessions have in common. One for the process; once started, sessions
/// of any thread use it.
class DtlsContext final
{
public:
    /// Makes a key (P-256) and a certificate for it. False, with errorString(), if OpenSSL cannot.
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorString() const { return m_errorString; }
    /// 32 bytes: sha-256 of the certificate.
    [[nodiscard]] QByteArray fingerprint() const { return m_fingerprint; }

private:
    friend class DtlsSession;
    OpenSslPointer<BIO_METHOD> m_method;
    OpenSslPointer<SSL_CTX> m_context;
    QByteArray m_fingerprint;
    QString m_errorString;
};

/// One peer's, in the part of the server; of one thread. Sends nothing before the first datagram has come.
class DtlsSession final
{
public:
    enum class State { Handshaking, Connected, Failed, Closed };

    /// \a peerFingerprint: 32 bytes, of the offer. Another certificate fails the handshake. \a context
    /// outlives it.
    DtlsSession(DtlsContext &context, const QByteArray &peerFingerprint);
    DtlsSession(const DtlsSession &) = delete;
    DtlsSession &operator=(const DtlsSession &) = delete;

    /// Returns the datagrams to be sent, of maxDtlsDatagram bytes at most. Ignored: datagrams longer than
    /// maxPeerDatagram, what is no DTLS, and everything once the session is over.
    [[nodiscard]] QByteArrayList receive(QByteArrayView datagram);
    /// Call it about ten times a second while the state is Handshaking. Returns what is to be sent again. The
    /// handshake fails about 20 s after the last progress; before the first whole ClientHello the caller sets
    /// the limit.
    [[nodiscard]] QByteArrayList onTick();
    /// Ends the session. Returns the farewell (close_notify) of a connected one.
    [[nodiscard]] QByteArrayList close();

    [[nodiscard]] State state() const { return m_state; }
    /// Why it has failed: an English sentence.
    [[nodiscard]] QString errorString() const { return m_errorString; }
    /// Once connected.
    [[nodiscard]] const SrtpKeys &keys() const { return m_keys; }

private:
    friend class DtlsContext;
    static int verifyPeer(X509_STORE_CTX *store, void *);
    [[nodiscard]] bool isReadable(const DtlsRecord &record) const;
    template<typename Operation> void work(Operation operation);
    void shakeHands();
    void onHandshakeDone();
    void readRecords();
    void fail(const QString &reason);
    [[nodiscard]] QByteArrayList takeOutput();

    const QByteArray m_peerFingerprint;
    bool m_isPeerVerified = false;
    DtlsTransport m_transport;
    OpenSslPointer<SSL> m_ssl; ///< null once it is over
    State m_state = State::Handshaking;
    QString m_errorString;
    SrtpKeys m_keys;
};

} // namespace lancast::rtc
