// WebM as browsers and players take it live.
#pragma once

#include "stream/packager.h"

#include <optional>

namespace lancast::stream {

class WebmPackager final : public Packager
{
public:
    explicit WebmPackager(const webm::InitSegmentOptions &options = {})
        : m_options(options)
    {
    }

    [[nodiscard]] StreamHead start(const webm::Tracks &tracks) override;
    [[nodiscard]] std::vector<webm::MuxedChunk> package(std::vector<webm::Frame> frames) override;
    /// One Cluster.
    [[nodiscard]] webm::MuxedChunk packageApart(std::span<const webm::Frame> frames) const override;

private:
    webm::InitSegmentOptions m_options;
    std::optional<webm::ChunkMuxer> m_muxer;
};

} // namespace lancast::stream
