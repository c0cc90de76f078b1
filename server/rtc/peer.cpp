#include "rtc/peer.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace lancast::rtc {

using namespace std::chrono_literals;

namespace {

/// They also tell that the way is not cut while the stream has nothing to send: a viewer's page believes so
/// after 0.85 s without any.
constexpr auto reportInterval = 300ms;
/// What comes right behind the end of the handshake a browser cannot decrypt yet: Chromium loses some 100
/// packets.
constexpr auto keyTime = 20ms;

/// A browser tries each pair of addresses.
constexpr std::size_t maxChecks = 8;

/// Milliseconds. A browser then shows a frame as soon as it can, until it is told to hold frames back; beyond
/// 500 it would hold them back by itself.
constexpr int longestPlayoutDelay = 500;

constexpr int roleConflict = 487;
constexpr int unauthorised = 401;
constexpr int unknownAttribute = 420;

/// RFC 7983 section 7.
bool isDtls(QByteArrayView datagram)
{
    const auto first = quint8(datagram.front());
    return first >= 20 && first <= 63;
}

} // namespace

void DatagramOutput::send(QByteArrayView datagram, const UdpPath &path)
{
    const std::span<char> room = nextDatagram();
    if (room.empty() || datagram.size() > std::ssize(room))
        return;
    std::ranges::copy(datagram, room.begin());
    commit(datagram.size(), path);
}

Peer::Peer(const PeerSetup &setup, const PeerContext &context)
    : m_setup(setup)
    , m_context(context)
    , m_createdAt(context.clock.now())
    , m_heardAt(m_createdAt)
    , m_checkedAt(m_createdAt)
    , m_dtls(context.dtls, setup.peerFingerprint)
    , m_resends(context.limits.maxResentPerSecond, context.limits.maxResentBurst)
{
}

Peer::~Peer() = default;

bool Peer::receiveCheck(const StunMessage &message, QByteArrayView datagram, const UdpPath &path)
{
    if (m_state == State::Over)
        return false;
    if (message.username != m_setup.ufrag + ':' + m_setup.peerUfrag ||
        !hasIntegrity(datagram, message, m_setup.password)) {
        m_context.output.send(stunError(message.transactionId, unauthorised), path);
        return false;
    }
    if (!message.unknownRequired.isEmpty()) {
        m_context.output.send(
            stunError(message.transactionId, unknownAttribute, m_setup.password, message.unknownRequired),
            path);
        return false;
    }
    if (message.isControlled) {
        m_context.output.send(stunError(message.transactionId, roleConflict, m_setup.password), path);
        return false;
    }
    if (!isProved(path) || (message.useCandidate && path != m_path))
        check(path); // first, so that its answer comes before a handshake
    m_context.output.send(
        stunSuccess(message.transactionId, path.peerAddress(), path.peerPort(), m_setup.password), path);
    if (message.useCandidate) {
        m_wanted = path;
        m_path = isProved(path) ? path : m_path;
    }
    return true;
}

void Peer::check(const UdpPath &path)
{
    if (m_checks.size() == maxChecks)
        m_checks.erase(m_checks.begin());
    std::array<quint32, 3> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    words[0] = qToBigEndian(m_setup.number); // 64 bits that cannot be guessed are left
    const QByteArray id(reinterpret_cast<const char *>(words.data()), sizeof words);
    m_checks.push_back({id, path});
    m_checkedAt = m_context.clock.now();
    m_context.output.send(stunCheck(id, m_setup.peerUfrag + ':' + m_setup.ufrag, m_setup.peerPassword), path);
}

bool Peer::isProved(const UdpPath &path) const
{
    return std::ranges::find(m_proved, path) != m_proved.end();
}

bool Peer::receiveAnswer(const StunMessage &message, QByteArrayView datagram, const UdpPath &path)
{
    const auto asked = std::ranges::find(m_checks, message.transactionId, &Check::transactionId);
    if (message.kind != StunClass::Success || asked == m_checks.end() || asked->path != path ||
        !hasIntegrity(datagram, message, m_setup.peerPassword) || m_state == State::Over)
        return false;
    m_checks.erase(asked);
    if (!isProved(path)) {
        if (m_proved.size() == maxChecks)
            m_proved.erase(m_proved.begin());
        m_proved.push_back(path);
    }
    if (!m_path || m_wanted == path)
        m_path = path;
    if (m_path == path)
        m_heardAt = m_context.clock.now(); // an answer from elsewhere is no consent of who gets the media
    if (m_state == State::Waiting)
        m_state = State::Handshaking;
    if (!m_early.datagram.isEmpty() && m_early.path == path)
        receiveHandshake(std::exchange(m_early.datagram, {}), path);
    return true;
}

