#include "webm/frame_steps.h"

#include "webm/opus_packet.h"

namespace lancast::webm {

using std::chrono::nanoseconds;

namespace {

/// Frames further apart than this are no measure for the next ones.
constexpr nanoseconds maxStep = std::chrono::seconds(1);

} // namespace

FrameSteps::FrameSteps(const Track &track)
    : m_defaultDuration(track.defaultDuration)
    , m_isOpus(track.codecId == "A_OPUS")
{
    if (track.codecId == "A_VORBIS")
        m_vorbis = VorbisSetup::read(track.codecPrivate);
}

void FrameSteps::startBlock(nanoseconds time, size_t frameCount)
{
    if (m_lastTime && time > *m_lastTime) {
        const nanoseconds step = (time - *m_lastTime) / qint64(m_lastCount);
        if (step <= maxStep)
            m_usualStep = step;
    }
    m_lastTime = time;
    m_lastCount = frameCount;
}

nanoseconds FrameSteps::next(QByteArrayView frame, nanoseconds statedDuration)
{
    const nanoseconds own = durationOf(frame);
    for (const nanoseconds step : {m_defaultDuration, own, statedDuration}) {
        if (step.count() > 0)
            return step;
    }
    return m_usualStep;
}

nanoseconds FrameSteps::durationOf(QByteArrayView frame)
{
    if (m_isOpus)
        return opusPacketDuration(frame);
    if (!m_vorbis)
        return nanoseconds(0);
    const int size = m_vorbis->blockSize(frame);
    const int previous = m_blockSize > 0 ? m_blockSize : size;
    m_blockSize = size;
    return size > 0 ? m_vorbis->duration(previous, size) : nanoseconds(0);
}

} // namespace lancast::webm
