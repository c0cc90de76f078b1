#include "stream/audio_retimer.h"

#include "stream/relayed_tracks.h"
#include "webm/opus_packet.h"

#include <algorithm>
#include <iterator>

namespace lancast::stream {

using namespace std::chrono_literals;

namespace {

/// Within a run the stated times wander so far from the counted ones before anything is done about it.
constexpr AudioRetimer::Time tolerance = 30ms;
/// A decoder conceals so much of what did not come better than it plays silence.
constexpr AudioRetimer::Time maxConcealment = 120ms;

/// Opus packets of silence are as long as the usual ones; Vorbis has only two lengths.
constexpr AudioRetimer::Time opusFiller = 20ms;
constexpr AudioRetimer::Time vorbisFiller = 60ms;
constexpr AudioRetimer::Time shortestFiller = webm::shortestOpusPacket;
constexpr int jitterMemory = 64; ///< packets
constexpr int jitters = 3;       ///< a step of so many is no jitter

/// Whether a packet carries several Opus streams (RFC 7845 section 5.1.1).
bool isMapped(const webm::Track &track)
{
    constexpr qsizetype familyOffset = 18;
    return track.codecPrivate.size() > familyOffset && track.codecPrivate[familyOffset] != 0;
}

} // namespace

void AudioRetimer::setTrack(const webm::Track &track)
{
    m_track = track;
    m_silence.emplace(track);
    if (track.codecId == "A_VORBIS")
        m_vorbis = webm::VorbisSetup::read(track.codecPrivate);
}

/// 0: not known.
AudioRetimer::Time AudioRetimer::durationOf(QByteArrayView packet) const
{
    if (!m_vorbis)
        return m_track.codecId == "A_OPUS" ? Time(webm::opusPacketDuration(packet)) : 0ns;
    const int size = m_vorbis->blockSize(packet);
    return size > 0 ? m_vorbis->duration(m_blockSize > 0 ? m_blockSize : size, size) : 0ns;
}

AudioRetimer::Result AudioRetimer::take(webm::Frame frame, Position position, Time now)
{
    const Time duration = durationOf(frame.payload);
    const Time wished = frame.time;
    if (duration == 0ns || !m_end || std::chrono::abs(wished - *m_end) > maxFill) {
        m_end = wished;
        m_lastHole = 0ns;
    }
    Result result;
    const Time hole = wished - *m_end;
    if (position == Position::FirstOfRun) {
        if (-hole > duration + tolerance)
            return {};
        fillNearest(frame, wished, now, result.frames);
        result.shift = *m_end - wished;
    } else if (position == Position::BehindSilence) {
        if (-hole > shortestFiller)
            return {};
        fill(frame, wished, now, result.frames);
    } else {
        if (-hole > std::max(tolerance, duration / 2))
            return {};
        if (isStep(hole, duration))
            fill(frame, wished, now, result.frames);
        else if (hole > tolerance)
            fillNearest(frame, wished, now, result.frames);
    }
    m_lastHole = wished + result.shift - *m_end;
    // What a run had to cut off at its end is not at the stream's end; Firefox refuses to decode behind
    // it.
    frame.discardPadding = 0ns;
    frame.time = *m_end;
    *m_end += durationOf(frame.payload);
    m_blockSize = m_vorbis ? m_vorbis->blockSize(frame.payload) : 0;
    result.frames.push_back(std::move(frame));
    return result;
}

/// A packet that is missing makes one step; stated times wander in many.
bool AudioRetimer::isStep(Time hole, Time duration)
{
    const Time step = hole - m_lastHole;
    if (hole > 0ns && step > std::max(duration - shortestFiller, jitters * m_jitter))
        return true;
    m_jitter = std::max(std::chrono::abs(step), m_jitter - m_jitter / jitterMemory);
    return false;
}

std::vector<webm::Frame> AudioRetimer::fillUp(Time start, Time until, Time now)
{
    std::vector<webm::Frame> frames;
    if (!hasSilence())
        return frames;
    if (!m_end || until - *m_end > maxFill)
        m_end = std::max(start, until - maxFill);
    const Time filler = m_vorbis ? vorbisFiller : opusFiller;
    while (append(m_silence->packet(std::min(until - *m_end, filler)).payload, now, frames))
        continue;
    return frames;
}

bool AudioRetimer::mayConceal(Time hole) const
{
    return hole <= maxConcealment && m_track.codecId == "A_OPUS" && !isMapped(m_track);
}

/// Up to \a end, but for what no packet is short enough for. \a frame comes next.
void AudioRetimer::fill(const webm::Frame &frame, Time end, Time now, std::vector<webm::Frame> &frames)
{
    const QByteArray loss = mayConceal(end - *m_end) ? webm::opusLoss(frame.payload) : QByteArray();
    const Time lossDuration = durationOf(loss);
    while (lossDuration > 0ns && end - *m_end >= lossDuration && append(loss, now, frames))
        continue;
    std::ranges::move(fillUp(*m_end, end, now), std::back_inserter(frames));
    if (end - *m_end > maxConcealment)
        m_end = end; // a hole, after all
}

/// As many whole packets as come nearest to \a end: what follows is moved along.
void AudioRetimer::fillNearest(const webm::Frame &frame, Time end, Time now, std::vector<webm::Frame> &frames)
{
    if (!hasSilence())
        return;
    const bool isConcealed = mayConceal(end - *m_end);
    const QByteArray packet = isConcealed ? webm::opusLoss(frame.payload)
                                          : m_silence->packet(m_vorbis ? vorbisFiller : opusFiller).payload;
    while (end - *m_end >= durationOf(packet) / 2 && append(packet, now, frames))
        continue;
    if (end - *m_end > maxConcealment)
        m_end = end; // a hole, after all
}

/// False if there is no such packet, or there were too many.
bool AudioRetimer::append(const QByteArray &packet, Time now, std::vector<webm::Frame> &frames)
{
    const Time duration = durationOf(packet);
    if (duration == 0ns || !m_fills.take(1, now))
        return false;
    frames.push_back(webm::fillerBlock(relayedNumber(webm::TrackType::Audio), *m_end, packet));
    *m_end += duration;
    m_blockSize = m_vorbis ? m_vorbis->blockSize(packet) : 0;
    return true;
}

} // namespace lancast::stream
