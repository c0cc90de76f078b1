// The two WebSocket connections of one page or program.
#pragma once

#include "websocket/websocket_connection.h"

#include <array>

namespace lancast::net {

enum class ChannelSlot { Blob, Chunk };

/// Either may be missing. Deletes each when it has closed.
class ChannelPair final
{
public:
    void attach(ChannelSlot slot, WebSocketConnection *channel) { m_channels[size_t(slot)] = channel; }
    /// The channel has closed.
    void detach(ChannelSlot slot);

    [[nodiscard]] WebSocketConnection *at(ChannelSlot slot) const { return m_channels[size_t(slot)]; }
    [[nodiscard]] WebSocketConnection *blob() const { return at(ChannelSlot::Blob); }
    [[nodiscard]] WebSocketConnection *chunk() const { return at(ChannelSlot::Chunk); }
    [[nodiscard]] bool has(ChannelSlot slot) const { return at(slot) != nullptr; }
    [[nodiscard]] bool isEmpty() const { return !blob() && !chunk(); }
    [[nodiscard]] bool isComplete() const { return blob() && chunk(); }

    /// See WebSocketConnection::tick().
    void tick(RelayClock::Time elapsed);
    void closeWith(CloseCode code, const QString &reason);
    void abort();

    [[nodiscard]] qsizetype queuedBytes() const;
    /// Of messages that are not whole, and what the queues take beside their bytes.
    [[nodiscard]] qsizetype heldBytes() const;
    [[nodiscard]] quint64 droppedChunks() const;
    [[nodiscard]] bool isLagging() const;

private:
    std::array<WebSocketConnection *, 2> m_channels{}; ///< by slot
};

} // namespace lancast::net
