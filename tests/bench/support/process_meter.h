// What a process costs, from /proc.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::bench {

/// Resident memory of \a pid in bytes; 0 if there is no such process.
[[nodiscard]] qint64 residentBytes(qint64 pid);

/// User and system time of all threads of \a pid, in the scheduler's nanoseconds (/proc/PID/stat has the same
/// in ticks of 10 ms). What the kernel does for the process in an interrupt counts where it interrupts.
[[nodiscard]] std::chrono::nanoseconds cpuTime(qint64 pid);

/// Time that the threads of \a pid could have run and others had their core.
[[nodiscard]] std::chrono::nanoseconds runQueueTime(qint64 pid);

/// CPU time of one bare send() of \a messageBytes to one of \a receivers loopback connections that are read
/// all the time: what the kernel takes, whoever asks.
[[nodiscard]] std::chrono::nanoseconds bareSendTime(int receivers, int messageBytes);

} // namespace lancast::bench
