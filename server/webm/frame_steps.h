// Knows how far the frames of one track are apart, for the times of laced ones.
#pragma once

#include "webm/media.h"
#include "webm/vorbis_setup.h"

#include <optional>

namespace lancast::webm {

class FrameSteps final
{
public:
    explicit FrameSteps(const Track &track);

    /// At the start of each block, in the order of the file.
    void startBlock(std::chrono::nanoseconds time, size_t frameCount);
    /// How far the frame behind \a frame is: by the track's DefaultDuration, else by the frame's own bytes,
    /// else \a statedDuration, else as between earlier blocks.
    [[nodiscard]] std::chrono::nanoseconds next(QByteArrayView frame,
                                                std::chrono::nanoseconds statedDuration);

private:
    [[nodiscard]] std::chrono::nanoseconds durationOf(QByteArrayView frame);

    std::chrono::nanoseconds m_defaultDuration;
    bool m_isOpus;
    std::optional<VorbisSetup> m_vorbis;
    int m_blockSize = 0; // of the last Vorbis packet

    std::optional<std::chrono::nanoseconds> m_lastTime;
    size_t m_lastCount = 0;
    std::chrono::nanoseconds m_usualStep{0};
};

} // namespace lancast::webm
