// Turns the content of a SimpleBlock or BlockGroup (RFC 9559 sections 5.1.3.4, 5.1.3.5, 10) into Blocks.
#pragma once

#include "webm/demuxer.h"
#include "webm/frame_encodings.h"
#include "webm/frame_steps.h"

#include <optional>

namespace lancast::webm {

/// No recording runs as long, in either direction; what says so would overflow where times are added.
inline constexpr std::chrono::nanoseconds maxTime = std::chrono::hours(24 * 365 * 10);
/// Some recorders state the time of day, since 1970. The first block's time is then taken off all.
inline constexpr std::chrono::nanoseconds maxStatedTime = std::chrono::hours(24 * 365 * 100);

class BlockReader final
{
public:
    /// Of encoded frames, so many bytes may be made for each of theirs. Frames are hardly compressible: more
    /// is made only to fill memory.
    static constexpr qsizetype maxExpansion = 4;
    /// Beyond that, of blocks that follow each other.
    static constexpr qsizetype freeExpansion = 1024 * 1024;

    /// No frame, and no block, becomes longer than \a maxBlockBytes by undoing its track's encodings.
    explicit BlockReader(qsizetype maxBlockBytes)
        : m_maxBlockBytes(maxBlockBytes)
    {
    }

    /// \a encodings: for each track.
    void setTracks(Tracks tracks, std::vector<FrameEncodings> encodings);
    [[nodiscard]] const Tracks &tracks() const { return m_tracks; }
    /// Nanoseconds for each tick.
    void setTimestampScale(quint64 scale) { m_timestampScale = scale; }
    /// The open Cluster's Timestamp, in ticks.
    void setClusterTimestamp(quint64 ticks) { m_clusterTimestamp = ticks; }

    /// Both append to \a blocks and answer None or Malformed. Blocks of tracks that are not in tracks() give
    /// nothing, and neither does a frame without bytes, which no decoder takes. Payloads refer to \a content,
    /// but for those that were made by undoing an encoding: these are detached.
    [[nodiscard]] DemuxError readSimpleBlock(QByteArrayView content, std::vector<Frame> &blocks);
    [[nodiscard]] DemuxError readBlockGroup(QByteArrayView content, std::vector<Frame> &blocks);

private:
    struct Group;

    using Frames = std::vector<QByteArray>;

    [[nodiscard]] DemuxError readBlock(const Group &group, std::vector<Frame> &blocks);
    [[nodiscard]] std::optional<Frames> readFrames(const FrameEncodings &encodings, QByteArrayView payload,
                                                   quint8 flags);
    [[nodiscard]] std::optional<QByteArray> decoded(const FrameEncodings &encodings, QByteArrayView lace,
                                                    qsizetype &blockRoom);
    [[nodiscard]] bool toTime(qint16 relativeTicks, std::chrono::nanoseconds &time);
    [[nodiscard]] bool toDuration(quint64 ticks, std::chrono::nanoseconds &duration) const;

    qsizetype m_maxBlockBytes;
    qsizetype m_freeExpansion = freeExpansion; ///< that is left
    Tracks m_tracks;
    std::vector<FrameEncodings> m_encodings;        // for each track
    std::vector<FrameSteps> m_steps;                // for each track
    std::optional<std::chrono::nanoseconds> m_base; // to be taken off the stated times
    quint64 m_timestampScale = 1'000'000;
    quint64 m_clusterTimestamp = 0;
};

} // namespace lancast::webm
