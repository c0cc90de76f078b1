#include "tests/support/ice_client.h"

#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QtEndian>

#include <array>

namespace lancast::test {

namespace {

constexpr char ufrag[] = "test";
constexpr char password[] = "aPasswordOf24LettersLong";
constexpr quint32 cookie = 0x2112a442;

void appendWord(QByteArray &bytes, quint16 value)
{
    std::array<char, 2> raw{};
    qToBigEndian(value, raw.data());
    bytes.append(raw.data(), raw.size());
}

void appendLong(QByteArray &bytes, quint32 value)
{
    appendWord(bytes, quint16(value >> 16));
    appendWord(bytes, quint16(value));
}

void appendAttribute(QByteArray &message, quint16 type, const QByteArray &value)
{
    appendWord(message, type);
    appendWord(message, quint16(value.size()));
    message += value + QByteArray((4 - value.size() % 4) % 4, '\0');
}

void setLength(QByteArray &message, qsizetype added)
{
    qToBigEndian(quint16(message.size() - 20 + added), message.data() + 2);
}

QByteArray header(quint16 type, const QByteArray &transaction)
{
    QByteArray message;
    appendWord(message, type);
    appendWord(message, 0);
    appendLong(message, cookie);
    return message + transaction;
}

/// RFC 8489 section 14.5.
QByteArray withIntegrity(QByteArray message, const QByteArray &key)
{
    setLength(message, 24);
    const QByteArray mac = QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha1);
    appendAttribute(message, 0x0008, mac);
    return message;
}

QByteArray valueOf(const QByteArray &sdp, const char *pattern)
{
    const auto match = QRegularExpression(QString::fromLatin1(pattern)).match(QString::fromUtf8(sdp));
    return match.captured(1).toUtf8();
}

} // namespace

QByteArray rtcOffer(const QByteArray &fingerprint, bool wantsAudio)
{
    const QByteArray common = QByteArray("c=IN IP4 0.0.0.0\r\na=rtcp-mux\r\na=recvonly\r\na=setup:actpass\r\n"
                                         "a=ice-ufrag:") +
                              ufrag + "\r\na=ice-pwd:" + password + "\r\na=fingerprint:sha-256 " +
                              fingerprint.toHex(':').toUpper() + "\r\n";
    const QByteArray video =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n"
        "m=video 9 UDP/TLS/RTP/SAVPF 96 98\r\n" +
        common +
        "a=mid:0\r\na=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
        "a=rtpmap:98 VP9/90000\r\na=fmtp:98 profile-id=0\r\n";
    if (!wantsAudio)
        return video;
    return video + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" + common +
           "a=mid:1\r\na=rtpmap:111 opus/48000/2\r\n";
}

std::optional<RtcAnswer> RtcAnswer::read(const QByteArray &sdp)
{
    const RtcAnswer answer{
        .ufrag = valueOf(sdp, "a=ice-ufrag:(\\S+)"),
        .password = valueOf(sdp, "a=ice-pwd:(\\S+)"),
        .address = QHostAddress(QString::fromLatin1(valueOf(sdp, "a=candidate:1 1 udp \\d+ (\\S+) "))),
        .port = valueOf(sdp, "a=candidate:1 1 udp \\d+ \\S+ (\\d+)").toUShort()};
    const bool isWhole =
        !answer.ufrag.isEmpty() && !answer.password.isEmpty() && !answer.address.isNull() && answer.port != 0;
    return isWhole ? std::optional(answer) : std::nullopt;
}

QByteArray iceCheck(const RtcAnswer &answer, const QByteArray &key, bool usesCandidate)
{
    QByteArray message = header(0x0001, "transaction!");
    appendAttribute(message, 0x0006, answer.ufrag + ':' + ufrag);
    appendAttribute(message, 0x0024, QByteArray("\x6e\x7f\x1e\xff", 4));
    appendAttribute(message, 0x802a, QByteArray(8, 'c')); // controlling
    if (usesCandidate)
        appendAttribute(message, 0x0025, {});
    return withIntegrity(message, key);
}

QByteArray iceAnswer(const QByteArray &check)
{
    QByteArray answer = header(0x0101, check.mid(8, 12));
    appendAttribute(answer, 0x0020, QByteArray("\0\1\0\0\0\0\0\0", 8));
    return withIntegrity(answer, password);
}

} // namespace lancast::test
