// Reads the elements of an init segment whose content is there completely: EBML header, Info, Tracks.
#pragma once

#include "webm/demuxer.h"
#include "webm/frame_encodings.h"

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
    Tracks tracks;                         ///< at most one of each type
    std::vector<FrameEncodings> encodings; ///< of each track
};

/// Of a Tracks element, its TrackEntries one after the other: keeps the first of each type that can be read,
/// and judges none of the others.
class TracksReader final
{
public:
    /// \a maxTrackBytes: of a TrackEntry, and of its CodecPrivate where that is compressed.
    explicit TracksReader(qsizetype maxTrackBytes)
        : m_maxTrackBytes(maxTrackBytes)
    {
    }

    /// So many bytes from its beginning tell of what type a TrackEntry is, as muxers write it.
    static constexpr qsizetype typeBytes = 1024;

    void add(QByteArrayView entryContent);
    /// One that is larger than may be collected. \a beginning: its first typeBytes.
    void addTooLarge(QByteArrayView beginning);

    /// An error where there are tracks of a type, and none of them can be read.
    [[nodiscard]] TracksResult result() const;

private:
    [[nodiscard]] bool has(TrackType type) const;
    void setError(quint64 type, DemuxError error);

    qsizetype m_maxTrackBytes;
    TracksResult m_result;
    DemuxError m_videoError = DemuxError::None; // of the first that cannot be read
    DemuxError m_audioError = DemuxError::None;
    DemuxError m_otherError = DemuxError::None;
};

/// The same with the content of a Tracks element that is there completely.
[[nodiscard]] TracksResult readTracks(QByteArrayView content, const DemuxLimits &limits);

} // namespace lancast::webm
