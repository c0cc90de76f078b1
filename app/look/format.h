// Numbers as people read them, with the decimal mark of their language. Pure but for that.
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace lancast::app {

/// "2.5 Mbit/s"; below 0.1 "0.04 Mbit/s", so that little is not nothing.
[[nodiscard]] QString formattedRate(qint64 bitsPerSecond);
/// formattedRate() without its unit, where the next figure names it: "2.5".
[[nodiscard]] QString formattedMegabits(qint64 bitsPerSecond);
/// "812 KB", "75 MB", "1.2 GB"; a kilobyte is 1000 bytes.
[[nodiscard]] QString formattedSize(quint64 bytes);
/// "0.4 s".
[[nodiscard]] QString formattedSeconds(std::chrono::milliseconds time);
/// "0.08 s".
[[nodiscard]] QString formattedFineSeconds(std::chrono::milliseconds time);
/// formattedSeconds(), or a dash for an unknown delay.
[[nodiscard]] QString formattedDelay(std::optional<int> delayMs);
/// "4:02", "1:04:02".
[[nodiscard]] QString formattedDuration(std::chrono::milliseconds time);
/// "00:12:34", so that the width stays the same.
[[nodiscard]] QString formattedClock(std::chrono::milliseconds time);

} // namespace lancast::app
