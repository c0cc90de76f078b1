// The ciphers of SRTP and SRTCP (RFC 3711 section 4, RFC 7714 sections 8 and 9), by OpenSSL.
#pragma once

#include "rtc/dtls.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <span>

namespace lancast::rtc {

/// What the packets of one direction and kind are protected with.
struct SrtpSessionKeys
{
    std::array<unsigned char, 16> encryption{};
    std::array<unsigned char, 20> authentication{}; ///< unused by AES-GCM
    std::array<unsigned char, 16> salt{};           ///< with zeros behind it
};

/// The labels of their keys (RFC 3711 section 4.3.2) begin there.
enum class SrtpKind : quint8 { Rtp = 0, Rtcp = 3 };

/// \a master: key and salt behind each other. Empty if it has another length, or OpenSSL fails.
[[nodiscard]] std::optional<SrtpSessionKeys> deriveSrtpKeys(SrtpProfile profile, const QByteArray &master,
                                                            SrtpKind kind);

[[nodiscard]] qsizetype srtpTagBytes(SrtpProfile profile);

class SrtpCipher final
{
public:
    SrtpCipher(SrtpProfile profile, const SrtpSessionKeys &keys);

    struct Packet
    {
        quint32 ssrc = 0;
        quint64 index = 0;       ///< 48 bits
        QByteArrayView header;   ///< authenticated, in front of the payload
        std::span<char> payload; ///< changed in place
        QByteArrayView behind;   ///< authenticated, too
    };
    /// Writes srtpTagBytes() to \a tag. False if OpenSSL fails.
    [[nodiscard]] bool seal(const Packet &packet, char *tag);
    /// False if \a tag is not the packet's: the payload is of no use then.
    [[nodiscard]] bool open(const Packet &packet, const char *tag);

private:
    using Nonce = std::array<unsigned char, 16>;
    [[nodiscard]] Nonce nonceOf(const Packet &packet) const;
    [[nodiscard]] bool encrypt(const Packet &packet);
    [[nodiscard]] bool authenticate(const Packet &packet, std::span<unsigned char, 20> digest);
    [[nodiscard]] bool startGcm(const Packet &packet, bool isSealing);

    const bool m_isGcm;
    const std::array<unsigned char, 16> m_salt;
    OpenSslPointer<EVP_CIPHER_CTX> m_cipher;
    OpenSslPointer<EVP_MAC_CTX> m_authentication; ///< null with AES-GCM
};

} // namespace lancast::rtc
