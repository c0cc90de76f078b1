// How much of the stream's past is kept, and where.
#pragma once

#include <QString>

#include <chrono>
#include <functional>

namespace lancast::dvr {

struct DvrOptions
{
    std::chrono::minutes length{10}; ///< 0: nothing is kept
    QString folder;                  ///< empty: the user's cache folder
    qint64 maxBytes = 16'000'000'000;
    qint64 maxFileBytes = 32 * 1024 * 1024;
    /// That wait for the disk, and of the GOP that is not whole yet; beyond it a GOP is left out.
    qsizetype maxUnwrittenBytes = 16 * 1024 * 1024;
    qint64 leastFreeBytes = 200'000'000; ///< so much is left to others on the disk
    /// Sync points closer together than this share one entry of the index.
    std::chrono::milliseconds minGopLength{1'000};
    /// Of the disk that \a folder is on, for tests; empty: as the system says.
    std::function<qint64(const QString &folder)> freeBytes{};
};

inline constexpr std::chrono::minutes longestRewind{240};

} // namespace lancast::dvr
