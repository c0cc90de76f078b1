#include "rtc/srtp_cipher.h"

#include <QtEndian>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>

namespace lancast::rtc {

namespace {

constexpr qsizetype masterKeyBytes = 16;
constexpr qsizetype cmSaltBytes = 14;
constexpr qsizetype gcmSaltBytes = 12;
constexpr qsizetype cmTagBytes = 10;
constexpr qsizetype gcmTagBytes = 16;

/// OpenSSL searches for an algorithm by its name each time: longer than the packet takes. They are kept until
/// the process ends.
const EVP_CIPHER *counterMode()
{
    static const EVP_CIPHER *const cipher = EVP_CIPHER_fetch(nullptr, "AES-128-CTR", nullptr);
    return cipher;
}

const EVP_CIPHER *galoisCounterMode()
{
    static const EVP_CIPHER *const cipher = EVP_CIPHER_fetch(nullptr, "AES-128-GCM", nullptr);
    return cipher;
}

EVP_MAC *hmac()
{
    static EVP_MAC *const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    return mac;
}

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// The first bytes of the key stream that \a key and \a iv begin.
bool fillFromKeyStream(std::span<unsigned char> to, const unsigned char *key, const unsigned char *iv)
{
    const OpenSslPointer<EVP_CIPHER_CTX> cipher(EVP_CIPHER_CTX_new());
    std::ranges::fill(to, 0);
    int written = 0;
    return cipher && EVP_EncryptInit_ex2(cipher.get(), counterMode(), key, iv, nullptr) == 1 &&
           EVP_EncryptUpdate(cipher.get(), to.data(), &written, to.data(), int(to.size())) == 1;
}

} // namespace

qsizetype srtpTagBytes(SrtpProfile profile)
{
    return profile == SrtpProfile::AeadAes128Gcm ? gcmTagBytes : cmTagBytes;
}

/// RFC 3711 section 4.3 with a key derivation rate of zero; RFC 7714 section 11: a shorter salt has zeros
/// behind it.
std::optional<SrtpSessionKeys> deriveSrtpKeys(SrtpProfile profile, const QByteArray &master, SrtpKind kind)
{
    const qsizetype saltBytes = profile == SrtpProfile::AeadAes128Gcm ? gcmSaltBytes : cmSaltBytes;
    if (master.size() != masterKeyBytes + saltBytes)
        return std::nullopt;
    constexpr std::size_t labelAt = 7;
    std::array<unsigned char, 16> iv{};
    std::copy_n(bytesOf(master) + masterKeyBytes, saltBytes, iv.begin());
    const auto derive = [&](quint8 label, std::span<unsigned char> to) {
        auto labelled = iv;
        labelled[labelAt] ^= quint8(quint8(kind) + label);
        return fillFromKeyStream(to, bytesOf(master), labelled.data());
    };
    SrtpSessionKeys keys;
    const bool areMade = derive(0, keys.encryption) && derive(1, keys.authentication) &&
                         derive(2, std::span(keys.salt).first(std::size_t(saltBytes)));
    return areMade ? std::optional(keys) : std::nullopt;
}

SrtpCipher::SrtpCipher(SrtpProfile profile, const SrtpSessionKeys &keys)
    : m_isGcm(profile == SrtpProfile::AeadAes128Gcm)
    , m_salt(keys.salt)
    , m_cipher(EVP_CIPHER_CTX_new())
{
    const EVP_CIPHER *algorithm = m_isGcm ? galoisCounterMode() : counterMode();
    if (!m_cipher ||
        EVP_EncryptInit_ex2(m_cipher.get(), algorithm, keys.encryption.data(), nullptr, nullptr) != 1)
        m_cipher.reset();
    if (m_isGcm)
        return;
    m_authentication.reset(EVP_MAC_CTX_new(hmac()));
    std::array<char, 5> digest{"SHA1"};
    const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                OSSL_PARAM_construct_end()};
    if (!m_authentication || EVP_MAC_init(m_authentication.get(), keys.authentication.data(),
                                          keys.authentication.size(), parameters.data()) != 1)
        m_authentication.reset();
}

