// WebM whose blocks carry a rising number and when they were made, at a given bitrate: what is lost, changed
// or late on the way can be told.
#pragma once

#include "webm/chunk_muxer.h"

#include <QByteArray>

#include <chrono>

namespace lancast::bench {

struct StreamShape
{
    int framesPerSecond = 30;
    qsizetype frameBytes = 10'400;
};

/// The picture is noise; a relay does not look at it.
class SyntheticStream final
{
public:
    static constexpr int framesPerSecond = 30; ///< unless a shape says otherwise
    static constexpr int framesPerGop = 100;   ///< as Chromium's recorder has it

    explicit SyntheticStream(double megabitsPerSecond);
    /// Frames have at least the bytes of their stamp twice.
    explicit SyntheticStream(const StreamShape &shape);

    [[nodiscard]] QByteArray initSegment() const;
    /// The next frame as a chunk.
    [[nodiscard]] QByteArray nextFrame();
    [[nodiscard]] quint64 frames() const { return m_next; }
    [[nodiscard]] qsizetype frameBytes() const { return m_noise.size(); }

    static constexpr qsizetype stampBytes = 16; ///< what a payload begins with: its number, when it was made

    /// Writes the stamp of a frame that is made now to the beginning of \a payload.
    static void writeStamp(char *payload, quint64 number);
    /// The number that a payload carries.
    [[nodiscard]] static quint64 numberOf(const char *payload);
    [[nodiscard]] static std::chrono::nanoseconds ageOf(const char *payload);
    /// The number that \a block carries.
    [[nodiscard]] static quint64 numberOf(const webm::Frame &block);
    /// The time since nextFrame() made \a block, by this process's clock.
    [[nodiscard]] static std::chrono::nanoseconds ageOf(const webm::Frame &block);
    /// Every byte is as it was sent.
    [[nodiscard]] bool isIntact(const webm::Frame &block) const;

private:
    int m_framesPerSecond;
    webm::Tracks m_tracks;
    webm::ChunkMuxer m_muxer;
    QByteArray m_noise;
    quint64 m_next = 0;
};

} // namespace lancast::bench
