// Orders what arrives on a publisher's two channels into pieces of runs.
#pragma once

#include "stream/ingest.h"

#include <QByteArray>

#include <map>
#include <optional>

namespace lancast::stream {

/// One publisher session. Its run ids are its own; \a firstId makes them unique for the stream.
///
/// Calls return an empty string, or the sentence that the publisher is closed with.
class PieceReassembler final
{
public:
    using Time = Ingest::Time;

    /// Pieces that overtook the first one of their run are kept up to this, all together.
    static constexpr qsizetype maxEarlyBytes = 4 * 1024 * 1024;
    /// Of so many runs, the newest; a publisher begins the next one while one runs.
    static constexpr size_t maxEarlyRuns = 4;

    PieceReassembler(Ingest &stream, quint64 firstId)
        : m_stream(stream)
        , m_firstId(firstId)
    {
    }

    /// The next binary message on the blob channel starts run \a id.
    void announce(quint64 id, std::optional<Time> startedAt,
                  LiveTimeline::StartTimeSource startSource = LiveTimeline::StartTimeSource::Told,
                  RunPart part = RunPart::Whole);
    [[nodiscard]] QString blobMessage(QByteArrayView piece, Time now);
    /// Binary messages on the chunk channel belong to run \a id from here on.
    void select(quint64 id) { m_selected = id; }
    [[nodiscard]] QString chunkMessage(QByteArrayView piece, Time now);
    void end(quint64 id);
    [[nodiscard]] qsizetype earlyBytes() const { return m_earlyBytes; }

private:
    struct Announced
    {
        quint64 id = 0;
        RunStart start;
    };

    Ingest &m_stream;
    quint64 m_firstId;
    std::optional<Announced> m_announced;
    std::optional<quint64> m_newest;   ///< run whose first piece has arrived last
    std::optional<quint64> m_selected; ///< nothing: a plain client, whose chunks continue the newest run
    std::map<quint64, QByteArray> m_early;
    qsizetype m_earlyBytes = 0;
};

} // namespace lancast::stream