/// RFC 3711 section 4.1.1, RFC 7714 sections 8.1 and 9.1.
SrtpCipher::Nonce SrtpCipher::nonceOf(const Packet &packet) const
{
    std::array<unsigned char, 10> numbers{};
    qToBigEndian(packet.ssrc, numbers.data());
    qToBigEndian(quint16(packet.index >> 32), numbers.data() + 4);
    qToBigEndian(quint32(packet.index), numbers.data() + 6);
    Nonce nonce = m_salt;
    std::size_t at = m_isGcm ? 2 : 4;
    for (const unsigned char byte : numbers)
        nonce[at++] ^= byte;
    return nonce;
}

bool SrtpCipher::encrypt(const Packet &packet)
{
    auto *payload = reinterpret_cast<unsigned char *>(packet.payload.data());
    int written = 0;
    return EVP_CipherUpdate(m_cipher.get(), payload, &written, payload, int(packet.payload.size())) == 1;
}

bool SrtpCipher::authenticate(const Packet &packet, std::span<unsigned char, 20> digest)
{
    EVP_MAC_CTX *mac = m_authentication.get();
    const auto add = [mac](QByteArrayView part) {
        return EVP_MAC_update(mac, bytesOf(part), std::size_t(part.size())) == 1;
    };
    const QByteArrayView payload(packet.payload.data(), qsizetype(packet.payload.size()));
    std::size_t written = 0;
    return mac && EVP_MAC_init(mac, nullptr, 0, nullptr) == 1 && add(packet.header) && add(payload) &&
           add(packet.behind) && EVP_MAC_final(mac, digest.data(), &written, digest.size()) == 1;
}

bool SrtpCipher::startGcm(const Packet &packet, bool isSealing)
{
    EVP_CIPHER_CTX *cipher = m_cipher.get();
    int written = 0;
    const auto add = [&](QByteArrayView part) {
        return part.isEmpty() ||
               EVP_CipherUpdate(cipher, nullptr, &written, bytesOf(part), int(part.size())) == 1;
    };
    return EVP_CipherInit_ex2(cipher, nullptr, nullptr, nonceOf(packet).data(), isSealing ? 1 : 0, nullptr) ==
               1 &&
           add(packet.header) && add(packet.behind);
}

bool SrtpCipher::seal(const Packet &packet, char *tag)
{
    if (!m_cipher)
        return false;
    EVP_CIPHER_CTX *cipher = m_cipher.get();
    if (m_isGcm) {
        std::array<unsigned char, 16> rest{};
        int written = 0;
        return startGcm(packet, true) && encrypt(packet) &&
               EVP_CipherFinal_ex(cipher, rest.data(), &written) == 1 &&
               EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, int(gcmTagBytes), tag) == 1;
    }
    std::array<unsigned char, 20> digest{};
    if (EVP_CipherInit_ex2(cipher, nullptr, nullptr, nonceOf(packet).data(), 1, nullptr) != 1 ||
        !encrypt(packet) || !authenticate(packet, digest))
        return false;
    std::copy_n(digest.begin(), cmTagBytes, tag);
    return true;
}

bool SrtpCipher::open(const Packet &packet, const char *tag)
{
    if (!m_cipher)
        return false;
    EVP_CIPHER_CTX *cipher = m_cipher.get();
    if (m_isGcm) {
        std::array<char, gcmTagBytes> expected{};
        std::copy_n(tag, gcmTagBytes, expected.begin());
        std::array<unsigned char, 16> rest{};
        int written = 0;
        return startGcm(packet, false) && encrypt(packet) &&
               EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, int(gcmTagBytes), expected.data()) == 1 &&
               EVP_CipherFinal_ex(cipher, rest.data(), &written) == 1;
    }
    std::array<unsigned char, 20> digest{};
    return authenticate(packet, digest) && CRYPTO_memcmp(digest.data(), tag, std::size_t(cmTagBytes)) == 0 &&
           EVP_CipherInit_ex2(cipher, nullptr, nullptr, nonceOf(packet).data(), 0, nullptr) == 1 &&
           encrypt(packet);
}

} // namespace lancast::rtc
