// A viewer that reads all it gets, and holds the relay to what a player needs.
#pragma once

#include "stream/subscriber.h"
#include "webm/demuxer.h"

#include "tests/fuzz/support/require.h"

#include <optional>

namespace lancast::fuzz {

class CheckedViewer final : public stream::Subscriber
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

    void begin(const stream::Burst &burst) override
    {
        require(burst.id > m_blobId, "ids of blobs rise");
        m_blobId = burst.id;
        m_demuxer.emplace();
        m_lastTime.reset();
        m_isDropping = false;
        take(burst.initSegment);
        for (const stream::Chunk &chunk : burst.chunks)
            take(chunk);
        require(m_demuxer->hasTracks() && !m_demuxer->tracks().empty(), "a blob begins with its tracks");
    }

    void deliver(const stream::Chunk &chunk) override
    {
        require(m_demuxer.has_value(), "no chunk comes before its blob");
        if (chunk.isSyncPoint)
            m_isDropping = m_kind == Kind::Lagging && ++m_syncPoints % 3 != 0;
        if (m_isDropping)
            return;
        take(chunk);
    }

    void setStreamState(stream::StreamState) override {}

private:
    void take(const stream::Chunk &chunk) { take(chunk.header + chunk.body); }

    void take(QByteArrayView bytes)
    {
        std::vector<webm::Frame> blocks;
        require(m_demuxer->feed(bytes, blocks) == webm::DemuxError::None, "what a viewer gets can be read");
        require(m_demuxer->bufferedBytes() == 0, "what a viewer gets ends with a whole block");
        for (const webm::Frame &block : blocks) {
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
