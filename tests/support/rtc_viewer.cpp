#include "tests/support/rtc_viewer.h"

#include "tests/support/net_socket.h"

#include <QtEndian>

#include <srtp2/srtp.h>

#include <array>

namespace lancast::test {

namespace {

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
    return rtcOffer(m_dtls.fingerprint(), wantsAudio);
}

bool RtcViewer::setAnswer(const QByteArray &sdp)
{
    m_answer = sdp;
    const std::optional<RtcAnswer> names = RtcAnswer::read(sdp);
    m_names = names.value_or(RtcAnswer());
    return names.has_value();
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

QByteArray RtcViewer::checkDatagram() const
{
    return iceCheck(m_names, m_names.password, true);
}

void RtcViewer::check(bool usesCandidate)
{
    sendDatagram(iceCheck(m_names, m_names.password, usesCandidate));
}

void RtcViewer::checkWrongly()
{
    sendDatagram(iceCheck(m_names, "not-the-password-that-was-given", true));
}

void RtcViewer::sendDatagram(const QByteArray &datagram)
{
    m_socket.writeDatagram(datagram, m_names.address, m_names.port);
}

void RtcViewer::sendAll(const QByteArrayList &datagrams)
{
    for (const QByteArray &datagram : datagrams)
        sendDatagram(datagram);
}

void RtcViewer::receive()
{
    while (reads && m_socket.hasPendingDatagrams()) {
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
    if (type == 0x0001 && answersChecks) {
        sendDatagram(iceAnswer(datagram));
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
