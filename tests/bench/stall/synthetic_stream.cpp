#include "synthetic_stream.h"

#include <QRandomGenerator>
#include <QtEndian>

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
    : m_tracks(oneVideoTrack())
    , m_muxer(m_tracks)
    , m_noise(noise(qsizetype(megabitsPerSecond * 1e6 / 8 / framesPerSecond)))
{
}

QByteArray SyntheticStream::initSegment() const
{
    return webm::writeInitSegment(m_tracks);
}

QByteArray SyntheticStream::nextFrame()
{
    webm::Block block;
    block.trackNumber = 1;
    block.time = std::chrono::nanoseconds(m_next * std::nano::den / framesPerSecond);
    block.isKeyframe = m_next % framesPerGop == 0;
    block.payload = m_noise;
    qToBigEndian(m_next, block.payload.data());
    ++m_next;
    return m_muxer.mux({&block, 1}).front().bytes;
}

quint64 SyntheticStream::numberOf(const webm::Block &block)
{
    return qFromBigEndian<quint64>(block.payload.constData());
}

} // namespace lancast::bench
