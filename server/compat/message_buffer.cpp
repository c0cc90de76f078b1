#include "compat/message_buffer.h"

#include <utility>

namespace lancast::compat {

namespace {

/// A message of one byte takes far more.
constexpr qsizetype costOfMessage(qsizetype size)
{
    return size + qsizetype(2 * sizeof(stream::Chunk));
}

} // namespace

stream::Chunk MessageBuffer::share(QByteArrayView message) const
{
    stream::Chunk chunk;
    chunk.body = message.toByteArray();
    chunk.ticket = m_memory.hold(chunk.size());
    return chunk;
}

stream::Chunk MessageBuffer::startBlob(QByteArrayView message)
{
    stream::Chunk chunk = share(message);
    chunk.isSyncPoint = true;
    m_chunks.clear();
    m_bytes = 0;
    m_cost = 0;
    m_isFull = false;
    m_startsBlob = true;
    keep(chunk);
    return chunk;
}

stream::Chunk MessageBuffer::append(QByteArrayView message)
{
    stream::Chunk chunk = share(message);
    // Who lost chunks goes on with the first one of a blob, which the blob port has given whole.
    chunk.isSyncPoint = std::exchange(m_startsBlob, false);
    keep(chunk);
    return chunk;
}

void MessageBuffer::keep(const stream::Chunk &chunk)
{
    const qsizetype size = chunk.size();
    m_isFull = m_isFull || m_cost + costOfMessage(size) > m_maxBytes;
    if (m_isFull || size == 0)
        return;
    m_bytes += size;
    m_cost += costOfMessage(size);
    m_chunks.push_back(chunk);
}

stream::Burst MessageBuffer::contents() const
{
    stream::Burst burst;
    burst.chunks = m_chunks;
    return burst;
}

} // namespace lancast::compat
