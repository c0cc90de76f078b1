#include "rtc/srtp.h"

#include <srtp2/srtp.h>

namespace lancast::rtc {

namespace {

/// Authentication tag, and the index of SRTCP.
static_assert(maxSrtpTrailer >= SRTP_MAX_TAG_LEN + 4);
/// libsrtp2 knows only half of the sequence numbers' range as older.
static_assert(maxSrtpHistory < 0x8000);

/// RTCP of browsers' receivers has one source for each kind, or one for both. libsrtp2 keeps every source
/// that it has seen for ever, in a list that it searches.
constexpr qsizetype maxPeerSources = 8;
constexpr qsizetype smallestRtcp = 8;
constexpr unsigned long receiveWindow = 128;

bool isLibraryReady()
{
    static const bool isReady = srtp_init() == srtp_err_status_ok;
    return isReady;
}

} // namespace

void SrtpSession::Freed::operator()(srtp_ctx_t *context) const
{
    srtp_dealloc(context);
}

SrtpSession::SrtpSession(Context sending, Context receiving)
    : m_sending(std::move(sending))
    , m_receiving(std::move(receiving))
{
}

std::unique_ptr<SrtpSession> SrtpSession::create(const SrtpKeys &keys)
{
    if (!isLibraryReady())
        return nullptr;
    Context sending = makeContext(keys.profile, keys.send, true);
    Context receiving = makeContext(keys.profile, keys.receive, false);
    if (!sending || !receiving)
        return nullptr;
    return std::unique_ptr<SrtpSession>(new SrtpSession(std::move(sending), std::move(receiving)));
}

SrtpSession::Context SrtpSession::makeContext(SrtpProfile profile, const QByteArray &key, bool isSending)
{
    srtp_policy_t policy{};
    switch (profile) {
    case SrtpProfile::Aes128CmHmacSha1With80:
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
        break;
    case SrtpProfile::AeadAes128Gcm:
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
        break;
    }
    if (key.size() != policy.rtp.cipher_key_len)
        return nullptr;
    QByteArray changeable = key; // libsrtp2 asks for it, and copies it
    policy.ssrc.type = isSending ? ssrc_any_outbound : ssrc_any_inbound;
    policy.key = reinterpret_cast<unsigned char *>(changeable.data());
    policy.window_size = isSending ? maxSrtpHistory : receiveWindow;
    policy.allow_repeat_tx = isSending ? 1 : 0;
    srtp_ctx_t *context = nullptr;
    return srtp_create(&context, &policy) == srtp_err_status_ok ? Context(context) : nullptr;
}

qsizetype SrtpSession::protect(std::span<char> buffer, qsizetype size)
{
    Q_ASSERT(size >= 0 && size + maxSrtpTrailer <= qsizetype(buffer.size()));
    int changed = int(size);
    if (srtp_protect(m_sending.get(), buffer.data(), &changed) != srtp_err_status_ok)
        return -1;
    return changed;
}

QByteArray SrtpSession::protectRtcp(QByteArrayView compound)
{
    if (compound.size() < smallestRtcp)
        return {};
    QByteArray packet = compound.toByteArray();
    int size = int(packet.size());
    packet.resize(packet.size() + maxSrtpTrailer);
    if (srtp_protect_rtcp(m_sending.get(), packet.data(), &size) != srtp_err_status_ok)
        return {};
    packet.truncate(size);
    return packet;
}

std::optional<QByteArray> SrtpSession::unprotectRtcp(QByteArrayView packet)
{
    if (packet.size() < smallestRtcp)
        return std::nullopt;
    const QByteArray source = packet.sliced(4, 4).toByteArray();
    const bool isKnown = m_peerSources.contains(source);
    if (!isKnown && m_peerSources.size() >= maxPeerSources)
        return std::nullopt;
    QByteArray compound = packet.toByteArray();
    int size = int(compound.size());
    if (srtp_unprotect_rtcp(m_receiving.get(), compound.data(), &size) != srtp_err_status_ok)
        return std::nullopt;
    if (!isKnown)
        m_peerSources.append(source);
    compound.truncate(size);
    return compound;
}

} // namespace lancast::rtc
