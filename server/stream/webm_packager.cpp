#include "stream/webm_packager.h"

#include <utility>

namespace lancast::stream {

StreamHead WebmPackager::start(const webm::Tracks &tracks)
{
    m_muxer.emplace(tracks);
    return {webm::mimeType(tracks), webm::writeInitSegment(tracks, m_options)};
}

std::vector<webm::MuxedChunk> WebmPackager::package(std::vector<webm::Frame> frames)
{
    return m_muxer ? m_muxer->mux(std::move(frames)) : std::vector<webm::MuxedChunk>();
}

webm::MuxedChunk WebmPackager::packageApart(std::span<const webm::Frame> frames) const
{
    if (!m_muxer)
        return {};
    std::vector<webm::MuxedChunk> chunks =
        webm::ChunkMuxer(m_muxer->tracks()).mux({frames.begin(), frames.end()});
    return chunks.empty() ? webm::MuxedChunk() : std::move(chunks.front());
}

} // namespace lancast::stream
