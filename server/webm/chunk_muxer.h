// Writes blocks as one endless WebM stream: an init segment, then chunks of whole blocks.
#pragma once

#include "webm/media.h"

#include <QList>

#include <optional>
#include <span>

namespace lancast::webm {

/// What makes players treat the stream as live; every field is a measured decision, see
/// tests/bench/FIGURES.md.
struct InitSegmentOptions
{
    bool hasDateUtc = true; ///< Chromium then buffers one frame instead of seconds
    /// Pictures a second, told as FrameRate (WebM; RFC 9559 appendix A: informational only); 0 leaves it
    /// out. ffmpeg's players count forty pictures before they show any unless they are told. No
    /// DefaultDuration: browsers take that at its word.
    double frameRate = 0;
};

/// EBML header, Segment of unknown size, Info and Tracks (TimestampScale 1 ms, no Duration).
/// Output track numbers are 1, 2, ... in the order of \a tracks.
[[nodiscard]] QByteArray writeInitSegment(std::span<const Track> tracks,
                                          const InitSegmentOptions &options = {});

/// Media type with codecs, as MediaSource.isTypeSupported() takes it: video/webm; codecs="vp8,opus".
/// VP9 and AV1 are named with the profile from CodecPrivate where it is there, else "vp9"/"av01.0.04M.08".
[[nodiscard]] QByteArray mimeType(std::span<const Track> tracks);

/// One frame of a chunk: what its block says, and where its payload lies.
struct MuxedFrame
{
    quint64 trackNumber = 0; ///< as in the init segment
    TrackType type = TrackType::Video;
    std::chrono::milliseconds relativeTime{0}; ///< to its Cluster's
    bool isKeyframe = false;                   ///< as the block is flagged
    qsizetype offset = 0;                      ///< of the payload, in the chunk's body
    qsizetype size = 0;                        ///< of the payload
};

/// One or more whole blocks, with the Cluster header before them where one starts.
struct MuxedChunk
{
    QByteArray header; ///< with the Cluster's Timestamp; empty where the blocks go on in an open Cluster
    QByteArray body;   ///< the blocks
    std::chrono::milliseconds time{0};    ///< of its first block
    std::chrono::milliseconds endTime{0}; ///< the latest of its blocks
    bool isSyncPoint = false;   ///< starts a Cluster with a video keyframe (audio-only: any Cluster)
    QList<MuxedFrame> frames{}; ///< in the order of the blocks

    [[nodiscard]] QByteArrayView payload(const MuxedFrame &frame) const
    {
        return QByteArrayView(body).sliced(frame.offset, frame.size);
    }

    [[nodiscard]] bool startsCluster() const { return !header.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return header.size() + body.size(); }
    /// Memory of its bytes: at most an eighth more than size(), and some.
    [[nodiscard]] qsizetype heldBytes() const { return header.capacity() + body.capacity(); }
};

/// The header of a Cluster of unknown size (eight bytes long, so that it can be told later) and its
/// Timestamp.
[[nodiscard]] QByteArray writeClusterHeader(std::chrono::milliseconds time);

/// Clusters have unknown size and start only at video keyframes (audio-only: every second). One exception:
/// where no keyframe comes for five seconds, Clusters of two seconds follow that are no sync points; what is
/// in one is shown after all video of the one before. What comes before the first keyframe is dropped. Times
/// never go back: a block that would is given the time of the one before it, because browsers refuse a whole
/// Cluster otherwise. Only with video that browsers do not take in WebM (H.264, HEVC, ...) blocks come in the
/// order of decoding and keep their times.
class ChunkMuxer final
{
public:
    explicit ChunkMuxer(Tracks tracks);

    /// Blocks in stream order (of one or all tracks); the chunks start anew at each sync point.
    /// The memory of a payload that nobody else uses becomes that of its chunk, if the chunk has no other
    /// block.
    [[nodiscard]] std::vector<MuxedChunk> mux(std::vector<Frame> blocks);
    [[nodiscard]] const Tracks &tracks() const { return m_tracks; }

private:
    [[nodiscard]] bool startsSyncPoint(const Frame &block, std::chrono::milliseconds time) const;
    [[nodiscard]] bool isOverdue(const Frame &block, std::chrono::milliseconds time) const;
    [[nodiscard]] MuxedFrame describe(const Frame &block, quint64 trackNumber,
                                      std::chrono::milliseconds time) const;

    Tracks m_tracks;
    bool m_hasVideo = false;
    bool m_reorders = false;                                ///< times may go back
    std::optional<std::chrono::milliseconds> m_clusterTime; ///< of the open Cluster
    std::chrono::milliseconds m_syncTime{0};                ///< of the newest sync point
    std::chrono::milliseconds m_lastTime{0};
    std::chrono::milliseconds m_newestVideo{0};
};

} // namespace lancast::webm
