#include "rtc/srtp.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace lancast::rtc {

namespace {

/// RTCP of browsers' receivers has one source for each kind, or one for both.
constexpr std::size_t maxPeerSources = 8;

constexpr qsizetype fixedHeaderBytes = 12;
/// Of the first packet of a compound one: not encrypted.
constexpr qsizetype clearRtcpBytes = 8;
constexpr qsizetype indexBytes = 4;
constexpr quint32 isEncrypted = 0x8000'0000;
constexpr quint32 maxRtcpIndex = 0x7FFF'FFFF;

/// RFC 3550 section 5.3.1; -1 if \a packet is shorter.
qsizetype headerBytesOf(QByteArrayView packet)
{
    if (packet.size() < fixedHeaderBytes)
        return -1;
    qsizetype size = fixedHeaderBytes + 4 * (packet[0] & 0x0f);
    if ((packet[0] & 0x10) != 0) {
        if (packet.size() < size + 4)
            return -1;
        size += 4 + 4 * qFromBigEndian<quint16>(packet.data() + size + 2);
    }
    return size <= packet.size() ? size : -1;
}

std::array<char, indexBytes> bigEndian(quint32 value)
{
    std::array<char, indexBytes> bytes{};
    qToBigEndian(value, bytes.data());
    return bytes;
}

} // namespace

SrtpSession::SrtpSession(SrtpProfile profile, const SrtpSessionKeys &rtp, const SrtpSessionKeys &rtcp,
                         const SrtpSessionKeys &peerRtcp)
    : m_profile(profile)
    , m_rtp(profile, rtp)
    , m_rtcpKeys(rtcp)
    , m_peerRtcpKeys(peerRtcp)
{
}

std::unique_ptr<SrtpSession> SrtpSession::create(const SrtpKeys &keys)
{
    const auto rtp = deriveSrtpKeys(keys.profile, keys.send, SrtpKind::Rtp);
    const auto rtcp = deriveSrtpKeys(keys.profile, keys.send, SrtpKind::Rtcp);
    const auto peerRtcp = deriveSrtpKeys(keys.profile, keys.receive, SrtpKind::Rtcp);
    if (!rtp || !rtcp || !peerRtcp)
        return nullptr;
    return std::unique_ptr<SrtpSession>(new SrtpSession(keys.profile, *rtp, *rtcp, *peerRtcp));
}

/// The nearest one to the newest. Empty if it is too old.
std::optional<quint64> SrtpSession::indexOf(quint32 ssrc, quint16 sequence)
{
    auto stream = std::ranges::find(m_sent, ssrc, &SentStream::ssrc);
    if (stream == m_sent.end())
        stream = m_sent.insert(stream, {ssrc, sequence});
    const auto step = qint16(sequence - quint16(stream->newest));
    if (step > 0) {
        stream->newest += quint64(step);
        return stream->newest;
    }
    if (-step > maxSrtpHistory || stream->newest < quint64(-step))
        return std::nullopt;
    return stream->newest - quint64(-step);
}

qsizetype SrtpSession::protect(std::span<char> buffer, qsizetype size)
{
    Q_ASSERT(size >= 0 && size + maxSrtpTrailer <= qsizetype(buffer.size()));
    const QByteArrayView packet(buffer.data(), size);
    const qsizetype headerBytes = headerBytesOf(packet);
    if (headerBytes < 0)
        return -1;
    const auto ssrc = qFromBigEndian<quint32>(packet.data() + 8);
    const std::optional<quint64> index = indexOf(ssrc, qFromBigEndian<quint16>(packet.data() + 2));
    if (!index)
        return -1;
    const std::array<char, 4> cycles = bigEndian(quint32(*index >> 16));
    const bool isGcm = m_profile == SrtpProfile::AeadAes128Gcm;
    const SrtpCipher::Packet parts{
        .ssrc = ssrc,
        .index = *index,
        .header = packet.first(headerBytes),
        .payload = buffer.subspan(std::size_t(headerBytes), std::size_t(size - headerBytes)),
        .behind = isGcm ? QByteArrayView() : QByteArrayView(cycles.data(), qsizetype(cycles.size()))};
    return m_rtp.seal(parts, buffer.data() + size) ? size + srtpTagBytes(m_profile) : -1;
}

