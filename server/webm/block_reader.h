// Turns the content of a SimpleBlock or BlockGroup (RFC 9559 sections 5.1.3.4, 5.1.3.5, 10) into Blocks.
#pragma once

#include "webm/demuxer.h"

namespace lancast::webm {

/// No recording runs as long; what says so would overflow where times are added.
inline constexpr std::chrono::nanoseconds maxTime = std::chrono::hours(24 * 365 * 100);

class BlockReader final
{
public:
    void setTracks(Tracks tracks) { m_tracks = std::move(tracks); }
    [[nodiscard]] const Tracks &tracks() const { return m_tracks; }
    /// Nanoseconds for each tick.
    void setTimestampScale(quint64 scale) { m_timestampScale = scale; }
    /// The open Cluster's Timestamp, in ticks.
    void setClusterTimestamp(quint64 ticks) { m_clusterTimestamp = ticks; }

    /// Both append to \a blocks and answer None or Malformed. Blocks of tracks that are not in tracks() give
    /// nothing, and neither does a frame without bytes, which no decoder takes.
    [[nodiscard]] DemuxError readSimpleBlock(QByteArrayView content, std::vector<Block> &blocks) const;
    [[nodiscard]] DemuxError readBlockGroup(QByteArrayView content, std::vector<Block> &blocks) const;

private:
    struct Group;

    [[nodiscard]] DemuxError readBlock(const Group &group, std::vector<Block> &blocks) const;
    [[nodiscard]] const Track *findTrack(quint64 number) const;
    [[nodiscard]] bool toTime(qint16 relativeTicks, std::chrono::nanoseconds &time) const;
    [[nodiscard]] bool toDuration(quint64 ticks, std::chrono::nanoseconds &duration) const;

    Tracks m_tracks;
    quint64 m_timestampScale = 1'000'000;
    quint64 m_clusterTimestamp = 0;
};

} // namespace lancast::webm
