// The words of a peer to a relay: its offer, what it reads of the answer, its checks (STUN) and answers to
// checks.
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace lancast::test {

/// As a browser's, for VP8, VP9 and, if it \a wantsAudio, Opus. \a fingerprint: of its certificate, 32 bytes.
[[nodiscard]] QByteArray rtcOffer(const QByteArray &fingerprint, bool wantsAudio);

struct RtcAnswer
{
    QByteArray ufrag;
    QByteArray password;
    QHostAddress address;
    quint16 port = 0;

    /// Nothing if \a sdp lacks something.
    [[nodiscard]] static std::optional<RtcAnswer> read(const QByteArray &sdp);
};

/// A check of the relay whose names are \a answer's, with the integrity that \a key gives.
[[nodiscard]] QByteArray iceCheck(const RtcAnswer &answer, const QByteArray &key, bool usesCandidate);
/// To a check of the relay: with the user name the other way round.
[[nodiscard]] QByteArray iceAnswer(const QByteArray &check);

} // namespace lancast::test
