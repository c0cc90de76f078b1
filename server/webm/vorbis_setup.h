// What a Vorbis track's headers say about the lengths of its packets (Vorbis I specification,
// sections 4.2, 4.3).
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace lancast::webm {

class VorbisSetup final
{
public:
    /// Nothing if \a codecPrivate does not hold the three headers.
    [[nodiscard]] static std::optional<VorbisSetup> read(const QByteArray &codecPrivate);

    [[nodiscard]] int channels() const { return m_channels; }
    [[nodiscard]] quint32 sampleRate() const { return m_sampleRate; } ///< Hz
    /// Samples; 0 if \a packet is not audio.
    [[nodiscard]] int blockSize(QByteArrayView packet) const;
    /// What a packet of \a blockSize adds to one of \a previousBlockSize.
    [[nodiscard]] std::chrono::nanoseconds duration(int previousBlockSize, int blockSize) const;
    /// A packet of the longest blocks that add no more than \a room when they follow one another, in which
    /// every channel's floor is unused (sections 4.3.2, 6.2.2, 7.2.3). Empty if there is none.
    [[nodiscard]] QByteArray silentPacket(std::chrono::nanoseconds room) const;

private:
    [[nodiscard]] bool readIdentification(QByteArrayView header);
    [[nodiscard]] bool readModes(QByteArrayView setup);
    [[nodiscard]] int modeBits() const;
    [[nodiscard]] int blockSizeOf(bool isLong) const { return m_blockSizes[isLong ? 1 : 0]; }

    int m_channels = 0;
    quint32 m_sampleRate = 0;
    std::array<int, 2> m_blockSizes{};
    std::vector<bool> m_isLong; // for each mode
};

} // namespace lancast::webm