void Peer::receive(QByteArrayView datagram, const UdpPath &path)
{
    if (m_state == State::Over || datagram.isEmpty())
        return;
    if (isDtls(datagram)) {
        if (isProved(path))
            receiveHandshake(datagram, path);
        else
            m_early = {datagram.toByteArray(), path};
    } else if (m_srtp && isRtcp(datagram)) {
        receiveReports(datagram);
    }
}

void Peer::receiveHandshake(QByteArrayView datagram, const UdpPath &path)
{
    if (m_state == State::Handshaking && m_wanted != m_path)
        m_path = path; // Chromium shakes hands before it chooses
    sendAll(m_dtls.receive(datagram), path);
    switch (m_dtls.state()) {
    case DtlsSession::State::Handshaking:
        break;
    case DtlsSession::State::Connected:
        if (m_state == State::Handshaking)
            startMedia();
        break;
    case DtlsSession::State::Failed:
        end(m_dtls.errorString());
        break;
    case DtlsSession::State::Closed:
        end({});
        break;
    }
}

void Peer::sendAll(const QByteArrayList &datagrams, const UdpPath &path)
{
    for (const QByteArray &datagram : datagrams)
        m_context.output.send(datagram, path);
}

void Peer::startMedia()
{
    m_srtp = SrtpSession::create(m_dtls.keys());
    if (!m_srtp) {
        end(QStringLiteral("No keys for the encryption of media could be made."));
        return;
    }
    m_state = State::Connected;
    m_connectedAt = m_context.clock.now();
    m_audioFrom = m_context.feed.end();
    sendMedia();
}

void Peer::receiveReports(QByteArrayView datagram)
{
    const std::optional<QByteArray> compound = m_srtp->unprotectRtcp(datagram);
    const std::optional<RtcpFeedback> feedback = compound ? parseRtcp(*compound) : std::nullopt;
    if (!feedback)
        return;
    const Time now = m_context.clock.now();
    for (const ReportBlock &report : feedback->reports)
        readReport(report, now);
    for (const LostPacket &lost : feedback->lost)
        resend(lost);
    if (std::ranges::find(feedback->keyframesWanted, m_context.feed.ssrc(MediaStream::Video)) !=
        feedback->keyframesWanted.end())
        wishKeyframe(now);
    if (feedback->isGoodbye)
        end({});
}

