#include "synthetic_stream.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>

namespace lancast::bench {

namespace {

webm::Tracks oneVideoTrack()
{
    webm::Track track;
    track.number = 1;
    track.codecId = "V_VP8";
    track.pixelWidth = 1280;
    track.pixelHeight = 720;
    return {track};
}

quint64 steadyNanoseconds()
{
    return quint64(std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
}

QByteArray noise(qsizetype bytes)
{
    QByteArray noise(bytes, Qt::Uninitialized);
    QRandomGenerator generator(1);
    for (char &byte : noise)
        byte = char(generator.generate());
    return noise;
}

} // namespace

SyntheticStream::SyntheticStream(double megabitsPerSecond)
    : SyntheticStream({framesPerSecond, qsizetype(megabitsPerSecond * 1e6 / 8 / framesPerSecond)})
{
}

SyntheticStream::SyntheticStream(const StreamShape &shape)
    : m_framesPerSecond(shape.framesPerSecond)
    , m_tracks(oneVideoTrack())
    , m_muxer(m_tracks)
    , m_noise(noise(std::max(2 * stampBytes, shape.frameBytes)))
{
}

QByteArray SyntheticStream::initSegment() const
{
    return webm::writeInitSegment(m_tracks);
}

QByteArray SyntheticStream::nextFrame()
{
    webm::Frame block;
    block.trackNumber = 1;
    block.time = std::chrono::nanoseconds(m_next * std::nano::den / quint64(m_framesPerSecond));
    block.isKeyframe = m_next % framesPerGop == 0;
    block.payload = m_noise;
    writeStamp(block.payload.data(), m_next++);
    const webm::MuxedChunk chunk = std::move(m_muxer.mux({block}).front());
    return chunk.header + chunk.body;
}

void SyntheticStream::writeStamp(char *payload, quint64 number)
{
    qToBigEndian(number, payload);
    qToBigEndian(steadyNanoseconds(), payload + sizeof(quint64));
}

quint64 SyntheticStream::numberOf(const char *payload)
{
    return qFromBigEndian<quint64>(payload);
}

std::chrono::nanoseconds SyntheticStream::ageOf(const char *payload)
{
    const auto made = qFromBigEndian<quint64>(payload + sizeof(quint64));
    return std::chrono::nanoseconds(qint64(steadyNanoseconds() - made));
}

quint64 SyntheticStream::numberOf(const webm::Frame &block)
{
    return numberOf(block.payload.constData());
}

std::chrono::nanoseconds SyntheticStream::ageOf(const webm::Frame &block)
{
    return ageOf(block.payload.constData());
}

bool SyntheticStream::isIntact(const webm::Frame &block) const
{
    return block.payload.size() == m_noise.size() &&
           QByteArrayView(block.payload).sliced(stampBytes) == QByteArrayView(m_noise).sliced(stampBytes);
}

} // namespace lancast::bench
