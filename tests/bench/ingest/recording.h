// A recording as a publisher sends it, in pieces, and what is in it.
#pragma once

#include "webm/media.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <vector>

namespace lancast::bench {

struct Recording
{
    QString error; ///< a sentence if there is none
    std::vector<QByteArray> pieces{};
    qsizetype bytes = 0;
    webm::Tracks tracks{};
    std::vector<webm::Frame> frames{};
    qsizetype payloadBytes = 0; ///< of the frames
    std::chrono::nanoseconds length{0};
};

/// Some 30 s of VP8 at 8 Mbit/s and Opus, which ffmpeg makes now.
[[nodiscard]] Recording makeRecording();
/// A WebM file.
[[nodiscard]] Recording readRecording(const QString &path);

} // namespace lancast::bench
