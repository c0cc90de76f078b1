#include "stream/pacing_buffer.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace lancast::stream {

namespace {

/// Small, so that frames leave about when they are due.
constexpr qsizetype partBytes = 2 * 1024;

/// A part of one byte takes far more.
constexpr qsizetype costOfPiece(qsizetype size)
{
    return size + qsizetype(2 * sizeof(PacingBuffer::Part));
}

} // namespace

void PacingBuffer::startRun(const QByteArray &piece, Time now)
{
    m_run.emplace();
    add(piece, now);
}

void PacingBuffer::add(const QByteArray &piece, Time now)
{
    if (!m_run)
        return;
    struct Cut
    {
        qsizetype offset;
        std::optional<Time> newest;
    };
    std::vector<Cut> cuts;
    std::optional<Time> first = m_run->newest;
    for (qsizetype offset = 0; offset < piece.size(); offset += partBytes) {
        std::vector<webm::Frame> frames;
        const auto part = QByteArrayView(piece).sliced(offset, std::min(partBytes, piece.size() - offset));
        (void)m_run->demuxer.feed(part, frames);
        for (const webm::Frame &frame : frames)
            m_run->newest = std::max(m_run->newest.value_or(frame.time), frame.time);
        first = first ? first : m_run->newest;
        cuts.push_back({offset, m_run->newest});
    }
    // What has just arrived was captured by now, so the newest frame tells when the run began.
    if (!m_run->start && m_run->newest)
        m_run->start = now - *m_run->newest;
    const auto capturedAt = [&](const std::optional<Time> &time) {
        return time ? std::min(*m_run->start + *time, now) : now - m_delay;
    };
    m_delay = std::min(std::max(m_delay, now - capturedAt(first)), m_limits.maxDelay);
    for (const Cut &cut : cuts) {
        const qsizetype size = std::min(partBytes, piece.size() - cut.offset);
        const bool isFirst = !std::exchange(m_run->hasParts, true);
        m_waiting.push_back({piece, cut.offset, size, isFirst, isFirst ? m_run->start : std::nullopt,
                             capturedAt(cut.newest ? cut.newest : first)});
        m_heldBytes += costOfPiece(size);
    }
}

std::optional<PacingBuffer::Time> PacingBuffer::nextDue() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.front().captured + m_delay);
}

std::deque<PacingBuffer::Part> PacingBuffer::take(Time now)
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

} // namespace lancast::stream
