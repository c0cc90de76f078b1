// What one who comes late to the seed's chunk port gets: the current blob and the chunks since.
#pragma once

#include "stream/subscriber.h"

namespace lancast::compat {

/// Messages of any content, each kept as it came. The bytes are shared with all queues that they wait in.
class MessageBuffer final
{
public:
    static constexpr qsizetype defaultMaxBytes = 64'000'000;

    /// \a memory counts what is held.
    explicit MessageBuffer(stream::MemoryAccountant &memory, qsizetype maxBytes = defaultMaxBytes)
        : m_memory(memory)
        , m_maxBytes(maxBytes)
    {
    }

    /// Empties the buffer and keeps \a message. Returns it as viewers get it.
    [[nodiscard]] stream::Chunk startBlob(QByteArrayView message);
    /// As startBlob(), with what continues the blob. Beyond the limit the buffer keeps what it has until the
    /// next blob: what comes later is left out for good, or it would have a hole.
    [[nodiscard]] stream::Chunk append(QByteArrayView message);

    /// All of it, for one message; empty (size() is 0) before the first.
    [[nodiscard]] stream::Burst contents() const;
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] bool isFull() const { return m_isFull; }

private:
    [[nodiscard]] stream::Chunk share(QByteArrayView message) const;
    void keep(const stream::Chunk &chunk);

    stream::MemoryAccountant &m_memory;
    qsizetype m_maxBytes;
    std::vector<stream::Chunk> m_chunks;
    qsizetype m_bytes = 0; ///< of the messages
    qsizetype m_cost = 0;  ///< of keeping them
    bool m_isFull = false;
    bool m_startsBlob = false; ///< the next chunk is the blob's first
};

} // namespace lancast::compat
