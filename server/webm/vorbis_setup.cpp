#include "webm/vorbis_setup.h"

#include "webm/lacing.h"

#include <algorithm>
#include <bit>

namespace lancast::webm {

using std::chrono::nanoseconds;

namespace {

constexpr qsizetype identificationBytes = 30;
constexpr qsizetype channelsOffset = 11;
constexpr qsizetype rateOffset = 12;
constexpr qsizetype blockSizesOffset = 28;
constexpr int minBlockExponent = 6;
constexpr int maxBlockExponent = 13;
constexpr quint32 maxSampleRate = 768'000;

constexpr int modeCountBits = 6;
constexpr int maxModes = 64;
constexpr int mappingBits = 8;
constexpr int typeBits = 16;
constexpr qsizetype modeBitsInSetup = mappingBits + 2 * typeBits + 1;

/// Reads bits from the end of bytes that are packed from the lowest bit on.
class BackwardBits final
{
public:
    explicit BackwardBits(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_left(8 * bytes.size())
    {
    }

    [[nodiscard]] qsizetype left() const { return m_left; }
    [[nodiscard]] quint32 take(int count)
    {
        quint32 value = 0;
        for (int i = 0; i < count && m_left > 0; ++i) {
            --m_left;
            value = (value << 1) | ((quint8(m_bytes[m_left / 8]) >> (m_left % 8)) & 1U);
        }
        return value;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_left;
};

} // namespace

std::optional<VorbisSetup> VorbisSetup::read(const QByteArray &codecPrivate)
{
    const auto headers = splitLaces(codecPrivate, Lacing::Xiph);
    VorbisSetup setup;
    if (!headers || headers->size() != 3 || !setup.readIdentification(headers->at(0)) ||
        !setup.readModes(headers->at(2)))
        return std::nullopt;
    return setup;
}

bool VorbisSetup::readIdentification(QByteArrayView header)
{
    if (header.size() < identificationBytes || !header.startsWith("\1vorbis"))
        return false;
    m_channels = quint8(header[channelsOffset]);
    for (qsizetype i = 3; i >= 0; --i)
        m_sampleRate = (m_sampleRate << 8) | quint8(header[rateOffset + i]);
    const auto exponents = quint8(header[blockSizesOffset]);
    const int shorter = exponents & 0x0F;
    const int longer = exponents >> 4;
    m_blockSizes = {1 << shorter, 1 << longer};
    return m_channels > 0 && m_sampleRate > 0 && m_sampleRate <= maxSampleRate &&
           shorter >= minBlockExponent && shorter <= longer && longer <= maxBlockExponent;
}

// The modes stand at the end of the setup header, behind codebooks whose length only reading them would tell.
// So they are read backwards: the framing bit, then modes (mapping, transform type 0, window type 0, block
// flag) for as long as they look like modes. Their count stands before the first.
bool VorbisSetup::readModes(QByteArrayView setup)
{
    if (!setup.startsWith("\5vorbis"))
        return false;
    BackwardBits bits(setup.sliced(7));
    while (bits.left() > 0 && bits.take(1) == 0)
        continue;
    std::vector<bool> found;
    while (bits.left() >= modeBitsInSetup + modeCountBits && found.size() < maxModes) {
        const bool isMapping = bits.take(mappingBits) < maxModes;
        const bool hasTypes = bits.take(typeBits) == 0 && bits.take(typeBits) == 0;
        if (!isMapping || !hasTypes)
            break;
        found.insert(found.begin(), bits.take(1) != 0);
        BackwardBits count = bits;
        if (count.take(modeCountBits) + 1 == found.size())
            m_isLong = found;
    }
    return !m_isLong.empty();
}

int VorbisSetup::modeBits() const
{
    return std::bit_width(m_isLong.size() - 1);
}

int VorbisSetup::blockSize(QByteArrayView packet) const
{
    if (packet.isEmpty() || (quint8(packet[0]) & 1) != 0)
        return 0;
    const size_t mode = (quint8(packet[0]) >> 1) & ((1U << modeBits()) - 1);
    return mode < m_isLong.size() ? blockSizeOf(m_isLong[mode]) : 0;
}

nanoseconds VorbisSetup::duration(int previousBlockSize, int blockSize) const
{
    return nanoseconds(std::nano::den * (previousBlockSize + blockSize) / (4 * qint64(m_sampleRate)));
}

QByteArray VorbisSetup::silentPacket(nanoseconds room) const
{
    for (const bool isLong : {true, false}) {
        const auto mode = std::ranges::find(m_isLong, isLong);
        const int size = blockSizeOf(isLong);
        if (mode == m_isLong.end() || duration(size, size) > room)
            continue;
        // Type 0 (audio), the mode, with a long block the shapes of both windows, then a zero for each floor:
        // one bit, or an amplitude of up to 63 bits in the old kind.
        const int windowBits = isLong ? 2 : 0;
        const quint32 head = quint32(mode - m_isLong.begin()) << 1 | (isLong ? 3U << (1 + modeBits()) : 0U);
        QByteArray packet(2 + (windowBits + 8 * m_channels + 7) / 8, '\0');
        packet[0] = char(head & 0xFF);
        packet[1] = char(head >> 8);
        return packet;
    }
    return {};
}

} // namespace lancast::webm
