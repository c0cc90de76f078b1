#include "relay/interleaver.h"

#include <algorithm>
#include <iterator>

namespace lancast::relay {

void Interleaver::add(webm::Block block, Time now)
{
    const auto isLater = [](Time time, const Held &held) { return time < held.block.time; };
    const auto place = std::upper_bound(m_held.begin(), m_held.end(), block.time, isLater);
    m_held.insert(place, {std::move(block), now});
}

std::vector<webm::Block> Interleaver::take(Time soundEnd, Time now)
{
    const auto mayGo = [&](const Held &held) {
        return held.block.time <= soundEnd || now - held.since >= maxWait;
    };
    // With one that has waited long enough goes all that is to be shown before it.
    const auto last = std::find_if(m_held.rbegin(), m_held.rend(), mayGo);
    return takeFirst(size_t(std::distance(last, m_held.rend())));
}

std::vector<webm::Block> Interleaver::takeAll()
{
    return takeFirst(m_held.size());
}

std::vector<webm::Block> Interleaver::takeFirst(size_t count)
{
    std::vector<webm::Block> blocks;
    blocks.reserve(count);
    const auto end = m_held.begin() + qsizetype(count);
    for (auto held = m_held.begin(); held != end; ++held)
        blocks.push_back(std::move(held->block));
    m_held.erase(m_held.begin(), end);
    return blocks;
}

} // namespace lancast::relay
