// The SDP answer to a viewer's offer: one bundled transport, send-only, ICE-lite. Pure.
#pragma once

#include "rtc/sdp_offer.h"

#include <QHostAddress>
#include <QList>

namespace lancast::rtc {

inline constexpr char playoutDelayUri[] = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";

/// What is sent in one of the offer's sections.
struct AnsweredMedia
{
    std::size_t section = 0; ///< of Offer::media
    OfferedCodec codec;      ///< of the same section
    quint32 ssrc = 0;
    int playoutDelayId = 0; ///< 0: the extension is not used
    QByteArray streamId;    ///< of msid: what has the same one is played in step by the browser
};

struct AnswerOptions
{
    QByteArray ufrag;
    QByteArray password;
    QByteArray fingerprint; ///< 32 bytes of sha-256
    QByteArray cname;
    quint16 port = 0;
    QList<QHostAddress> addresses; ///< best first; each is a host candidate over UDP
    std::vector<AnsweredMedia> media;
};

/// All of the offer's sections, in its order; those that \a options do not name are refused (port 0).
/// a=setup:passive. As measured with Chromium and Firefox: ice-lite, rtcp-mux, BUNDLE of what is accepted,
/// end-of-candidates; the numbers of payloads and extensions are the offer's.
[[nodiscard]] QByteArray writeAnswer(const Offer &offer, const AnswerOptions &options);

} // namespace lancast::rtc
