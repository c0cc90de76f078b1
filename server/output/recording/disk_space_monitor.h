// How long the disk lasts at the rate at which the recording file grows.
#pragma once

#include "output/recording/recording_file_limits.h"

#include <deque>
#include <optional>

namespace lancast::record {

class DiskSpaceMonitor final
{
public:
    using Time = std::chrono::milliseconds;

    /// The rate is that of so much of the past.
    static constexpr Time window{30'000};

    explicit DiskSpaceMonitor(const RecordingFileLimits &limits)
        : m_limits(limits)
    {
    }

    enum class Verdict { Enough, Low, Full };

    /// \a now: any steady clock. \a bytes: the file's size.
    Verdict look(Time now, qint64 bytes, qint64 freeBytes);
    /// Until Full. Nothing as long as the rate is not known.
    [[nodiscard]] std::optional<std::chrono::seconds> timeLeft() const { return m_timeLeft; }

private:
    struct Sample
    {
        Time at{0};
        qint64 bytes = 0;
    };

    RecordingFileLimits m_limits;
    std::deque<Sample> m_samples;
    std::optional<std::chrono::seconds> m_timeLeft;
};

} // namespace lancast::record
