#include "relay/seats.h"

namespace lancast::relay {

void Seats::add(StreamSink &sink, Start start)
{
    m_seats.push_back({&sink, start});
}

void Seats::remove(const StreamSink &sink)
{
    std::erase_if(m_seats, [&sink](const Seat &seat) { return seat.sink == &sink; });
}

void Seats::setStart(Start start)
{
    for (Seat &seat : m_seats)
        seat.start = start;
}

void Seats::startBlob(const Blob &blob)
{
    setStart(Start::AtSyncPoint);
    for (const Seat &seat : std::vector(m_seats))
        seat.sink->startBlob(blob);
}

void Seats::deliver(const Chunk &chunk)
{
    if (chunk.isSyncPoint)
        setStart(Start::Now);
    for (const Seat &seat : std::vector(m_seats)) {
        if (seat.start == Start::Now)
            seat.sink->deliver(chunk);
    }
}

} // namespace lancast::relay
