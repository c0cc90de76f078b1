// A sink that keeps what it gets, a publisher that plays a recording to the relay, and what is said of
// streams.
#pragma once

#include "tests/support/live_stream.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace lancast::test {

inline QByteArray joined(const std::vector<stream::Chunk> &chunks)
{
    QByteArray bytes;
    for (const stream::Chunk &chunk : chunks)
        bytes += bytesOf(chunk);
    return bytes;
}

/// What a sink was told of a blob, with the chunks behind it.
struct KeptBlob
{
    quint64 id = 0;
    QByteArray mime;
    std::chrono::nanoseconds origin{0};
    QByteArray bytes;
};

class KeepingSink : public stream::Subscriber
{
public:
    void begin(const stream::Burst &burst) override
    {
        blobs.push_back({burst.id, burst.mime, burst.origin, burst.initSegment + joined(burst.chunks)});
        initialBytes.push_back(burst.size());
    }

    void deliver(const stream::Chunk &chunk) override
    {
        blobs.back().bytes.append(bytesOf(chunk));
        chunks.push_back(chunk);
    }

    void setStreamState(stream::StreamState) override {}

    /// All bytes of the only blob there was.
    [[nodiscard]] QByteArray bytes() const { return blobs.size() == 1 ? blobs.front().bytes : QByteArray(); }

    std::vector<KeptBlob> blobs;
    std::vector<qsizetype> initialBytes;
    std::vector<stream::Chunk> chunks;
};

inline std::vector<webm::Frame> blocksOf(const QByteArray &stream)
{
    webm::Demuxer demuxer;
    std::vector<webm::Frame> blocks;
    if (demuxer.feed(stream, blocks) != webm::DemuxError::None)
        return {};
    return blocks;
}

/// What a player would stumble over in a stream that starts at a sync point; empty if nothing.
inline QByteArray faultOf(const QByteArray &stream)
{
    webm::Demuxer demuxer;
    std::vector<webm::Frame> blocks;
    if (demuxer.feed(stream, blocks) != webm::DemuxError::None)
        return "it cannot be read";
    if (demuxer.bufferedBytes() > 0)
        return "it ends inside a block";
    if (blocks.empty())
        return "there is no block";
    const bool hasVideo =
        std::ranges::count(demuxer.tracks(), webm::TrackType::Video, &webm::Track::type) == 1;
    if (hasVideo && (blocks[0].type != webm::TrackType::Video || !blocks[0].isKeyframe))
        return "it does not start with a keyframe";
    if (!std::ranges::is_sorted(blocks, {}, &webm::Frame::time))
        return "its time goes back";
    return {};
}

/// Sends one recording's bytes in pieces, each at its share of \a length.
class PacedPublisher final
{
public:
    using Time = LiveStream::Time;

    PacedPublisher(LiveStream &stream, quint64 id, QByteArray bytes, Time start)
        : m_stream(stream)
        , m_id(id)
        , m_bytes(std::move(bytes))
        , m_start(start)
    {
        m_stream.startRun(id, start);
    }

    [[nodiscard]] bool isAtEnd() const { return m_sent == m_bytes.size(); }
    [[nodiscard]] Time now() const { return m_start + m_length * m_sent / m_bytes.size(); }

    /// What the relay answers to the next piece.
    [[nodiscard]] QString publishNext(qsizetype pieceSize = 700)
    {
        const QByteArrayView piece =
            QByteArrayView(m_bytes).sliced(m_sent).first(std::min(pieceSize, m_bytes.size() - m_sent));
        m_sent += piece.size();
        return m_stream.publish(m_id, piece, now());
    }

    [[nodiscard]] QString publishAll()
    {
        QString answer;
        while (!isAtEnd() && answer.isEmpty())
            answer = publishNext();
        return answer;
    }

private:
    LiveStream &m_stream;
    quint64 m_id;
    QByteArray m_bytes;
    Time m_start;
    Time m_length = std::chrono::seconds(3);
    qsizetype m_sent = 0;
};

} // namespace lancast::test
