#include "compat/publisher_pacer.h"

#include "base/logging.h"

#include <utility>

namespace lancast::compat {

using namespace std::chrono_literals;

namespace {

/// Parts of pieces are due closer together than it pays to wake up.
constexpr auto shortestPause = 5ms;

} // namespace

PublisherPacer::PublisherPacer(stream::PieceReassembler &intake, const net::RelayClock &clock)
    : m_intake(intake)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PublisherPacer::publishDue);
}

void PublisherPacer::addBlob(const QByteArray &message)
{
    m_pieces.startRun(message, m_clock.now());
    publishDue();
}

void PublisherPacer::addChunk(const QByteArray &message)
{
    m_pieces.add(message, m_clock.now());
    publishDue();
}

void PublisherPacer::stop()
{
    m_timer.stop();
    m_pieces = {};
}

void PublisherPacer::publishDue()
{
    for (const stream::PacingBuffer::Part &part : m_pieces.take(m_clock.now()))
        publish(part);
    if (const auto due = m_pieces.nextDue())
        m_timer.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(*due - m_clock.now()),
                               std::chrono::milliseconds(shortestPause)));
    else
        emit emptied();
}

void PublisherPacer::publish(const stream::PacingBuffer::Part &part)
{
    if (part.startsRun)
        m_intake.announce(m_recordings++, part.startedAt, stream::LiveTimeline::StartTimeSource::Measured);
    // After a refusal the stream has ended the recording, and ignores what continues it.
    const QString refusal = part.startsRun ? m_intake.blobMessage(part.bytes(), m_clock.now())
                                           : m_intake.chunkMessage(part.bytes(), m_clock.now());
    if (!refusal.isEmpty() && !std::exchange(m_hasComplained, true))
        qCWarning(net::relayLog).noquote()
            << "the live stream leaves out a recording from the seed's ports:" << refusal;
}

} // namespace lancast::compat
