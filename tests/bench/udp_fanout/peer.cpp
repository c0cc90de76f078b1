#include "peer.h"

#include "synthetic_stream.h"

#include <QtEndian>

#include <array>
#include <netinet/in.h>
#include <srtp2/srtp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr auto reportInterval = 1s;
constexpr int receiveBufferBytes = 1024 * 1024;
constexpr qsizetype rtpHeaderBytes = 12; // no extension is offered
constexpr qsizetype vp8DescriptorBytes = 4;

sockaddr_in endpoint(quint32 address, quint16 port)
{
    sockaddr_in endpoint{};
    endpoint.sin_family = AF_INET;
    endpoint.sin_addr.s_addr = htonl(address);
    endpoint.sin_port = htons(port);
    return endpoint;
}

/// The body of the answer to a POST; empty unless it is a 201.
QByteArray post(quint32 from, quint16 port, const QByteArray &body)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{5, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const sockaddr_in own = endpoint(from, 0);
    const sockaddr_in other = endpoint(INADDR_LOOPBACK, port);
    const QByteArray request = "POST /whep HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                               "\r\nConnection: close\r\nContent-Type: application/sdp\r\nContent-Length: " +
                               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    QByteArray answer;
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&own), sizeof own) == 0 &&
        ::connect(socket, reinterpret_cast<const sockaddr *>(&other), sizeof other) == 0 &&
        ::send(socket, request.data(), size_t(request.size()), MSG_NOSIGNAL) == request.size()) {
        std::array<char, 4'096> buffer;
        for (ssize_t got = 0; (got = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;)
            answer.append(buffer.data(), got);
    }
    ::close(socket);
    return answer.startsWith("HTTP/1.1 201") ? answer.mid(answer.indexOf("\r\n\r\n") + 4) : QByteArray();
}

/// RFC 3550 section 6.4.2, with one block.
QByteArray receiverReport(quint32 ssrc, quint64 newest)
{
    QByteArray report(32, '\0');
    report[0] = char(0x81);
    report[1] = char(201);
    report[3] = 7;
    report[7] = 1;
    qToBigEndian(ssrc, report.data() + 8);
    qToBigEndian(quint32(newest), report.data() + 16);
    return report;
}

} // namespace

class UdpPeer::Decryption final
{
public:
    explicit Decryption(const test::DtlsClient::Keys &keys)
    {
        srtp_init(); // again does no harm
        QByteArray key = keys.receive;
        srtp_policy_t policy{};
        const auto profile = srtp_profile_t(keys.profile);
        srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, profile);
        srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, profile);
        policy.ssrc.type = ssrc_any_inbound;
        policy.key = reinterpret_cast<unsigned char *>(key.data());
        policy.window_size = 1'024;
        srtp_create(&m_session, &policy);
    }
    ~Decryption() { srtp_dealloc(m_session); }
    Q_DISABLE_COPY_MOVE(Decryption)

    [[nodiscard]] std::optional<QByteArray> open(QByteArrayView datagram) const
    {
        QByteArray packet = datagram.toByteArray();
        int size = int(packet.size());
        if (srtp_unprotect(m_session, packet.data(), &size) != srtp_err_status_ok)
            return std::nullopt;
        return packet.first(size);
    }

private:
    srtp_t m_session = nullptr;
};

UdpPeer::UdpPeer(quint32 from, Reading reading)
    : m_from(from)
    , m_reading(reading)
    , m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
{
    const sockaddr_in own = endpoint(from, 0);
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBufferBytes, sizeof receiveBufferBytes);
    (void)::bind(m_socket, reinterpret_cast<const sockaddr *>(&own), sizeof own);
}

UdpPeer::~UdpPeer()
{
    ::close(m_socket);
}

quint16 UdpPeer::port() const
{
    sockaddr_in own{};
    socklen_t size = sizeof own;
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&own), &size);
    return ntohs(own.sin_port);
}

bool UdpPeer::join(quint16 port)
{
    m_dtls = std::make_unique<test::DtlsClient>();
    m_relay = test::RtcAnswer::read(post(m_from, port, test::rtcOffer(m_dtls->fingerprint(), false)));
    if (!m_relay)
        return false;
    send(test::iceCheck(*m_relay, m_relay->password, true));
    return true;
}

void UdpPeer::send(const QByteArray &datagram) const
{
    const sockaddr_in to = endpoint(m_relay->address.toIPv4Address(), m_relay->port);
    (void)::sendto(m_socket, datagram.data(), size_t(datagram.size()), 0,
                   reinterpret_cast<const sockaddr *>(&to), sizeof to);
}

