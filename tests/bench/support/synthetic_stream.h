// WebM whose blocks carry a rising number and when they were made, at a given bitrate: what is lost, changed
// or late on the way can be told.
#pragma once

#include "webm/chunk_muxer.h"

#include <QByteArray>

#include <chrono>

namespace lancast::bench {

/// The picture is noise; a relay does not look at it.
class SyntheticStream final
{
public:
    static constexpr int framesPerSecond = 30;
    static constexpr int framesPerGop = 100; ///< as Chromium's recorder has it

    explicit SyntheticStream(double megabitsPerSecond);

    [[nodiscard]] QByteArray initSegment() const;
    /// The next frame as a chunk.
    [[nodiscard]] QByteArray nextFrame();
    [[nodiscard]] quint64 frames() const { return m_next; }
    [[nodiscard]] qsizetype frameBytes() const { return m_noise.size(); }

    /// The number that \a block carries.
    [[nodiscard]] static quint64 numberOf(const webm::Frame &block);
    /// The time since nextFrame() made \a block, by this process's clock.
    [[nodiscard]] static std::chrono::nanoseconds ageOf(const webm::Frame &block);
    /// Every byte is as it was sent.
    [[nodiscard]] bool isIntact(const webm::Frame &block) const;

private:
    webm::Tracks m_tracks;
    webm::ChunkMuxer m_muxer;
    QByteArray m_noise;
    quint64 m_next = 0;
};

} // namespace lancast::bench
