#include "compat/seed_viewer.h"

#include "session/chunk_message.h"

namespace lancast::net {

SeedViewer::SeedViewer(const SessionContext &context, QObject *parent)
    : Viewer({}, context, parent)
{
}

void SeedViewer::attach(ChannelSlot slot, WebSocketConnection *channel)
{
    if (m_channels.isEmpty())
        setIdentity(identityOf(*channel));
    m_channels.attach(slot, channel);
    channel->setParent(this);
    channel->setFrameLimits(frameLimits());
    connect(channel, &WebSocketConnection::faulted, channel, &WebSocketConnection::closeWith);
    connect(channel, &WebSocketConnection::closed, this, [this, slot] { detach(slot); });
}

void SeedViewer::detach(ChannelSlot slot)
{
    m_channels.detach(slot);
    if (!m_channels.isEmpty())
        return;
    m_isClosing = true;
    emit finished();
}

void SeedViewer::sendBuffer(const stream::Burst &buffer)
{
    WebSocketConnection *channel = m_channels.chunk();
    if (!channel || buffer.size() == 0)
        return;
    channel->writer().sendBeginning(partsOf(buffer));
    countMedia(buffer.size());
}

void SeedViewer::sendMessage(ChannelSlot slot, const stream::Chunk &message)
{
    WebSocketConnection *channel = m_channels.at(slot);
    if (channel && channel->writer().send(messageOf(message)) != Delivery::Dropped)
        countMedia(message.size());
}

ClientStatus SeedViewer::status(RelayClock::Time now) const
{
    ClientStatus status = basicStatus(now, ClientRole::Viewer);
    status.queuedBytes = queuedBytes();
    status.droppedChunks = m_channels.droppedChunks();
    status.isLagging = m_channels.isLagging();
    return status;
}

void SeedViewer::closeWith(CloseCode code, const QString &reason)
{
    m_isClosing = true;
    m_channels.closeWith(code, reason);
}

} // namespace lancast::net
