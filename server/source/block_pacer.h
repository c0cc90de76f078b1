// Lets the blocks of a source leave when they are due.
#pragma once

#include "source/source_block.h"

#include <map>
#include <optional>
#include <vector>

namespace lancast::source {

/// Blocks leave in the order of their times, at the pace of their times. Who adds them faster is told to
/// wait. Where blocks come in bursts, or late, all later ones leave as much later: so the delay becomes what
/// the bursts need, and the pace is steady again. A delay that is longer than needed for a while shrinks
/// slowly, which also follows a source whose clock is slow or fast. A frame that is shown before one that has
/// left before it has the same delay as that: in the order of their showing, times do not go back.
///
/// What is read ahead fills up to a limit and is then used for a while, in turns. A source that is a file
/// fills it at once each time. One that is live and has fallen behind does not: what it is ahead is a delay
/// that shrinks, too.
///
/// All calls take `now` of the same steady clock.
class BlockPacer final
{
public:
    using Time = std::chrono::nanoseconds;

    struct Limits
    {
        Time maxAhead = std::chrono::seconds(10);
        Time leastAhead = std::chrono::seconds(8); ///< more than Clusters lie out of order
        qsizetype maxBytes = 16 * 1024 * 1024;
    };

    BlockPacer() = default;
    explicit BlockPacer(const Limits &limits)
        : m_limits(limits)
    {
    }

    void add(SourceBlock block, Time now);
    /// False: what waits is enough for now. Ask again after take().
    [[nodiscard]] bool wantsMore() const;

    /// What is due, with the start that its delay makes.
    [[nodiscard]] std::vector<SourceBlock> take(Time now);
    /// When the next block is; nothing waits without it.
    [[nodiscard]] std::optional<Time> nextDue() const;
    /// When time 0 of the source is due: that changes with the delay. Nothing before the first block.
    [[nodiscard]] std::optional<Time> start() const { return m_start; }
    [[nodiscard]] qsizetype heldBytes() const { return m_heldBytes; }

private:
    [[nodiscard]] Time dueTime(const SourceBlock &block);
    [[nodiscard]] Time startFor(const webm::Frame &block, Time due);
    void fillOrUse();
    void learn(Time early, Time now);
    [[nodiscard]] Time surplus() const;
    void shrink(Time now);
    void startWindow(Time now);

    Limits m_limits;
    std::multimap<Time, SourceBlock>
        m_waiting;                    ///< by their times; of one track in the order in which they came
    std::map<quint64, Time> m_newest; ///< of each track
    std::map<quint64, Time> m_starts; ///< of the newest block of each track that has left
    qsizetype m_heldBytes = 0;
    std::optional<Time> m_start;
    std::optional<Time> m_windowStart;
    std::optional<Time> m_leastEarly;      ///< in the window: how long the block that came latest had to wait
    Time m_mostEarly{0};                   ///< in the window
    std::optional<Time> m_mostEarlyBefore; ///< in the window before
    bool m_isFilling = true;
    bool m_wasFull = false; ///< in the window: who adds had to wait, so when blocks came tells nothing
    Time m_surplus{0};      ///< by so much the delay is to shrink
    Time m_lastShrink{0};
};

} // namespace lancast::source
