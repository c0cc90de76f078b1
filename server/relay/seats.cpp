#include "relay/seats.h"

#include <algorithm>

namespace lancast::relay {

void Seats::add(StreamSink &sink, Start start)
{
    m_seats.push_back({&sink, start});
}

void Seats::remove(const StreamSink &sink)
{
    const auto seat = std::ranges::find(m_seats, &sink, &Seat::sink);
    if (seat == m_seats.end())
        return;
    if (m_passes > 0)
        seat->sink = nullptr;
    else
        m_seats.erase(seat);
}

/// Of those that are there now; who is added meanwhile has its own beginning.
template<typename Action> void Seats::forEach(Action action)
{
    ++m_passes;
    const size_t present = m_seats.size();
    for (size_t i = 0; i < present; ++i) {
        if (const Seat seat = m_seats[i]; seat.sink)
            action(seat);
    }
    if (--m_passes == 0)
        std::erase_if(m_seats, [](const Seat &seat) { return !seat.sink; });
}

void Seats::setStart(Start start)
{
    for (Seat &seat : m_seats)
        seat.start = start;
}

void Seats::startBlob(const Blob &blob)
{
    setStart(Start::AtSyncPoint);
    forEach([&blob](const Seat &seat) { seat.sink->startBlob(blob); });
}

void Seats::deliver(const Chunk &chunk)
{
    if (chunk.isSyncPoint)
        setStart(Start::Now);
    forEach([&chunk](const Seat &seat) {
        if (seat.start == Start::Now)
            seat.sink->deliver(chunk);
    });
}

} // namespace lancast::relay
