#include "source/block_pacer.h"

#include <algorithm>
#include <utility>

namespace lancast::source {

using namespace std::chrono_literals;

namespace {

using Time = BlockPacer::Time;

/// So much earlier than due the latest blocks shall come: what the system and the source's timers are uneven
/// by.
constexpr Time reserve = 30ms;
/// Later, the blocks that wait are not due all at once: this process stood still.
constexpr Time longestDelay = 1s;
/// A delay is longer than needed if no block has needed it for so long.
constexpr Time window = 10s;
/// Of how early blocks come, from one window to the next: more than clocks are apart.
constexpr Time mostGrowth = 500ms;
/// The delay shrinks by this share of the time: more than clocks are apart, and little enough for players to
/// follow.
constexpr int shrinkingShare = 25;

} // namespace

void BlockPacer::add(SourceBlock block, Time now)
{
    shrink(now);
    const Time due = dueTime(block);
    if (!m_start) {
        m_start = now - due;
        startWindow(now);
    }
    learn(*m_start + due - now, now);
    m_heldBytes += block.block.payload.size();
    m_waiting.emplace(due, std::move(block));
    fillOrUse();
    m_wasFull = m_wasFull || !wantsMore();
}

void BlockPacer::fillOrUse()
{
    const Time ahead = m_waiting.empty() ? Time(0) : m_waiting.rbegin()->first - m_waiting.begin()->first;
    m_isFilling = ahead < (m_isFilling ? m_limits.maxAhead : m_limits.leastAhead);
}

bool BlockPacer::wantsMore() const
{
    return m_waiting.empty() || (m_isFilling && m_heldBytes < m_limits.maxBytes);
}

/// By the source's time. Frames that refer to later ones come behind them, and stay there.
Time BlockPacer::dueTime(const SourceBlock &block)
{
    const auto [newest, isFirst] = m_newest.try_emplace(block.block.trackNumber, block.block.time);
    newest->second = std::max(newest->second, block.block.time);
    return newest->second;
}

Time BlockPacer::startFor(const webm::Frame &block, Time due)
{
    Time &start = m_starts[block.trackNumber];
    if (block.time == due)
        start = *m_start;
    return start;
}

/// \a early: how long before it is due a block came.
void BlockPacer::learn(Time early, Time now)
{
    if (early < 0ns) {
        *m_start += reserve - early;
        m_surplus = 0ns;
        startWindow(now);
        return;
    }
    m_leastEarly = std::min(m_leastEarly.value_or(early), early);
    m_mostEarly = std::max(m_mostEarly, early);
    if (now - *m_windowStart < window)
        return;
    m_surplus = surplus();
    m_mostEarlyBefore = m_mostEarly;
    startWindow(now);
}

/// None where who adds had to wait, or gets ahead of the time: it is not a live source that is behind.
Time BlockPacer::surplus() const
{
    const bool isGrowing = m_mostEarlyBefore && m_mostEarly - *m_mostEarlyBefore > mostGrowth;
    return m_wasFull || isGrowing ? 0ns : std::max(*m_leastEarly - reserve, 0ns);
}

void BlockPacer::startWindow(Time now)
{
    m_windowStart = now;
    m_leastEarly.reset();
    m_mostEarly = 0ns;
    m_wasFull = false;
}

void BlockPacer::shrink(Time now)
{
    const Time step = std::min(m_surplus, (now - m_lastShrink) / shrinkingShare);
    m_lastShrink = now;
    if (step <= 0ns)
        return;
    *m_start -= step;
    m_surplus -= step;
    if (m_leastEarly)
        *m_leastEarly -= step;
}

std::vector<SourceBlock> BlockPacer::take(Time now)
{
    std::vector<SourceBlock> due;
    shrink(now);
    if (m_waiting.empty())
        return due;
    const Time late = now - *m_start - m_waiting.begin()->first;
    if (late > longestDelay)
        *m_start += late;
    while (!m_waiting.empty() && *m_start + m_waiting.begin()->first <= now) {
        auto first = m_waiting.extract(m_waiting.begin());
        SourceBlock &block = first.mapped();
        m_heldBytes -= block.block.payload.size();
        block.start = startFor(block.block, first.key());
        due.push_back(std::move(block));
    }
    fillOrUse();
    return due;
}

std::optional<Time> BlockPacer::nextDue() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(*m_start + m_waiting.begin()->first);
}

} // namespace lancast::source
