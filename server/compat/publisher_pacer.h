// Takes what a publisher of the seed sends, and lets the live stream have it at the pace of its recording.
#pragma once

#include "base/relay_clock.h"
#include "session/publisher_session.h"
#include "stream/pacing_buffer.h"
#include "stream/piece_reassembler.h"

#include <QTimer>

namespace lancast::compat {

/// A recording that the live stream cannot take is left out of it until the next blob, and the log says so
/// once: on the seed's own ports it goes on all the same.
class PublisherPacer final : public net::MessagePacer
{
    Q_OBJECT

public:
    PublisherPacer(stream::PieceReassembler &intake, const net::RelayClock &clock);

    void addBlob(const QByteArray &message) override;
    void addChunk(const QByteArray &message) override;
    void stop() override;
    [[nodiscard]] qsizetype heldBytes() const override { return m_pieces.heldBytes(); }

private:
    void publishDue();
    void publish(const stream::PacingBuffer::Part &part);

    stream::PieceReassembler &m_intake;
    const net::RelayClock &m_clock;
    stream::PacingBuffer m_pieces;
    QTimer m_timer;
    quint64 m_recordings = 0;
    bool m_hasComplained = false; ///< once is enough: who sends one such recording sends more
};

} // namespace lancast::compat
