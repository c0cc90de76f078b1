// Publishes one clip after the other as a recorder that restarts does: each new recording overlaps the one
// before it. Time is the caller's: ten minutes take as long as the relay needs for them.
#pragma once

#include "tests/support/live_stream.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace lancast::bench {

/// A recording's bytes, and when which of them have been recorded.
class TimedClip final
{
public:
    explicit TimedClip(QByteArray bytes);

    struct Piece
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        std::chrono::nanoseconds time{0}; ///< of its last block, from the recording's start
    };

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    [[nodiscard]] const std::vector<webm::Frame> &blocks() const { return m_blocks; }

private:
    QByteArray m_bytes;
    std::vector<Piece> m_pieces;
    std::vector<webm::Frame> m_blocks;
};

/// Publishes \a clips, each started \a distance after the one before it; \a afterPiece is called after each
/// piece. The first answer of the stream that is not empty ends it, and is returned.
[[nodiscard]] QString publishAll(test::LiveStream &stream, const std::vector<const TimedClip *> &clips,
                                 std::chrono::nanoseconds distance, const std::function<void()> &afterPiece);

} // namespace lancast::bench
