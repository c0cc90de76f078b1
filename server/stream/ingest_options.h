// How an ingest judges what comes, and what it tells of it.
#pragma once

#include "webm/demuxer.h"

#include <QtGlobal>

#include <chrono>

namespace lancast::stream {

struct IngestOptions
{
    webm::DemuxLimits demuxer;
    /// Runs that may be open at once; more than two overlap only if a publisher restarts faster than it
    /// ends.
    qsizetype maxOpenRuns = 4;
    /// Several times what recorders make: a frame of one byte costs the relay, and each viewer that lags,
    /// over a hundred.
    qint64 maxFramesPerSecond = 2'000;
    qint64 maxFrameBurst = 20'000; ///< what may have piled up while the relay or the network stood still
    std::chrono::nanoseconds publisherHold = std::chrono::seconds(10); ///< a lost publisher is waited for
};

/// What a publisher sent otherwise than it leaves.
enum class Correction {
    Jump,    ///< the times jumped: they continue without
    Dropped, ///< frames with a time of their own were left out
    Filled,  ///< there was no audio: silence is in its place
    Ordered, ///< audio and video did not come in order: one of them waits for the other
    NoVideo, ///< video is declared and does not come: audio is relayed alone
};

} // namespace lancast::stream