void UdpPeer::receive()
{
    static std::array<std::array<char, 1'500>, 32> buffers;
    std::array<iovec, buffers.size()> parts{};
    std::array<mmsghdr, buffers.size()> messages{};
    int count = 0;
    do {
        for (size_t index = 0; index < messages.size(); ++index) {
            parts[index] = {buffers[index].data(), buffers[index].size()};
            messages[index].msg_hdr.msg_iov = &parts[index];
            messages[index].msg_hdr.msg_iovlen = 1;
        }
        count = ::recvmmsg(m_socket, messages.data(), unsigned(messages.size()), MSG_DONTWAIT, nullptr);
        for (int index = 0; index < count; ++index)
            take({buffers[size_t(index)].data(), qsizetype(messages[size_t(index)].msg_len)});
    } while (count == int(messages.size()));
}

void UdpPeer::take(QByteArrayView datagram)
{
    const auto first = datagram.isEmpty() ? quint8(255) : quint8(datagram[0]);
    if (first <= 3)
        takeStun(datagram.toByteArray());
    else if (first >= 20 && first <= 63)
        takeHandshake(datagram);
    else if (first >= 128 && first <= 191 && datagram.size() > rtpHeaderBytes)
        takeMedia(datagram);
}

void UdpPeer::takeStun(const QByteArray &datagram)
{
    const auto type = qFromBigEndian<quint16>(datagram.constData());
    if (type == 0x0001) {
        send(test::iceAnswer(datagram));
    } else if (type == 0x0101 && m_dtls && !std::exchange(m_hasStarted, true)) {
        for (const QByteArray &one : m_dtls->start())
            send(one);
    }
}

void UdpPeer::takeHandshake(QByteArrayView datagram)
{
    if (!m_dtls)
        return;
    for (const QByteArray &one : m_dtls->receive(datagram))
        send(one);
    const auto keys = m_dtls->keys();
    if (!keys)
        return;
    m_reporting.emplace(keys->profile, keys->send);
    if (m_reading == Reading::Decrypts)
        m_decryption = std::make_unique<Decryption>(*keys);
    m_dtls.reset();
}

void UdpPeer::takeMedia(QByteArrayView datagram)
{
    const auto type = quint8(datagram[1]);
    if (type >= 192 && type <= 223)
        return;
    m_ssrc = qFromBigEndian<quint32>(datagram.data() + 8);
    const auto sequence = qFromBigEndian<quint16>(datagram.data() + 2);
    if (!m_first) {
        m_first = sequence;
        m_newest = sequence;
    }
    const auto step = qint16(sequence - quint16(m_newest));
    m_newest += step > 0 ? quint64(step) : 0;
    ++m_tally.packets;
    m_tally.bytes += quint64(datagram.size());
    if (!m_decryption)
        return;
    if (const auto packet = m_decryption->open(datagram))
        takeFrame(QByteArrayView(*packet).sliced(rtpHeaderBytes));
    else
        ++m_tally.broken;
}

void UdpPeer::takeFrame(QByteArrayView payload)
{
    const bool isFirstOfFrame = (payload[0] & 0x10) != 0;
    if (!isFirstOfFrame || payload.size() < vp8DescriptorBytes + SyntheticStream::stampBytes)
        return;
    const auto age = SyntheticStream::ageOf(payload.data() + vp8DescriptorBytes);
    m_tally.delays.push_back(std::chrono::duration<double, std::milli>(age).count());
}

void UdpPeer::tick(Time now)
{
    if (m_dtls && m_relay) {
        if (!m_hasStarted)
            send(test::iceCheck(*m_relay, m_relay->password, true));
        else
            for (const QByteArray &one : m_dtls->onTick())
                send(one);
    }
    if (m_reporting && m_first && now - m_reportedAt >= reportInterval) {
        m_reportedAt = now;
        sendReport();
    }
}

void UdpPeer::sendReport()
{
    send(m_reporting->rtcp(receiverReport(m_ssrc, m_newest), ++m_reports));
}

void UdpPeer::startMeasuring()
{
    m_first.reset();
    m_tally = {};
}

UdpPeer::Tally UdpPeer::tally() const
{
    Tally tally = m_tally;
    const quint64 expected = m_first ? m_newest - *m_first + 1 : 0;
    tally.lost = expected > tally.packets ? expected - tally.packets : 0;
    return tally;
}

} // namespace lancast::bench
