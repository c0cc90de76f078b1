// SRTP's sending side by the letter of RFC 3711 and RFC 7714, by OpenSSL's ciphers: slow, and easy to read.
#pragma once

#include <QByteArray>

namespace lancast::test {

/// RFC 3711 section 4.3.1 with the function of section 4.3.3, for a key derivation rate of zero.
[[nodiscard]] QByteArray deriveSrtpKey(const QByteArray &masterKey, const QByteArray &masterSalt,
                                       quint8 label, qsizetype size);

/// RFC 7714 section 8: the ciphertext with its tag behind it.
[[nodiscard]] QByteArray sealGcm(const QByteArray &key, const QByteArray &iv, const QByteArray &associated,
                                 const QByteArray &plain);

/// One direction of a session.
class SrtpReference final
{
public:
    /// \a profile: IANA's number, 1 or 7. \a master: key of 16 bytes and salt behind each other.
    SrtpReference(int profile, const QByteArray &master);

    [[nodiscard]] QByteArray rtp(const QByteArray &packet, quint32 rolloverCounter) const;
    [[nodiscard]] QByteArray rtcp(const QByteArray &compound, quint32 index) const;

private:
    struct SessionKeys
    {
        QByteArray encryption;
        QByteArray authentication;
        QByteArray salt;
    };
    [[nodiscard]] SessionKeys keysFrom(quint8 firstLabel) const;
    [[nodiscard]] static QByteArray cipher(const SessionKeys &keys, const QByteArray &ssrc,
                                           const QByteArray &index, const QByteArray &plain);

    const bool m_isGcm;
    const QByteArray m_key;
    const QByteArray m_salt;
    const SessionKeys m_rtp;
    const SessionKeys m_rtcp;
};

} // namespace lancast::test
