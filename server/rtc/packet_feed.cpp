#include "rtc/packet_feed.h"

#include "stream/relayed_tracks.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace lancast::rtc {

namespace {

struct Coding
{
    MediaStream stream;
    webm::TrackType type;
    const char *codecId; ///< Matroska's
    const char *name;    ///< SDP's
};

constexpr std::array codings{Coding{MediaStream::Video, webm::TrackType::Video, "V_VP8", "vp8"},
                             Coding{MediaStream::Video, webm::TrackType::Video, "V_VP9", "vp9"},
                             Coding{MediaStream::Audio, webm::TrackType::Audio, "A_OPUS", "opus"}};

webm::TrackType typeOf(MediaStream stream)
{
    return stream == MediaStream::Video ? webm::TrackType::Video : webm::TrackType::Audio;
}

QByteArray codecOf(const webm::Track &track)
{
    const auto coding = std::ranges::find_if(codings, [&track](const Coding &one) {
        return one.type == track.type && track.codecId == one.codecId;
    });
    return coding == codings.end() ? QByteArray() : QByteArray(coding->name);
}

quint32 inClockOf(MediaStream stream, std::chrono::nanoseconds time)
{
    // 90 kHz and 48 kHz, without a product that overflows within a century.
    const qint64 ns = time.count();
    return stream == MediaStream::Video ? quint32(quint64(ns / 100'000 * 9 + ns % 100'000 * 9 / 100'000))
                                        : quint32(quint64(ns / 125'000 * 6 + ns % 125'000 * 6 / 125'000));
}

} // namespace

PacketFeed::PacketFeed(const PacketFeedLimits &limits)
    : m_limits(limits)
{
    // What strangers could guess otherwise (RFC 3550 section 5.1).
    QRandomGenerator &random = *QRandomGenerator::system();
    for (Part &one : m_parts) {
        one.ssrc = random.generate();
        one.timestampOffset = random.generate();
        one.nextSequence = quint16(random.generate());
    }
    if (part(MediaStream::Audio).ssrc == part(MediaStream::Video).ssrc)
        ++part(MediaStream::Audio).ssrc;
}

void PacketFeed::start(const stream::StreamStart &start)
{
    m_origin = start.origin;
    m_isLive = true;
    m_isSendable =
        std::ranges::none_of(start.tracks, [](const webm::Track &track) { return codecOf(track).isEmpty(); });
    for (const MediaStream stream : mediaStreams) {
        const webm::Track *track = stream::firstOf(start.tracks, typeOf(stream));
        part(stream).track = track ? track->number : 0;
        part(stream).codec = track ? codecOf(*track) : QByteArray();
    }
    m_syncPoint.reset(); // what comes next is not predicted from what came before
    if (m_changed)
        m_changed(FeedChange::Tracks);
}

void PacketFeed::addUnordered(const std::vector<webm::Frame> &frames)
{
    for (const webm::Frame &frame : frames) {
        for (const MediaStream stream : mediaStreams) {
            if (frame.trackNumber == part(stream).track && !part(stream).codec.isEmpty())
                append(stream, frame);
        }
    }
    keepInBounds();
    if (m_changed)
        m_changed(FeedChange::Packets);
}

void PacketFeed::setState(stream::StreamState state)
{
    if (state != stream::StreamState::Ended)
        return;
    m_isLive = false;
    while (!m_packets.empty())
        dropOldest();
    if (m_changed)
        m_changed(FeedChange::Tracks);
}

quint32 PacketFeed::timestamp(MediaStream stream, std::chrono::nanoseconds time) const
{
    return part(stream).timestampOffset + inClockOf(stream, time);
}

std::vector<RtpPayload> PacketFeed::packetize(MediaStream stream, const webm::Frame &frame)
{
    if (stream == MediaStream::Audio)
        return packetizeOpus(frame.payload);
    m_pictureId = (m_pictureId + 1) & 0x7fff;
    return part(stream).codec == "vp8" ? packetizeVp8(frame.payload, m_pictureId)
                                       : packetizeVp9(frame.payload, frame.isKeyframe, m_pictureId);
}

void PacketFeed::append(MediaStream stream, const webm::Frame &frame)
{
    const bool isKeyframe = stream == MediaStream::Video && frame.isKeyframe;
    Part &into = part(stream);
    MediaPacket packet;
    packet.stream = stream;
    packet.time = m_origin + frame.time;
    packet.timestamp = timestamp(stream, packet.time);
    std::vector<RtpPayload> payloads = packetize(stream, frame);
    for (RtpPayload &payload : payloads) {
        packet.sequence = into.nextSequence++;
        packet.startsKeyframe = isKeyframe && payload.offset == 0;
        packet.payload = std::move(payload);
        if (packet.startsKeyframe)
            m_syncPoint = end();
        into.indices.push_back(end());
        m_packets.push_back(packet);
        m_bytes += packet.payload.size;
    }
}

void PacketFeed::dropOldest()
{
    const MediaPacket &oldest = m_packets.front();
    part(oldest.stream).indices.pop_front();
    m_bytes -= oldest.payload.size;
    m_packets.pop_front();
    ++m_begin;
}

void PacketFeed::keepInBounds()
{
    while (!m_packets.empty()) {
        const std::chrono::nanoseconds span = m_packets.back().time - m_packets.front().time;
        const bool isForJoining = m_syncPoint && m_begin == *m_syncPoint && span <= m_limits.maxSpan;
        if (m_bytes <= m_limits.maxBytes && (isForJoining || span <= m_limits.minSpan))
            return;
        dropOldest();
    }
}

std::optional<quint64> PacketFeed::syncPoint() const
{
    return m_syncPoint && *m_syncPoint >= m_begin && m_isLive ? m_syncPoint : std::nullopt;
}

const MediaPacket *PacketFeed::find(MediaStream stream, quint16 sequence) const
{
    const Part &within = part(stream);
    const auto back = std::size_t(quint16(within.nextSequence - 1 - sequence));
    if (back >= within.indices.size())
        return nullptr;
    return &at(within.indices[within.indices.size() - 1 - back]);
}

} // namespace lancast::rtc
