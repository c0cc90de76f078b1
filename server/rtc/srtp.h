// SRTP and SRTCP (RFC 3711, RFC 7714) for one peer: what is sent, and the peer's reports.
#pragma once

#include "rtc/srtp_cipher.h"

#include <QByteArray>
#include <QByteArrayView>

#include <bitset>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace lancast::rtc {

/// Bytes that protect() adds at most.
inline constexpr qsizetype maxSrtpTrailer = 32;
/// How far back (in packets of one stream) the same packet can be protected again.
inline constexpr int maxSrtpHistory = 8'192;

class SrtpSession final
{
public:
    /// Null if the keys have not the profile's length.
    [[nodiscard]] static std::unique_ptr<SrtpSession> create(const SrtpKeys &keys);
    /// Encrypts the RTP packet of \a size bytes at the beginning of \a buffer, in place; \a buffer has
    /// maxSrtpTrailer bytes more. The same packet again (a retransmission) gives the same bytes. Never call
    /// it with other bytes under a sequence number that was used: that gives the keys away. Returns the new
    /// size; -1 if it cannot be done.
    [[nodiscard]] qsizetype protect(std::span<char> buffer, qsizetype size);
    /// Empty if it cannot be done.
    [[nodiscard]] QByteArray protectRtcp(QByteArrayView compound);
    /// Empty if \a packet is not the peer's, came before, or is of a ninth source (SSRC).
    [[nodiscard]] std::optional<QByteArray> unprotectRtcp(QByteArrayView packet);

private:
    struct SentStream
    {
        quint32 ssrc = 0;
        quint64 newest = 0; ///< with the count of cycles in front (RFC 3711 section 3.3.1)
    };
    struct PeerSource
    {
        quint32 ssrc = 0;
        quint32 newest = 0;
        std::bitset<128> seen; ///< newest first

        [[nodiscard]] bool isNew(quint32 index) const;
        void add(quint32 index);
    };

    SrtpSession(SrtpProfile profile, const SrtpSessionKeys &rtp, const SrtpSessionKeys &rtcp,
                const SrtpSessionKeys &peerRtcp);
    [[nodiscard]] std::optional<quint64> indexOf(quint32 ssrc, quint16 sequence);
    [[nodiscard]] bool open(QByteArray &compound, quint32 ssrc, quint32 flaggedIndex, const char *tag) const;

    const SrtpProfile m_profile;
    SrtpCipher m_rtp;
    const SrtpSessionKeys m_rtcpKeys; ///< their ciphers are made for each packet: there are few
    const SrtpSessionKeys m_peerRtcpKeys;
    std::vector<SentStream> m_sent;
    quint32 m_rtcpIndex = 0;
    std::vector<PeerSource> m_peerSources;
};

} // namespace lancast::rtc
