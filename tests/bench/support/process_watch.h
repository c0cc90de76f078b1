// Lets time pass and notes what a process takes meanwhile.
#pragma once

#include "process_meter.h"

#include <QElapsedTimer>

#include <functional>

namespace lancast::bench {

class ProcessWatch final
{
public:
    /// From now on.
    explicit ProcessWatch(qint64 pid);

    /// Runs the event loop for so long; \a eachSecond, where given, is called once in each.
    void pass(std::chrono::seconds duration, const std::function<void()> &eachSecond = {});

    /// Used since the beginning.
    [[nodiscard]] std::chrono::nanoseconds cpu() const;
    /// The same, of one core.
    [[nodiscard]] double cpuPercent() const;
    /// Resident memory at the beginning.
    [[nodiscard]] double mebibytesBefore() const;
    /// What the most of the time that passed is above it.
    [[nodiscard]] double mebibytesGrown() const;
    /// What the present is above it.
    [[nodiscard]] double mebibytesKept() const;

private:
    qint64 m_pid;
    QElapsedTimer m_clock;
    std::chrono::nanoseconds m_cpuBefore;
    qint64 m_bytesBefore;
    qint64 m_bytesAtMost;
};

} // namespace lancast::bench
