#include "tests/support/rtc_viewer.h"

#include "tests/support/net_socket.h"

#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QtEndian>

#include <srtp2/srtp.h>

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

struct RtcViewer::Srtp
{
    srtp_t in = nullptr;
    srtp_t out = nullptr;

    explicit Srtp(const DtlsClient::Keys &keys)
    {
        srtp_init(); // again does no harm
        in = make(keys, keys.receive, ssrc_any_inbound);
        out = make(keys, keys.send, ssrc_any_outbound);
    }
    ~Srtp()
    {
        srtp_dealloc(in);
        srtp_dealloc(out);
    }
    Q_DISABLE_COPY_MOVE(Srtp)

    static srtp_t make(const DtlsClient::Keys &keys, QByteArray key, srtp_ssrc_type_t direction)
    {
        srtp_policy_t policy{};
        const auto profile = srtp_profile_t(keys.profile);
        srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, profile);
        srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, profile);
        policy.ssrc.type = direction;
        policy.key = reinterpret_cast<unsigned char *>(key.data());
        policy.window_size = 8'192;
        policy.allow_repeat_tx = 1;
        srtp_t session = nullptr;
        srtp_create(&session, &policy);
        return session;
    }
};

RtcViewer::RtcViewer(const QString &from)
{
    m_socket.bind(QHostAddress(from), 0);
    connect(&m_socket, &QUdpSocket::readyRead, this, &RtcViewer::receive);
}

RtcViewer::~RtcViewer() = default;

