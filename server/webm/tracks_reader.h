// Reads the elements of an init segment whose content is there completely: EBML header, Info, Tracks.
#pragma once

#include "webm/demuxer.h"

namespace lancast::webm {

/// No CodecDelay, DefaultDuration or the like is as long; what says so is not a recording.
inline constexpr std::chrono::nanoseconds maxDuration = std::chrono::hours(24);

/// None, UnsupportedDocType or Malformed.
[[nodiscard]] DemuxError checkEbmlHeader(QByteArrayView content);

struct InfoResult
{
    DemuxError error = DemuxError::None;
    quint64 timestampScale = 1'000'000; ///< nanoseconds for each tick; not 0
};

[[nodiscard]] InfoResult readInfo(QByteArrayView content);

struct TracksResult
{
    DemuxError error = DemuxError::None;
    Tracks tracks; ///< video and audio only
};

[[nodiscard]] TracksResult readTracks(QByteArrayView content, qsizetype maxTracks);

} // namespace lancast::webm
