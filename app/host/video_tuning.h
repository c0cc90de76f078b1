// How the publisher page's recorder works beside size and bitrate: plain values.
#pragma once

#include <chrono>

namespace lancast::app {

enum class Codec { Vp8, Vp9 };

struct VideoTuning
{
    Codec codec = Codec::Vp8;
    /// Each start gives a keyframe for certain, from which a viewer that fell behind goes on.
    std::chrono::seconds restartInterval{20};
    // Small pieces keep the delay down: 20 ms measured 50 ms less than 50 ms pieces.
    std::chrono::milliseconds timeslice{20};

    friend bool operator==(const VideoTuning &, const VideoTuning &) = default;
};

inline constexpr std::chrono::seconds shortestRestartInterval{1};
inline constexpr std::chrono::seconds longestRestartInterval{600};
inline constexpr std::chrono::milliseconds shortestTimeslice{10};
inline constexpr std::chrono::milliseconds longestTimeslice{1000};

} // namespace lancast::app
