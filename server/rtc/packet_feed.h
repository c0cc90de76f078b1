// The stream as RTP packets: made once, kept for those who join and for those who lost some.
#pragma once

#include "rtc/rtp_packet.h"
#include "stream/frame_sink.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace lancast::rtc {

enum class MediaStream { Video, Audio };

inline constexpr std::array mediaStreams{MediaStream::Video, MediaStream::Audio};

/// One packet as all viewers get it, but for the numbers of payloads and extensions, which are each viewer's.
struct MediaPacket
{
    MediaStream stream = MediaStream::Video;
    quint16 sequence = 0;
    quint32 timestamp = 0; ///< 90 kHz or 48 kHz
    bool startsKeyframe = false;
    RtpPayload payload;
    std::chrono::nanoseconds time{0}; ///< when its frame was captured, by the relay's clock
};

struct PacketFeedLimits
{
    qsizetype maxBytes = 16 * 1024 * 1024;
    std::chrono::milliseconds maxSpan{8'000}; ///< a longer GOP is not kept whole: it can be joined no more
    std::chrono::milliseconds minSpan{1'000}; ///< kept for retransmissions, also before the newest keyframe
};

/// There are more packets, or the stream has other tracks or has ended.
enum class FeedChange { Packets, Tracks };

/// Packets have indices that rise by one, in the order of the stream. Sequence numbers and timestamps go on
/// from one configuration of tracks to the next.
class PacketFeed final : public stream::FrameSink
{
public:
    explicit PacketFeed(const PacketFeedLimits &limits = {});

    /// Called from within the call that brought it.
    void onChanged(std::function<void(FeedChange)> callback) { m_changed = std::move(callback); }

    void start(const stream::StreamStart &start) override;
    /// Receivers play audio and video by their times, in whatever order they come.
    void add(std::vector<webm::Frame>) override {}
    void addUnordered(const std::vector<webm::Frame> &frames) override;
    void setState(stream::StreamState state) override;

    /// "vp8", "vp9" or "opus", as SDP names them; empty where there is no such track, or one that RTP has no
    /// format for here.
    [[nodiscard]] const QByteArray &codec(MediaStream stream) const { return part(stream).codec; }
    [[nodiscard]] bool hasMedia() const { return m_isLive; }
    /// Every track of the stream has a codec().
    [[nodiscard]] bool isSendable() const { return m_isSendable; }
    [[nodiscard]] quint32 ssrc(MediaStream stream) const { return part(stream).ssrc; }
    /// The timestamp of what is captured at \a time.
    [[nodiscard]] quint32 timestamp(MediaStream stream, std::chrono::nanoseconds time) const;

    /// Of the packets that are kept: the first one's index, and that of the next one to come.
    [[nodiscard]] quint64 begin() const { return m_begin; }
    [[nodiscard]] quint64 end() const { return m_begin + m_packets.size(); }
    [[nodiscard]] const MediaPacket &at(quint64 index) const { return m_packets[index - m_begin]; }
    /// Where one who joins begins: with the newest keyframe. Empty if it is not kept.
    [[nodiscard]] std::optional<quint64> syncPoint() const;
    /// Null if it is not kept.
    [[nodiscard]] const MediaPacket *find(MediaStream stream, quint16 sequence) const;
    /// Of the frames that are kept.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    struct Part
    {
        QByteArray codec;
        quint64 track = 0;
        quint32 ssrc = 0;
        quint32 timestampOffset = 0;
        quint16 nextSequence = 0;
        std::deque<quint64> indices; ///< of its packets, by sequence number
    };

    [[nodiscard]] const Part &part(MediaStream stream) const { return m_parts[std::size_t(stream)]; }
    [[nodiscard]] Part &part(MediaStream stream) { return m_parts[std::size_t(stream)]; }
    [[nodiscard]] std::vector<RtpPayload> packetize(MediaStream stream, const webm::Frame &frame);
    void append(MediaStream stream, const webm::Frame &frame);
    void dropOldest();
    void keepInBounds();

    const PacketFeedLimits m_limits;
    std::function<void(FeedChange)> m_changed;
    std::array<Part, mediaStreams.size()> m_parts;
    std::chrono::nanoseconds m_origin{0};
    quint16 m_pictureId = 0;
    std::deque<MediaPacket> m_packets;
    quint64 m_begin = 0;
    std::optional<quint64> m_syncPoint;
    qsizetype m_bytes = 0;
    bool m_isLive = false;
    bool m_isSendable = false;
};

} // namespace lancast::rtc
