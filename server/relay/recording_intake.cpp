#include "relay/recording_intake.h"

namespace lancast::relay {

void RecordingIntake::announce(quint64 id, std::optional<Time> startedAt, LiveTimeline::StartWord word)
{
    m_announced = Announced{id, startedAt, word};
}

QString RecordingIntake::blobMessage(QByteArrayView piece, Time now)
{
    const Announced recording =
        m_announced.value_or(Announced{m_newest ? *m_newest + 1 : 0, std::nullopt, {}});
    m_announced.reset();
    if (m_newest && recording.id <= *m_newest)
        return QStringLiteral("Recording %1 came after recording %2; ids must rise.")
            .arg(recording.id)
            .arg(*m_newest);
    m_newest = recording.id;
    m_stream.startRecording(m_firstId + recording.id, recording.startedAt, recording.word);
    QString error = m_stream.publish(m_firstId + recording.id, piece, now);
    // What is kept for a lower id waits in vain: ids rise.
    while (!m_early.empty() && m_early.begin()->first <= recording.id) {
        const auto early = m_early.extract(m_early.begin());
        m_earlyBytes -= early.mapped().size();
        if (early.key() == recording.id && error.isEmpty())
            error = m_stream.publish(m_firstId + recording.id, early.mapped(), now);
    }
    return error;
}

QString RecordingIntake::chunkMessage(QByteArrayView piece, Time now)
{
    const std::optional<quint64> recording = m_selected ? m_selected : m_newest;
    if (!recording)
        return QStringLiteral("The first message must start a recording, on the blob channel.");
    if (m_newest && *recording <= *m_newest)
        return m_stream.publish(m_firstId + *recording, piece, now);
    if (piece.isEmpty())
        return {};
    m_earlyBytes += piece.size();
    if (m_earlyBytes > maxEarlyBytes)
        return QStringLiteral("The beginning of recording %1 did not arrive.").arg(*recording);
    m_early[*recording].append(piece);
    if (m_early.size() > maxEarlyRecordings)
        m_earlyBytes -= m_early.extract(m_early.begin()).mapped().size();
    return {};
}

void RecordingIntake::end(quint64 id)
{
    // An end that overtook the beginning leaves the recording open; the stream closes it when it has too
    // many.
    m_stream.endRecording(m_firstId + id);
}

} // namespace lancast::relay
