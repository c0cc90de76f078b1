#include "relay/steady_sound.h"

#include "webm/opus_packet.h"

#include <algorithm>

namespace lancast::relay {

using namespace std::chrono_literals;

namespace {

/// Within a recording the stated times wander so far from the counted ones before anything is done about it.
constexpr SteadySound::Time tolerance = 30ms;

} // namespace

SteadySound::Result SteadySound::take(webm::Block block, Position position)
{
    const Time duration = webm::opusPacketDuration(block.payload);
    const Time wished = block.time;
    if (duration == 0ns || !m_end || std::chrono::abs(wished - *m_end) > maxFill) {
        m_end = wished;
    }
    Result result;
    const Time hole = wished - *m_end;
    if (position == Position::FirstOfRecording) {
        fill(block, hole, result.blocks);
        result.shift = *m_end - wished;
    } else if (hole > tolerance) {
        fill(block, hole, result.blocks);
    } else if (-hole > duration + tolerance) {
        return {};
    }
    block.time = *m_end;
    // What a recording had to cut off at its end is not at the stream's end; Firefox refuses to decode behind
    // it.
    block.discardPadding = 0ns;
    *m_end += duration;
    result.blocks.push_back(std::move(block));
    return result;
}

/// As many whole packets as come nearest to \a hole.
void SteadySound::fill(const webm::Block &model, Time hole, std::vector<webm::Block> &blocks)
{
    webm::Block silent = model;
    silent.payload = webm::opusLoss(model.payload);
    silent.discardPadding = 0ns;
    const Time step = webm::opusPacketDuration(silent.payload);
    if (step == 0ns)
        return;
    for (Time rest = hole; rest >= step / 2; rest -= step) {
        silent.time = *m_end;
        *m_end += step;
        blocks.push_back(silent);
    }
}

} // namespace lancast::relay
