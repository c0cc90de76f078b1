// The limits of recording to a file, in one value.
#pragma once

#include <QString>

#include <chrono>
#include <functional>

#include <sys/types.h>

namespace lancast::record {

struct RecordingFileLimits
{
    qsizetype maxUnwrittenBytes = 32 * 1024 * 1024; ///< more is left out up to the next sync point
    qint64 minFreeBytes = 200'000'000;              ///< with less on the disk, recording ends
    mode_t fileMode = 0600;                         ///< of what is recorded
    std::chrono::seconds lowTime{600};              ///< the host is warned
    std::chrono::milliseconds syncInterval{1000};   ///< what a power cut can cost
    /// Bytes that are free in a folder, for tests; empty: as the system says. Negative: unknown.
    std::function<qint64(const QString &folder)> freeBytes{};
};

} // namespace lancast::record
