// Makes packets that any decoder of an audio track takes and that sound like nothing.
#pragma once

#include "webm/media.h"
#include "webm/vorbis_setup.h"

#include <optional>

namespace lancast::webm {

/// Knows Opus in every channel mapping, and Vorbis.
class Silence final
{
public:
    struct Packet
    {
        QByteArray payload; ///< empty if there is none
        std::chrono::nanoseconds duration{0};
    };

    explicit Silence(const Track &track);

    /// False for other codecs and for a track whose CodecPrivate is wrong: it has no packets at all.
    [[nodiscard]] bool isAvailable() const { return m_streams > 0 || m_vorbis.has_value(); }

    /// The longest packet that plays no longer than \a room. Opus: 60, 40, 20, 10, 5 or 2.5 ms, so that
    /// taking packets while there are some leaves less than 2.5 ms. Vorbis: half a long or short block, as it
    /// plays between others of its size; the first behind a packet of the other size plays up to a quarter of
    /// the long block more or less.
    [[nodiscard]] Packet packet(std::chrono::nanoseconds room) const;

private:
    void readOpusHead(const Track &track);
    [[nodiscard]] QByteArray opusPacket(int configuration, int frames) const;

    int m_streams = 0; // of Opus
    int m_coupledStreams = 0;
    std::optional<VorbisSetup> m_vorbis;
};

/// A packet that takes the place of missing audio.
[[nodiscard]] Frame fillerBlock(quint64 trackNumber, std::chrono::nanoseconds time, QByteArray payload);

} // namespace lancast::webm