void Peer::readReport(const ReportBlock &report, Time now)
{
    if (report.ssrc != m_context.feed.ssrc(MediaStream::Video) || report.lastSenderReport == 0)
        return;
    // RFC 3550 section 6.4.1: arrival, less the report's time, less what the peer took to answer.
    const auto units = qint32(shortNtp(m_context.clock.toEpoch(now)) - report.lastSenderReport -
                              report.delaySinceSenderReport);
    m_figures.roundTrip = std::chrono::milliseconds(std::max(units, 0) * 1000LL / 65'536);
}

void Peer::wishKeyframe(Time now)
{
    if (m_wishedKeyframeAt && now - *m_wishedKeyframeAt < m_context.limits.keyframeInterval)
        return;
    m_wishedKeyframeAt = now;
    m_wantsKeyframe = true;
}

/// The same bytes again. Who asks for more than could have been lost gets no more.
void Peer::resend(const LostPacket &lost)
{
    ++m_figures.lostPackets;
    for (const MediaStream stream : mediaStreams) {
        if (lost.ssrc != m_context.feed.ssrc(stream) || !hasAgreedOn(stream))
            continue;
        const auto sequence = quint16(lost.sequence - m_sent[std::size_t(stream)].sequenceOffset);
        const MediaPacket *packet = m_context.feed.find(stream, sequence);
        if (packet && m_resends.take(1, m_context.clock.now()) && sendPacket(*packet))
            ++m_figures.resentPackets;
    }
}

/// Where the peer's first packet is, if it has none, and where it goes on if it has fallen out of what is
/// kept.
void Peer::findPlace()
{
    if (m_next && *m_next < m_context.feed.begin())
        m_next.reset();
    if (m_next)
        return;
    const bool hasVideo =
        m_setup.at(MediaStream::Video) && !m_context.feed.codec(MediaStream::Video).isEmpty();
    m_next = hasVideo ? m_context.feed.syncPoint() : std::optional(m_context.feed.end());
    m_wantsKeyframe = m_wantsKeyframe || !m_next;
}

/// Everybody's streams have the same sources: who gets none of one can name it all the same.
bool Peer::hasAgreedOn(MediaStream stream) const
{
    const auto &media = m_setup.at(stream);
    return media && media->codec == m_context.feed.codec(stream);
}

bool Peer::isFor(const MediaPacket &packet, quint64 index) const
{
    return hasAgreedOn(packet.stream) && (packet.stream == MediaStream::Video || index >= m_audioFrom);
}

bool Peer::hasKeyTimePassed() const
{
    return m_context.clock.now() - *m_connectedAt >= keyTime;
}

void Peer::sendMedia()
{
    if (m_state != State::Connected || !hasKeyTimePassed())
        return;
    findPlace();
    if (!m_next)
        return;
    int left = m_context.limits.packetsPerGroup;
    for (; *m_next < m_context.feed.end() && left > 0; ++*m_next) {
        const MediaPacket &packet = m_context.feed.at(*m_next);
        if (!isFor(packet, *m_next))
            continue;
        if (!sendPacket(packet))
            return; // no more is taken: later
        --left;
    }
}

bool Peer::isBehind() const
{
    return m_state == State::Connected && (!hasKeyTimePassed() || (m_next && *m_next < m_context.feed.end()));
}

bool Peer::sendPacket(const MediaPacket &packet)
{
    const std::span<char> room = m_context.output.nextDatagram();
    if (room.empty())
        return false;
    const PeerSetup::Media &media = *m_setup.at(packet.stream);
    Sent &sent = m_sent[std::size_t(packet.stream)];
    // RFC 3711 section 3.3.1: from a higher beginning the peer could not tell how often numbers have started
    // over.
    if (sent.packets == 0)
        sent.sequenceOffset = quint16(QRandomGenerator::system()->bounded(0x4000) - packet.sequence);
    const RtpHeader header{media.payloadType, packet.stream == MediaStream::Video && packet.payload.isLast,
                           quint16(packet.sequence + sent.sequenceOffset), packet.timestamp,
                           m_context.feed.ssrc(packet.stream)};
    const qsizetype size =
        writeRtpPacket(header, {media.playoutDelayId, 0, longestPlayoutDelay}, packet.payload, room);
    const qsizetype protectedSize = m_srtp->protect(room, size);
    if (protectedSize < 0)
        return true; // it cannot be sent any more; what follows can
    m_context.output.commit(protectedSize, *m_path);
    ++sent.packets;
    sent.bytes += quint32(packet.payload.totalSize());
    m_figures.mediaBytes += quint64(packet.payload.totalSize());
    return true;
}

void Peer::tick()
{
    const Time now = m_context.clock.now();
    switch (m_state) {
    case State::Handshaking:
        sendAll(m_dtls.onTick(), *m_path);
        [[fallthrough]];
    case State::Waiting:
        if (now - m_createdAt > m_context.limits.handshakeDeadline)
            end(QStringLiteral("The connection was not made in time."));
        break;
    case State::Connected:
        if (now - m_heardAt > m_context.limits.consentDeadline)
            end(QStringLiteral("Nothing came from it for too long."));
        else if (now - m_checkedAt >= m_context.limits.consentDeadline / 4)
            check(*m_path);
        if (m_state == State::Connected && (!m_reportedAt || now - *m_reportedAt >= reportInterval))
            sendReports(now);
        break;
    case State::Over:
        break;
    }
}

void Peer::sendReports(Time now)
{
    m_reportedAt = now;
    std::vector<SenderReport> reports;
    for (const MediaStream stream : mediaStreams) {
        const Sent &sent = m_sent[std::size_t(stream)];
        if (m_setup.at(stream))
            reports.push_back({m_context.feed.ssrc(stream), m_context.clock.toEpoch(now),
                               m_context.feed.timestamp(stream, now), sent.packets, sent.bytes,
                               m_setup.cname});
    }
    const QByteArray packet = m_srtp->protectRtcp(writeSenderReports(reports));
    if (!packet.isEmpty())
        m_context.output.send(packet, *m_path);
}

void Peer::close()
{
    if (m_state == State::Connected)
        sendAll(m_dtls.close(), *m_path);
    end({});
}

void Peer::end(const QString &reason)
{
    m_state = State::Over;
    m_errorString = reason;
    m_srtp.reset();
}

} // namespace lancast::rtc
