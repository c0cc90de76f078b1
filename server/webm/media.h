// What a WebM stream carries, independent of how its bytes are laid out.
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lancast::webm {

enum class TrackType { Video, Audio };

inline constexpr int maxChannels = 255; ///< of Opus (RFC 7845 section 5.1) and Vorbis

/// One TrackEntry (RFC 9559 section 5.1.4.1), reduced to what a live player needs.
struct Track
{
    quint64 number = 0;
    TrackType type = TrackType::Video;
    QByteArray codecId;      ///< "V_VP8", "A_OPUS", ...
    QByteArray codecPrivate; ///< empty if the codec has none
    std::chrono::nanoseconds codecDelay{0};
    std::chrono::nanoseconds seekPreRoll{0};
    std::chrono::nanoseconds defaultDuration{0}; ///< 0: not stated
    int pixelWidth = 0;                          ///< video only, pixels
    int pixelHeight = 0;
    double samplingFrequency = 0; ///< audio only, Hz
    int channels = 0;             ///< audio only; at most maxChannels
    int bitDepth = 0;             ///< audio only, bits; 0: not stated
    /// EBML elements to be added to Video or Audio as they are: how frames are to be presented. See
    /// presentation.h.
    QByteArray presentation;

    bool operator==(const Track &) const = default;
};

using Tracks = std::vector<Track>;

/// One frame of one track. Laced blocks arrive as one Frame each.
struct Frame
{
    quint64 trackNumber = 0;
    TrackType type = TrackType::Video;
    std::chrono::nanoseconds time{0};           ///< since the start of its recording or stream
    std::chrono::nanoseconds duration{0};       ///< 0: not stated
    std::chrono::nanoseconds discardPadding{0}; ///< RFC 9559 section 5.1.3.5.7
    bool isKeyframe = false;                    ///< always true for audio
    QByteArray payload;

    bool operator==(const Frame &) const = default;
};

} // namespace lancast::webm
