#include "relay/paced_pieces.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace lancast::relay {

namespace {

/// Small, so that blocks leave about when they are due.
constexpr qsizetype partBytes = 2 * 1024;

/// A part of one byte takes far more.
constexpr qsizetype costOfPiece(qsizetype size)
{
    return size + qsizetype(2 * sizeof(PacedPieces::Part));
}

} // namespace

void PacedPieces::startRecording(const QByteArray &piece, Time now)
{
    m_recording.emplace();
    add(piece, now);
}

void PacedPieces::add(const QByteArray &piece, Time now)
{
    if (!m_recording)
        return;
    struct Cut
    {
        qsizetype offset;
        std::optional<Time> newest;
    };
    std::vector<Cut> cuts;
    std::optional<Time> first = m_recording->newest;
    for (qsizetype offset = 0; offset < piece.size(); offset += partBytes) {
        std::vector<webm::Block> blocks;
        const auto part = QByteArrayView(piece).sliced(offset, std::min(partBytes, piece.size() - offset));
        (void)m_recording->demuxer.feed(part, blocks);
        for (const webm::Block &block : blocks)
            m_recording->newest = std::max(m_recording->newest.value_or(block.time), block.time);
        first = first ? first : m_recording->newest;
        cuts.push_back({offset, m_recording->newest});
    }
    // What has just arrived was captured by now, so the newest block tells when the recording began.
    if (!m_recording->start && m_recording->newest)
        m_recording->start = now - *m_recording->newest;
    const auto capturedAt = [&](const std::optional<Time> &time) {
        return time ? std::min(*m_recording->start + *time, now) : now - m_delay;
    };
    m_delay = std::min(std::max(m_delay, now - capturedAt(first)), m_limits.maxDelay);
    for (const Cut &cut : cuts) {
        const qsizetype size = std::min(partBytes, piece.size() - cut.offset);
        const bool isFirst = !std::exchange(m_recording->hasParts, true);
        m_waiting.push_back({piece, cut.offset, size, isFirst, isFirst ? m_recording->start : std::nullopt,
                             capturedAt(cut.newest ? cut.newest : first)});
        m_heldBytes += costOfPiece(size);
    }
}

std::optional<PacedPieces::Time> PacedPieces::nextDue() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.front().captured + m_delay);
}

std::deque<PacedPieces::Part> PacedPieces::take(Time now)
{
    std::deque<Part> due;
    while (!m_waiting.empty() &&
           (m_waiting.front().captured + m_delay <= now || m_heldBytes > m_limits.maxBytes)) {
        m_heldBytes -= costOfPiece(m_waiting.front().size);
        due.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    return due;
}

} // namespace lancast::relay
