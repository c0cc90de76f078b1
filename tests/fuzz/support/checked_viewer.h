// A viewer that reads all it gets, and holds the relay to what a player needs.
#pragma once

#include "relay/stream_sink.h"
#include "webm/demuxer.h"

#include "tests/fuzz/support/require.h"

#include <optional>

namespace lancast::fuzz {

class CheckedViewer final : public relay::StreamSink
{
public:
    enum class Kind {
        Steady,
        Lagging, ///< takes nothing but every third sync point and what follows for a while
    };

    explicit CheckedViewer(Kind kind)
        : m_kind(kind)
    {
    }

    void startBlob(const relay::Blob &blob) override
    {
        require(blob.id > m_blobId, "ids of blobs rise");
        m_blobId = blob.id;
        m_demuxer.emplace();
        m_lastTime.reset();
        m_isDropping = false;
        take(blob.initSegment);
        for (const relay::Chunk &chunk : blob.chunks)
            take(chunk);
        require(m_demuxer->hasTracks() && !m_demuxer->tracks().empty(), "a blob begins with its tracks");
    }

    void deliver(const relay::Chunk &chunk) override
    {
        require(m_demuxer.has_value(), "no chunk comes before its blob");
        if (chunk.isSyncPoint)
            m_isDropping = m_kind == Kind::Lagging && ++m_syncPoints % 3 != 0;
        if (m_isDropping)
            return;
        take(chunk);
    }

private:
    void take(const relay::Chunk &chunk) { take(chunk.clusterHeader + chunk.blocks); }

    void take(QByteArrayView bytes)
    {
        std::vector<webm::Block> blocks;
        require(m_demuxer->feed(bytes, blocks) == webm::DemuxError::None, "what a viewer gets can be read");
        require(m_demuxer->bufferedBytes() == 0, "what a viewer gets ends with a whole block");
        for (const webm::Block &block : blocks) {
            if (!m_lastTime && hasVideo())
                require(block.type == webm::TrackType::Video && block.isKeyframe,
                        "a stream begins with a keyframe");
            require(!m_lastTime || block.time >= *m_lastTime, "a stream's time never goes back");
            m_lastTime = block.time;
        }
    }

    [[nodiscard]] bool hasVideo() const
    {
        for (const webm::Track &track : m_demuxer->tracks()) {
            if (track.type == webm::TrackType::Video)
                return true;
        }
        return false;
    }

    Kind m_kind;
    std::optional<webm::Demuxer> m_demuxer;
    quint64 m_blobId = 0;
    int m_syncPoints = 0;
    bool m_isDropping = false;
    std::optional<std::chrono::nanoseconds> m_lastTime;
};

} // namespace lancast::fuzz
