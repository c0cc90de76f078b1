// SRTP and SRTCP (RFC 3711, RFC 7714) for one peer, by libsrtp2.
#pragma once

#include "rtc/dtls.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <span>

struct srtp_ctx_t_;

namespace lancast::rtc {

/// Bytes that protect() adds at most.
inline constexpr qsizetype maxSrtpTrailer = 32;
/// How far back (in packets of one stream) the same packet can be protected again.
inline constexpr int maxSrtpHistory = 8'192;

class SrtpSession final
{
public:
    /// Null if libsrtp2 refuses the keys.
    [[nodiscard]] static std::unique_ptr<SrtpSession> create(const SrtpKeys &keys);
    /// Encrypts the RTP packet of \a size bytes at the beginning of \a buffer, in place; \a buffer has
    /// maxSrtpTrailer bytes more, and begins at a multiple of four. The same packet again (a retransmission)
    /// gives the same bytes. Never call it with other bytes under a sequence number that was used: that gives
    /// the keys away. Returns the new size; -1 if it cannot be done.
    [[nodiscard]] qsizetype protect(std::span<char> buffer, qsizetype size);
    /// Empty if it cannot be done.
    [[nodiscard]] QByteArray protectRtcp(QByteArrayView compound);
    /// Empty if \a packet is not the peer's, came before, or is of a ninth source (SSRC).
    [[nodiscard]] std::optional<QByteArray> unprotectRtcp(QByteArrayView packet);

private:
    struct Freed
    {
        void operator()(srtp_ctx_t_ *context) const;
    };
    using Context = std::unique_ptr<srtp_ctx_t_, Freed>;

    SrtpSession(Context sending, Context receiving);
    [[nodiscard]] static Context makeContext(SrtpProfile profile, const QByteArray &key, bool isSending);

    Context m_sending;
    Context m_receiving;
    QByteArrayList m_peerSources; ///< of its RTCP
};

} // namespace lancast::rtc
