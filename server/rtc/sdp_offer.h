// What a viewer's SDP offer says (RFC 8866, RFC 9429), reduced to what a sender of one stream needs. Pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace lancast::rtc {

/// Browsers send some 7 KB.
inline constexpr qsizetype maxOfferBytes = 64 * 1024;

enum class MediaKind { Video, Audio, Other };

/// One rtpmap with its fmtp and rtcp-fb lines.
struct OfferedCodec
{
    quint8 payloadType = 0;
    QByteArray name; ///< lower case: "vp8", "vp9", "opus", "rtx"
    quint32 clockRate = 0;
    int channels = 1;
    QByteArray parameters; ///< of fmtp
    bool hasNack = false;
    bool hasPli = false;
};

struct OfferedMedia
{
    MediaKind kind = MediaKind::Other;
    QByteArray kindName; ///< as in the m= line, for an answer that refuses it
    QByteArray protocol; ///< "UDP/TLS/RTP/SAVPF"
    QByteArray formats;  ///< as in the m= line
    QByteArray mid;
    bool isWanted = false;            ///< port not 0 (or bundle-only), recvonly or sendrecv, SAVPF, rtcp-mux
    bool isBundled = false;           ///< in the first BUNDLE group
    std::vector<OfferedCodec> codecs; ///< in order of preference
    std::map<QByteArray, int> extensions; ///< ids 1 to 14 by URI

    /// The first codec of \a name (lower case) with its usual clock rate and channels; for VP9 that of
    /// profile 0. Null if there is none.
    [[nodiscard]] const OfferedCodec *find(const QByteArray &name) const;
};

struct Offer
{
    QByteArray ufrag; ///< this and the two below: of the first wanted section, else of the session
    QByteArray password;
    QByteArray fingerprint;          ///< 32 bytes of sha-256, of the peer's certificate
    std::vector<OfferedMedia> media; ///< in the order of the m= lines, also those that are not understood
};

struct OfferResult
{
    QString error; ///< one English sentence; empty if the offer is right
    Offer offer;
};

/// Refuses what is over maxOfferBytes, has a zero byte, more than 32 media sections or 1,000 lines in one
/// (one of Chromium's has some 170), a malformed m= line or mid, no ICE credentials (RFC 8839 lengths and
/// characters), no sha-256 fingerprint, a=setup:passive or a=ice-lite (the relay never connects), or two
/// wanted sections that are not bundled.
[[nodiscard]] OfferResult parseOffer(QByteArrayView sdp);

} // namespace lancast::rtc
