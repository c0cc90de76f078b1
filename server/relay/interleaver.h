// Brings picture and sound into one order by time, as players want it within a Cluster.
#pragma once

#include "webm/media.h"

#include <chrono>
#include <vector>

namespace lancast::relay {

/// Holds a block until the sound has reached its time: later sound then never comes before it. That costs no
/// delay, since a player shows no picture before it has the sound to it. Where no sound comes, nothing is
/// held longer than maxWait.
class Interleaver final
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr Time maxWait = std::chrono::milliseconds(150);

    /// \a now: any steady clock.
    void add(webm::Block block, Time now);
    /// Removes and gives, in order, what may go out when the sound is there up to \a soundEnd.
    [[nodiscard]] std::vector<webm::Block> take(Time soundEnd, Time now);
    /// Removes and gives everything, in order.
    [[nodiscard]] std::vector<webm::Block> takeAll();

private:
    struct Held
    {
        webm::Block block;
        Time since{0};
    };

    [[nodiscard]] std::vector<webm::Block> takeFirst(size_t count);

    std::vector<Held> m_held; ///< by time
};

} // namespace lancast::relay
