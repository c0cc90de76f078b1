// Counts the bytes of media that are held, each once, however many hold them.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace lancast::stream {

/// Goes along with bytes: they count until its last copy is gone.
using MemoryTicket = std::shared_ptr<const void>;

/// Bytes may be held, and let go, in any thread. Holds may outlive it.
class MemoryAccountant final
{
public:
    [[nodiscard]] MemoryTicket hold(qsizetype bytes)
    {
        *m_bytes += bytes;
        return {m_bytes.get(), [counter = m_bytes, bytes](const void *) { *counter -= bytes; }};
    }

    [[nodiscard]] qsizetype bytes() const { return *m_bytes; }

private:
    std::shared_ptr<std::atomic<qsizetype>> m_bytes = std::make_shared<std::atomic<qsizetype>>(0);
};

} // namespace lancast::stream
