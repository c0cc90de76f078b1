#include "stream/fan_out.h"

#include <algorithm>

namespace lancast::stream {

void FanOut::add(Subscriber &subscriber, JoinPoint joinPoint)
{
    m_entries.push_back({&subscriber, joinPoint});
}

void FanOut::join(Subscriber &subscriber, const Burst &burst)
{
    add(subscriber, joinPointOf(burst));
    if (burst.hasStream())
        subscriber.begin(burst);
}

void FanOut::remove(const Subscriber &subscriber)
{
    const auto entry = std::ranges::find(m_entries, &subscriber, &Entry::subscriber);
    if (entry == m_entries.end())
        return;
    if (m_passes > 0)
        entry->subscriber = nullptr;
    else
        m_entries.erase(entry);
}

/// For those that are there now: one that is added meanwhile has its own beginning.
template<typename Action> void FanOut::forEach(Action action)
{
    ++m_passes;
    const size_t present = m_entries.size();
    for (size_t i = 0; i < present; ++i) {
        if (const Entry entry = m_entries[i]; entry.subscriber)
            action(entry);
    }
    if (--m_passes == 0)
        std::erase_if(m_entries, [](const Entry &entry) { return !entry.subscriber; });
}

void FanOut::setJoinPoints(JoinPoint joinPoint)
{
    for (Entry &entry : m_entries)
        entry.joinPoint = joinPoint;
}

void FanOut::begin(const Burst &burst)
{
    setJoinPoints(JoinPoint::AtSyncPoint);
    forEach([&burst](const Entry &entry) { entry.subscriber->begin(burst); });
}

void FanOut::deliver(const Chunk &chunk)
{
    if (chunk.isSyncPoint)
        setJoinPoints(JoinPoint::Now);
    forEach([&chunk](const Entry &entry) {
        if (entry.joinPoint == JoinPoint::Now)
            entry.subscriber->deliver(chunk);
    });
}

void FanOut::setStreamState(StreamState state)
{
    forEach([state](const Entry &entry) { entry.subscriber->setStreamState(state); });
}

} // namespace lancast::stream
