// How the host wants the stream to be kept: plain values.
#pragma once

#include "output/dvr/dvr_options.h"

#include <QString>

#include <chrono>

namespace lancast::app {

/// More would not fit into a file's name beside the date.
inline constexpr int longestTitle = 80;

struct RecordingChoices
{
    QString folder; ///< absolute; it may be gone, or not be ours to write: see canRecordTo()
    QString title;  ///< a part of the files' names; may be empty
    bool recordsWheneverLive = false;
    /// How far viewers can go back; 0: not at all.
    std::chrono::minutes rewind = dvr::DvrOptions().length;

    friend bool operator==(const RecordingChoices &, const RecordingChoices &) = default;
};

} // namespace lancast::app
