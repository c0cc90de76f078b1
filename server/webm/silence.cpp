#include "webm/silence.h"

#include <utility>

namespace lancast::webm {

using std::chrono::microseconds;
using std::chrono::nanoseconds;

namespace {

// RFC 7845 section 5.1.
constexpr qsizetype familyOffset = 18;
constexpr qsizetype streamsOffset = 19;
constexpr qsizetype coupledOffset = 20;
constexpr qsizetype mappingOffset = 21;

/// RFC 6716 table 2: CELT, full band. The frame's two bytes say that it is silent (section 4.3).
struct Shape
{
    microseconds duration;
    int configuration;
    int frames;
};
constexpr Shape shapes[] = {
    {microseconds(60'000), 31, 3}, {microseconds(40'000), 31, 2}, {microseconds(20'000), 31, 1},
    {microseconds(10'000), 30, 1}, {microseconds(5'000), 29, 1},  {microseconds(2'500), 28, 1},
};
constexpr char silentFrame[] = {'\xFF', '\xFE'};
constexpr int framesOfEqualSize = 3; // the code of a packet that states how many frames it has

} // namespace

Silence::Silence(const Track &track)
{
    if (track.codecId == "A_OPUS")
        readOpusHead(track);
    else if (track.codecId == "A_VORBIS")
        m_vorbis = VorbisSetup::read(track.codecPrivate);
}

void Silence::readOpusHead(const Track &track)
{
    const QByteArray &head = track.codecPrivate;
    const bool isHead = head.startsWith("OpusHead") && head.size() > familyOffset;
    if (!isHead || head[familyOffset] == 0) {
        // One stream of one or two channels; a TOC tells which, so that either is valid.
        m_streams = track.channels <= 2 ? 1 : 0;
        m_coupledStreams = track.channels == 2 ? m_streams : 0;
        return;
    }
    if (head.size() < mappingOffset)
        return;
    const int streams = quint8(head[streamsOffset]);
    const int coupled = quint8(head[coupledOffset]);
    if (coupled > streams || streams + coupled > maxChannels)
        return;
    m_streams = streams;
    m_coupledStreams = coupled;
}

Silence::Packet Silence::packet(nanoseconds room) const
{
    if (m_vorbis) {
        const QByteArray payload = m_vorbis->silentPacket(room);
        const int size = m_vorbis->blockSize(payload);
        return {payload, payload.isEmpty() ? nanoseconds(0) : m_vorbis->duration(size, size)};
    }
    for (const Shape &shape : shapes) {
        if (m_streams > 0 && shape.duration <= room)
            return {opusPacket(shape.configuration, shape.frames), shape.duration};
    }
    return {};
}

// One packet of each stream; all but the last delimit themselves (RFC 7845 section 3, RFC 6716 appendix B).
QByteArray Silence::opusPacket(int configuration, int frames) const
{
    QByteArray packet;
    for (int stream = 0; stream < m_streams; ++stream) {
        const int stereo = stream < m_coupledStreams ? 1 : 0;
        const int code = frames == 1 ? 0 : framesOfEqualSize;
        packet.append(char(configuration << 3 | stereo << 2 | code));
        if (frames > 1)
            packet.append(char(frames));
        if (stream < m_streams - 1)
            packet.append(char(sizeof silentFrame));
        for (int frame = 0; frame < frames; ++frame)
            packet.append(silentFrame, sizeof silentFrame);
    }
    return packet;
}

Frame fillerBlock(quint64 trackNumber, nanoseconds time, QByteArray payload)
{
    Frame block;
    block.trackNumber = trackNumber;
    block.type = TrackType::Audio;
    block.time = time;
    block.isKeyframe = true;
    block.payload = std::move(payload);
    return block;
}

} // namespace lancast::webm
