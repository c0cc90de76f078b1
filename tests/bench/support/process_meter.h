// What a process costs, from /proc.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lancast::bench {

/// Resident memory of \a pid in bytes; 0 if there is no such process.
[[nodiscard]] qint64 residentBytes(qint64 pid);

/// User and system time that \a pid has used.
[[nodiscard]] std::chrono::nanoseconds cpuTime(qint64 pid);

/// CPU time of one bare send() of \a messageBytes to one of \a receivers loopback connections that are read
/// all the time: what the kernel takes, whoever asks.
[[nodiscard]] std::chrono::nanoseconds bareSendTime(int receivers, int messageBytes);

} // namespace lancast::bench