/// RFC 3711 section 3.4; with AES-GCM the tag comes before the index (RFC 7714 section 9.2).
QByteArray SrtpSession::protectRtcp(QByteArrayView compound)
{
    if (compound.size() < clearRtcpBytes || m_rtcpIndex == maxRtcpIndex)
        return {};
    ++m_rtcpIndex;
    const std::array<char, indexBytes> index = bigEndian(isEncrypted | m_rtcpIndex);
    const bool isGcm = m_profile == SrtpProfile::AeadAes128Gcm;
    QByteArray packet = compound.toByteArray();
    const qsizetype tagAt = packet.size() + (isGcm ? 0 : indexBytes);
    packet.resize(packet.size() + indexBytes + srtpTagBytes(m_profile));
    std::ranges::copy(index, packet.data() + (isGcm ? packet.size() - indexBytes : compound.size()));
    const SrtpCipher::Packet parts{
        .ssrc = qFromBigEndian<quint32>(compound.data() + 4),
        .index = m_rtcpIndex,
        .header = compound.first(clearRtcpBytes),
        .payload = {packet.data() + clearRtcpBytes, std::size_t(compound.size() - clearRtcpBytes)},
        .behind = QByteArrayView(index.data(), indexBytes)};
    return SrtpCipher(m_profile, m_rtcpKeys).seal(parts, packet.data() + tagAt) ? packet : QByteArray();
}

std::optional<QByteArray> SrtpSession::unprotectRtcp(QByteArrayView packet)
{
    const qsizetype tagBytes = srtpTagBytes(m_profile);
    const qsizetype size = packet.size() - indexBytes - tagBytes;
    if (size < clearRtcpBytes)
        return std::nullopt;
    const bool isGcm = m_profile == SrtpProfile::AeadAes128Gcm;
    const auto ssrc = qFromBigEndian<quint32>(packet.data() + 4);
    const auto flagged = qFromBigEndian<quint32>(packet.data() + (isGcm ? packet.size() - indexBytes : size));
    const quint32 index = flagged & maxRtcpIndex;
    const auto source = std::ranges::find(m_peerSources, ssrc, &PeerSource::ssrc);
    const bool isKnown = source != m_peerSources.end();
    if ((flagged & isEncrypted) == 0 || (isKnown && !source->isNew(index)) ||
        (!isKnown && m_peerSources.size() >= maxPeerSources))
        return std::nullopt;
    QByteArray compound = packet.first(size).toByteArray();
    if (!open(compound, ssrc, flagged, packet.data() + size + (isGcm ? 0 : indexBytes)))
        return std::nullopt;
    if (isKnown)
        source->add(index);
    else
        m_peerSources.push_back({ssrc, index, 1});
    return compound;
}

bool SrtpSession::open(QByteArray &compound, quint32 ssrc, quint32 flaggedIndex, const char *tag) const
{
    const std::array<char, indexBytes> behind = bigEndian(flaggedIndex);
    char *const bytes = compound.data();
    const SrtpCipher::Packet parts{
        .ssrc = ssrc,
        .index = flaggedIndex & maxRtcpIndex,
        .header = QByteArrayView(bytes, clearRtcpBytes),
        .payload = {bytes + clearRtcpBytes, std::size_t(compound.size() - clearRtcpBytes)},
        .behind = QByteArrayView(behind.data(), indexBytes)};
    return SrtpCipher(m_profile, m_peerRtcpKeys).open(parts, tag);
}

bool SrtpSession::PeerSource::isNew(quint32 index) const
{
    if (index > newest)
        return true;
    return newest - index < seen.size() && !seen[newest - index];
}

void SrtpSession::PeerSource::add(quint32 index)
{
    if (index > newest) {
        seen <<= std::min<std::size_t>(index - newest, seen.size());
        newest = index;
    }
    seen.set(newest - index);
}

} // namespace lancast::rtc
