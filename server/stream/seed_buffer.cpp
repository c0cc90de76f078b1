#include "stream/seed_buffer.h"

#include <utility>

namespace lancast::stream {

namespace {

/// A message of one byte takes far more.
constexpr qsizetype costOfMessage(qsizetype size)
{
    return size + qsizetype(2 * sizeof(Chunk));
}

} // namespace

Chunk SeedBuffer::share(QByteArrayView message) const
{
    Chunk chunk;
    chunk.body = message.toByteArray();
    chunk.ticket = m_memory.hold(chunk.size());
    return chunk;
}

Chunk SeedBuffer::startBlob(QByteArrayView message)
{
    Chunk chunk = share(message);
    chunk.isSyncPoint = true;
    m_chunks.clear();
    m_bytes = 0;
    m_cost = 0;
    m_isFull = false;
    m_startsBlob = true;
    keep(chunk);
    return chunk;
}

Chunk SeedBuffer::append(QByteArrayView message)
{
    Chunk chunk = share(message);
    // Who lost chunks goes on with the first one of a blob, which the blob port has given whole.
    chunk.isSyncPoint = std::exchange(m_startsBlob, false);
    keep(chunk);
    return chunk;
}

void SeedBuffer::keep(const Chunk &chunk)
{
    const qsizetype size = chunk.size();
    m_isFull = m_isFull || m_cost + costOfMessage(size) > m_maxBytes;
    if (m_isFull || size == 0)
        return;
    m_bytes += size;
    m_cost += costOfMessage(size);
    m_chunks.push_back(chunk);
}

Burst SeedBuffer::contents() const
{
    Burst burst;
    burst.chunks = m_chunks;
    return burst;
}

} // namespace lancast::stream
