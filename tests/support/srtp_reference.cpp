#include "tests/support/srtp_reference.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <openssl/evp.h>

#include <memory>

namespace lancast::test {

namespace {

constexpr qsizetype tagBytes = 10; // of HMAC-SHA1-80

template<auto function> struct FreedBy
{
    template<typename T> void operator()(T *object) const { function(object); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreedBy<EVP_CIPHER_CTX_free>>;

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

QByteArray counterMode(const QByteArray &key, const QByteArray &iv, const QByteArray &plain)
{
    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray result(plain.size(), '\0');
    int size = 0;
    EVP_EncryptInit_ex(context.get(), EVP_aes_128_ctr(), nullptr, bytesOf(key), bytesOf(iv));
    EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char *>(result.data()), &size, bytesOf(plain),
                      int(plain.size()));
    return result;
}

QByteArray big(quint64 number, qsizetype size)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(number, bytes.data());
    return bytes.last(size);
}

/// \a b stands right below the end of \a a.
QByteArray exclusiveOr(QByteArray a, const QByteArray &b)
{
    for (qsizetype index = 0; index < b.size(); ++index)
        a[index] = char(a[index] ^ b[index]);
    return a;
}

/// RFC 3550 section 5.1: the fixed part, the contributing sources and the extension.
qsizetype headerSize(const QByteArray &packet)
{
    const qsizetype fixed = 12 + 4 * (packet[0] & 0x0F);
    if (!(packet[0] & 0x10))
        return fixed;
    return fixed + 4 + 4 * qFromBigEndian<quint16>(packet.constData() + fixed + 2);
}

} // namespace

QByteArray deriveSrtpKey(const QByteArray &masterKey, const QByteArray &masterSalt, quint8 label,
                         qsizetype size)
{
    // RFC 7714 section 11: a salt of 96 bits has 16 zero bits behind it.
    const QByteArray salt = masterSalt.leftJustified(14, '\0') + QByteArray(2, '\0');
    const QByteArray identifier = QByteArray(7, '\0') + char(label) + QByteArray(8, '\0');
    return counterMode(masterKey, exclusiveOr(salt, identifier), QByteArray(size, '\0'));
}

QByteArray sealGcm(const QByteArray &key, const QByteArray &iv, const QByteArray &associated,
                   const QByteArray &plain)
{
    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray sealed(plain.size(), '\0');
    QByteArray tag(16, '\0');
    int size = 0;
    EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytesOf(key), bytesOf(iv));
    EVP_EncryptUpdate(context.get(), nullptr, &size, bytesOf(associated), int(associated.size()));
    EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char *>(sealed.data()), &size, bytesOf(plain),
                      int(plain.size()));
    EVP_EncryptFinal_ex(context.get(), reinterpret_cast<unsigned char *>(tag.data()), &size);
    EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(tag.size()), tag.data());
    return sealed + tag;
}

SrtpReference::SrtpReference(int profile, const QByteArray &master)
    : m_isGcm(profile == 7)
    , m_key(master.first(16))
    , m_salt(master.sliced(16))
    , m_rtp(keysFrom(0))
    , m_rtcp(keysFrom(3))
{
}

SrtpReference::SessionKeys SrtpReference::keysFrom(quint8 firstLabel) const
{
    return {.encryption = deriveSrtpKey(m_key, m_salt, firstLabel, 16),
            .authentication = deriveSrtpKey(m_key, m_salt, quint8(firstLabel + 1), 20),
            .salt = deriveSrtpKey(m_key, m_salt, quint8(firstLabel + 2), m_salt.size())};
}

QByteArray SrtpReference::rtp(const QByteArray &packet, quint32 rolloverCounter) const
{
    const QByteArray header = packet.first(headerSize(packet));
    const QByteArray payload = packet.sliced(header.size());
    const QByteArray ssrc = packet.sliced(8, 4);
    const QByteArray index = big(rolloverCounter, 4) + packet.sliced(2, 2);
    if (m_isGcm) // RFC 7714 section 8.1
        return header + sealGcm(m_rtp.encryption, exclusiveOr(m_rtp.salt, QByteArray(2, '\0') + ssrc + index),
                                header, payload);
    const QByteArray sealed = header + cipher(m_rtp, ssrc, index, payload);
    return sealed + QMessageAuthenticationCode::hash(sealed + big(rolloverCounter, 4), m_rtp.authentication,
                                                     QCryptographicHash::Sha1)
                        .first(tagBytes);
}

QByteArray SrtpReference::rtcp(const QByteArray &compound, quint32 index) const
{
    const QByteArray header = compound.first(8);
    const QByteArray rest = compound.sliced(8);
    const QByteArray ssrc = compound.sliced(4, 4);
    const QByteArray flagged = big(quint64(index) | 0x8000'0000U, 4);
    if (m_isGcm) { // RFC 7714 section 9.1
        const QByteArray iv = QByteArray(2, '\0') + ssrc + QByteArray(2, '\0') + big(index, 4);
        return header + sealGcm(m_rtcp.encryption, exclusiveOr(m_rtcp.salt, iv), header + flagged, rest) +
               flagged;
    }
    const QByteArray sealed = header + cipher(m_rtcp, ssrc, big(index, 6), rest) + flagged;
    return sealed + QMessageAuthenticationCode::hash(sealed, m_rtcp.authentication, QCryptographicHash::Sha1)
                        .first(tagBytes);
}

/// RFC 3711 section 4.1.1; \a index has 48 bits.
QByteArray SrtpReference::cipher(const SessionKeys &keys, const QByteArray &ssrc, const QByteArray &index,
                                 const QByteArray &plain)
{
    const QByteArray iv = QByteArray(4, '\0') + ssrc + index + QByteArray(2, '\0');
    return counterMode(keys.encryption, exclusiveOr(keys.salt + QByteArray(2, '\0'), iv), plain);
}

} // namespace lancast::test
