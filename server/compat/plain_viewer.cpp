#include "compat/plain_viewer.h"

#include "session/chunk_message.h"

namespace lancast::compat {

PlainViewer::PlainViewer(quint64 id, const QHostAddress &peer, const net::ViewerContext &context)
    : net::Viewer(id, context)
    , m_peer(peer)
{
}

void PlainViewer::attach(net::ChannelSlot slot, net::WebSocketConnection *channel)
{
    m_channels.attach(slot, channel);
    channel->setParent(this);
    channel->setFrameLimits(frameLimits());
    connect(channel, &net::WebSocketConnection::faulted, channel, &net::WebSocketConnection::closeWith);
    connect(channel, &net::WebSocketConnection::closed, this, [this, slot] { detach(slot); });
}

void PlainViewer::detach(net::ChannelSlot slot)
{
    m_channels.detach(slot);
    if (!m_channels.isEmpty())
        return;
    m_isClosing = true;
    emit finished();
}

void PlainViewer::sendBuffer(const stream::Burst &buffer)
{
    net::WebSocketConnection *channel = m_channels.chunk();
    if (!channel || buffer.size() == 0)
        return;
    channel->writer().sendBeginning(net::partsOf(buffer));
    countMedia(buffer.size());
}

void PlainViewer::sendMessage(net::ChannelSlot slot, const stream::Chunk &message)
{
    net::WebSocketConnection *channel = m_channels.at(slot);
    if (channel && channel->writer().send(net::messageOf(message)) != net::Delivery::Dropped)
        countMedia(message.size());
}

net::ClientFigures PlainViewer::figures() const
{
    net::ClientFigures figures = net::Viewer::figures();
    figures.queuedBytes = queuedBytes();
    figures.droppedChunks = m_channels.droppedChunks();
    figures.isLagging = m_channels.isLagging();
    return figures;
}

void PlainViewer::closeWith(net::CloseCode code, const QString &reason)
{
    m_isClosing = true;
    m_channels.closeWith(code, reason);
}

} // namespace lancast::compat
