#include "session/channel_pair.h"

#include <utility>

namespace lancast::net {

void ChannelPair::detach(ChannelSlot slot)
{
    std::exchange(m_channels[size_t(slot)], nullptr)->deleteLater();
}

void ChannelPair::tick(RelayClock::Time elapsed)
{
    for (WebSocketConnection *channel : std::array(m_channels)) {
        if (channel)
            channel->tick(elapsed);
    }
}

void ChannelPair::closeWith(CloseCode code, const QString &reason)
{
    for (WebSocketConnection *channel : std::array(m_channels)) {
        if (channel)
            channel->closeWith(code, reason);
    }
}

void ChannelPair::abort()
{
    for (WebSocketConnection *channel : std::array(m_channels)) {
        if (channel)
            channel->abort();
    }
}

qsizetype ChannelPair::queuedBytes() const
{
    qsizetype bytes = 0;
    for (const WebSocketConnection *channel : m_channels)
        bytes += channel ? channel->writer().queuedBytes() : 0;
    return bytes;
}

qsizetype ChannelPair::heldBytes() const
{
    qsizetype bytes = 0;
    for (const WebSocketConnection *channel : m_channels)
        bytes += channel ? channel->heldBytes() + channel->writer().heldBytes() : 0;
    return bytes;
}

quint64 ChannelPair::droppedChunks() const
{
    quint64 chunks = 0;
    for (const WebSocketConnection *channel : m_channels)
        chunks += channel ? channel->writer().queue().droppedMessages() : 0;
    return chunks;
}

bool ChannelPair::isLagging() const
{
    for (const WebSocketConnection *channel : m_channels) {
        if (channel && channel->writer().queue().isLagging())
            return true;
    }
    return false;
}

} // namespace lancast::net