QByteArray RtcViewer::offer() const
{
    const QByteArray common = QByteArray("c=IN IP4 0.0.0.0\r\na=rtcp-mux\r\na=recvonly\r\na=setup:actpass\r\n"
                                         "a=ice-ufrag:") +
                              ufrag + "\r\na=ice-pwd:" + password + "\r\na=fingerprint:sha-256 " +
                              m_dtls.fingerprint().toHex(':').toUpper() + "\r\n";
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

bool RtcViewer::setAnswer(const QByteArray &sdp)
{
    m_answer = sdp;
    m_relayUfrag = valueOf(sdp, "a=ice-ufrag:(\\S+)");
    m_relayPassword = valueOf(sdp, "a=ice-pwd:(\\S+)");
    m_relay = QHostAddress(QString::fromLatin1(valueOf(sdp, "a=candidate:1 1 udp \\d+ (\\S+) ")));
    m_relayPort = valueOf(sdp, "a=candidate:1 1 udp \\d+ \\S+ (\\d+)").toUShort();
    return !m_relayUfrag.isEmpty() && !m_relayPassword.isEmpty() && !m_relay.isNull() && m_relayPort != 0;
}

int RtcViewer::join(quint16 port, const QByteArray &query)
{
    const QByteArray body = offer();
    const HttpAnswer answer =
        ask(port, "POST /whep" + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sdp\r\n" +
                      "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    m_location = answer.field("Location");
    if (answer.status == 201 && setAnswer(answer.body))
        check();
    return answer.status;
}

QByteArray RtcViewer::request(const QByteArray &key, bool usesCandidate) const
{
    QByteArray message = header(0x0001, "transaction!");
    appendAttribute(message, 0x0006, m_relayUfrag + ':' + ufrag);
    appendAttribute(message, 0x0024, QByteArray("\x6e\x7f\x1e\xff", 4));
    appendAttribute(message, 0x802a, QByteArray(8, 'c')); // controlling
    if (usesCandidate)
        appendAttribute(message, 0x0025, {});
    return withIntegrity(message, key);
}

QByteArray RtcViewer::checkDatagram() const
{
    return request(m_relayPassword, true);
}

void RtcViewer::check(bool usesCandidate)
{
    sendDatagram(request(m_relayPassword, usesCandidate));
}

void RtcViewer::checkWrongly()
{
    sendDatagram(request("not-the-password-that-was-given", true));
}

void RtcViewer::sendDatagram(const QByteArray &datagram)
{
    m_socket.writeDatagram(datagram, m_relay, m_relayPort);
}

void RtcViewer::sendAll(const QByteArrayList &datagrams)
{
    for (const QByteArray &datagram : datagrams)
        sendDatagram(datagram);
}

void RtcViewer::receive()
{
    while (m_socket.hasPendingDatagrams()) {
        QByteArray datagram(m_socket.pendingDatagramSize(), Qt::Uninitialized);
        m_socket.readDatagram(datagram.data(), datagram.size());
        m_receivedBytes += datagram.size();
        const auto first = datagram.isEmpty() ? quint8(255) : quint8(datagram[0]);
        if (first <= 3)
            receiveStun(datagram);
        else if (first >= 20 && first <= 63)
            receiveHandshake(datagram);
        else
            receiveMedia(datagram);
    }
}

void RtcViewer::receiveStun(const QByteArray &datagram)
{
    const auto type = qFromBigEndian<quint16>(datagram.constData());
    if (type == 0x0001 && answersChecks) { // the relay asks: with the user name the other way round
        QByteArray answer = header(0x0101, datagram.mid(8, 12));
        appendAttribute(answer, 0x0020, QByteArray("\0\1\0\0\0\0\0\0", 8));
        sendDatagram(withIntegrity(answer, password));
    } else if (type == 0x0101) {
        ++m_checksAnswered;
        if (shakesHands && !std::exchange(m_hasStarted, true))
            sendAll(m_dtls.start());
    } else if (type == 0x0111) {
        ++m_errors;
    }
}

void RtcViewer::receiveHandshake(const QByteArray &datagram)
{
    sendAll(m_dtls.receive(datagram));
    if (m_dtls.isConnected() && !m_srtp)
        m_srtp = std::make_unique<Srtp>(*m_dtls.keys());
}

void RtcViewer::receiveMedia(const QByteArray &datagram)
{
    if (!m_srtp)
        return;
    QByteArray packet = datagram;
    int size = int(packet.size());
    if (quint8(packet[1]) >= 192 && quint8(packet[1]) <= 223) {
        if (srtp_unprotect_rtcp(m_srtp->in, packet.data(), &size) == srtp_err_status_ok)
            m_senderReports += quint8(packet[1]) == 200 ? 1 : 0;
        return;
    }
    if (losing.contains(m_arrived++))
        return;
    if (srtp_unprotect(m_srtp->in, packet.data(), &size) != srtp_err_status_ok)
        return;
    packet.truncate(size);
    ReceivedPacket received;
    received.hasMarker = (quint8(packet[1]) & 0x80) != 0;
    received.payloadType = quint8(packet[1]) & 0x7f;
    received.sequence = qFromBigEndian<quint16>(packet.constData() + 2);
    received.timestamp = qFromBigEndian<quint32>(packet.constData() + 4);
    received.ssrc = qFromBigEndian<quint32>(packet.constData() + 8);
    received.payload = packet.mid(12); // no extension was offered
    m_packets.push_back(received);
}

std::vector<ReceivedPacket> RtcViewer::packetsOf(quint8 payloadType) const
{
    std::vector<ReceivedPacket> chosen;
    std::ranges::copy_if(m_packets, std::back_inserter(chosen), [payloadType](const ReceivedPacket &packet) {
        return packet.payloadType == payloadType;
    });
    return chosen;
}

void RtcViewer::askAgain(quint32 ssrc, const std::vector<quint16> &sequences)
{
    QByteArray packet;
    appendWord(packet, 0x81cd); // RFC 4585 section 6.2.1: a generic NACK
    appendWord(packet, quint16(2 + sequences.size()));
    appendLong(packet, 1);
    appendLong(packet, ssrc);
    for (const quint16 sequence : sequences) {
        appendWord(packet, sequence);
        appendWord(packet, 0);
    }
    sendFeedback(packet);
}

void RtcViewer::askForKeyframe(quint32 ssrc)
{
    QByteArray packet;
    appendWord(packet, 0x81ce); // RFC 4585 section 6.3.1: a picture loss indication
    appendWord(packet, 2);
    appendLong(packet, 1);
    appendLong(packet, ssrc);
    sendFeedback(packet);
}

void RtcViewer::sendFeedback(QByteArray packet)
{
    int size = int(packet.size());
    packet.resize(size + SRTP_MAX_TRAILER_LEN + 4);
    if (m_srtp && srtp_protect_rtcp(m_srtp->out, packet.data(), &size) == srtp_err_status_ok)
        sendDatagram(packet.first(size));
}

} // namespace lancast::test
