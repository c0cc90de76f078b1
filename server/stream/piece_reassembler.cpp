#include "stream/piece_reassembler.h"

namespace lancast::stream {

void PieceReassembler::announce(quint64 id, std::optional<Time> startedAt,
                                LiveTimeline::StartTimeSource startSource, RunPart part)
{
    m_announced = Announced{id, {startedAt, startSource, part}};
}

QString PieceReassembler::blobMessage(QByteArrayView piece, Time now)
{
    const Announced run = m_announced.value_or(Announced{m_newest ? *m_newest + 1 : 0, {}});
    m_announced.reset();
    if (m_newest && run.id <= *m_newest)
        return QStringLiteral("Recording %1 came after recording %2; ids must rise.")
            .arg(run.id)
            .arg(*m_newest);
    m_newest = run.id;
    m_stream.startRun(m_firstId + run.id, run.start.startedAt, run.start.source, run.start.part);
    QString error = m_stream.publish(m_firstId + run.id, piece, now);
    // What is kept for a lower id waits in vain: ids rise.
    while (!m_early.empty() && m_early.begin()->first <= run.id) {
        const auto early = m_early.extract(m_early.begin());
        m_earlyBytes -= early.mapped().size();
        if (early.key() == run.id && error.isEmpty())
            error = m_stream.publish(m_firstId + run.id, early.mapped(), now);
    }
    return error;
}

QString PieceReassembler::chunkMessage(QByteArrayView piece, Time now)
{
    const std::optional<quint64> run = m_selected ? m_selected : m_newest;
    if (!run)
        return QStringLiteral("The first message must start a recording, on the blob channel.");
    if (m_newest && *run <= *m_newest)
        return m_stream.publish(m_firstId + *run, piece, now);
    if (piece.isEmpty())
        return {};
    m_earlyBytes += piece.size();
    if (m_earlyBytes > maxEarlyBytes)
        return QStringLiteral("The beginning of recording %1 did not arrive.").arg(*run);
    m_early[*run].append(piece);
    if (m_early.size() > maxEarlyRuns)
        m_earlyBytes -= m_early.extract(m_early.begin()).mapped().size();
    return {};
}

void PieceReassembler::end(quint64 id)
{
    // An end that overtook the beginning leaves the run open; the stream closes it when it has too
    // many.
    m_stream.endRun(m_firstId + id);
}

} // namespace lancast::stream
