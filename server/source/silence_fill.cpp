#include "source/silence_fill.h"

#include "stream/relayed_tracks.h"
#include "webm/opus_packet.h"

#include <algorithm>
#include <utility>

namespace lancast::source {

using namespace std::chrono_literals;

namespace {

constexpr SilenceFill::Time packetLength = 20ms;

} // namespace

std::vector<SourceBlock> SilenceFill::filled(std::vector<SourceBlock> blocks)
{
    std::vector<SourceBlock> all;
    all.reserve(blocks.size());
    m_packetsLeft = mostPackets;
    for (SourceBlock &block : blocks) {
        if (block.document != m_document)
            startDocument(block.document);
        const Time time = block.block.time;
        if (m_silence && block.block.trackNumber == m_audioNumber) {
            if (m_audioEnd && time - *m_audioEnd >= leastHole)
                fillUp(time, webm::shortestOpusPacket, all);
            m_audioEnd =
                std::max(m_audioEnd.value_or(time), time + webm::opusPacketDuration(block.block.payload));
        } else if (m_audioEnd && block.block.trackNumber == m_videoNumber) {
            fillUp(time - maxVideoLead, packetLength, all);
        }
        all.push_back(std::move(block));
    }
    return all;
}

void SilenceFill::startDocument(std::shared_ptr<const SourceDocument> document)
{
    m_document = std::move(document);
    m_silence.reset();
    m_audioEnd.reset();
    const webm::Track *video = stream::firstOf(m_document->tracks, webm::TrackType::Video);
    m_videoNumber = video ? video->number : 0;
    const webm::Track *audio = stream::firstOf(m_document->tracks, webm::TrackType::Audio);
    if (!audio || audio->codecId != "A_OPUS")
        return;
    m_silence.emplace(*audio);
    if (!m_silence->isAvailable())
        m_silence.reset();
    m_audioNumber = audio->number;
}

/// Up to \a until, but for what would need a packet that is shorter than \a shortest: audio that comes back
/// has its own time again.
void SilenceFill::fillUp(Time until, Time shortest, std::vector<SourceBlock> &blocks)
{
    if (until - *m_audioEnd > mostHole)
        return;
    while (until - *m_audioEnd >= shortest && m_packetsLeft-- > 0) {
        webm::Silence::Packet packet = m_silence->packet(std::min(until - *m_audioEnd, packetLength));
        blocks.push_back(
            {m_document, webm::fillerBlock(m_audioNumber, *m_audioEnd, std::move(packet.payload))});
        *m_audioEnd += packet.duration;
    }
}

} // namespace lancast::source
