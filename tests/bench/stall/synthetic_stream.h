// WebM whose blocks carry a rising number, at a given bitrate: what is lost on the way can be counted.
#pragma once

#include "webm/chunk_muxer.h"

#include <QByteArray>

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

    /// The number that \a block carries.
    [[nodiscard]] static quint64 numberOf(const webm::Block &block);

private:
    webm::Tracks m_tracks;
    webm::ChunkMuxer m_muxer;
    QByteArray m_noise;
    quint64 m_next = 0;
};

} // namespace lancast::bench
