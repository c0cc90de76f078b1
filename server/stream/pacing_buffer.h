// Lets a run that comes in long pieces go on at the pace at which it was recorded.
#pragma once

#include "webm/demuxer.h"

#include <QByteArray>

#include <chrono>
#include <deque>
#include <optional>

namespace lancast::stream {

/// What is known of the run whose pieces come.
struct PacedRun
{
    webm::Demuxer demuxer;
    std::optional<std::chrono::nanoseconds> newest; ///< of its frames' times
    std::optional<std::chrono::nanoseconds>
        start; ///< when time zero was captured, as its first frames' arrival says
    bool hasParts = false;
};

/// A recorder that gives its bytes every 20 s would have a live player run dry for 20 s each time. So pieces
/// are cut small, and each part goes on at the time of its frames, behind by a delay that is learned: that of
/// the piece that was longest under way. A recorder that gives its bytes often is hardly held up.
///
/// What cannot be read goes on at once: to judge it is not this one's business.
class PacingBuffer final
{
public:
    using Time = std::chrono::nanoseconds;

    struct Limits
    {
        qsizetype maxBytes = 64'000'000;          ///< that wait; the oldest go at once for newer ones
        Time maxDelay = std::chrono::seconds(30); ///< longer nothing waits
    };

    struct Part
    {
        QByteArray piece;
        qsizetype offset = 0;
        qsizetype size = 0;
        bool startsRun = false;
        std::optional<Time> startedAt{}; ///< with startsRun: about when its time zero was captured
        Time captured{0};                ///< about when, by the clock of `now`

        [[nodiscard]] QByteArrayView bytes() const { return QByteArrayView(piece).sliced(offset, size); }
    };

    PacingBuffer() = default;
    explicit PacingBuffer(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// \a now: any steady clock, the same in all calls.
    void startRun(const QByteArray &piece, Time now);
    /// Continues the newest run; without one \a piece is left out.
    void add(const QByteArray &piece, Time now);

    /// What is due, in order.
    [[nodiscard]] std::deque<Part> take(Time now);
    /// When the next part is; nothing waits without it.
    [[nodiscard]] std::optional<Time> nextDue() const;
    [[nodiscard]] qsizetype heldBytes() const { return m_heldBytes; }
    [[nodiscard]] Time delay() const { return m_delay; }

private:
    Limits m_limits;
    std::optional<PacedRun> m_run;
    std::deque<Part> m_waiting;
    qsizetype m_heldBytes = 0;
    Time m_delay{0};
};

} // namespace lancast::stream
