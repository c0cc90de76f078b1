// A quality of the host's own, and what makes sense in it: plain values.
#pragma once

#include "host/video_tuning.h"

#include <QSize>
#include <QString>

namespace lancast::app {

struct CustomQuality
{
    QSize size{1280, 720};
    int framesPerSecond = 30;
    int bitsPerSecond = 2'500'000;
    Codec codec = Codec::Vp8;

    friend bool operator==(const CustomQuality &, const CustomQuality &) = default;
};

inline constexpr QSize smallestPicture{160, 90};
inline constexpr QSize largestPicture{3840, 2160};
inline constexpr int fewestFrames = 1;
inline constexpr int mostFrames = 60;
inline constexpr int fewestBits = 100'000; ///< a second
inline constexpr int mostBits = 20'000'000;

enum class SizeFault { None, NotASize, TooSmall, TooLarge, Odd };

struct TypedSize
{
    QSize size; ///< what was typed, right or not; empty if it is no size
    SizeFault fault = SizeFault::NotASize;
};

/// Reads "1280x720", "1280 × 720".
[[nodiscard]] TypedSize typedSize(const QString &text);
/// "1280x720".
[[nodiscard]] QString sizeText(QSize size);

[[nodiscard]] SizeFault faultOf(QSize size);
[[nodiscard]] bool makesSense(const CustomQuality &quality);

} // namespace lancast::app
