#include "net/seed_viewer.h"

#include "net/peer_address.h"
#include "net/plain_text.h"

namespace lancast::net {

SeedViewer::SeedViewer(const SessionContext &context, QObject *parent)
    : AudienceMember(context, parent)
{
}

void SeedViewer::attach(Slot slot, Channel *channel)
{
    if (channels().isEmpty()) {
        m_peer = peerIdentity(QHostAddress(channel->peerAddress()));
        m_identity.address = channel->peerAddress();
        m_identity.port = channel->peerPort();
        m_identity.agent = plainText(channel->head().field("user-agent"));
    }
    m_channels[size_t(slot)] = channel;
    channel->setParent(this);
    channel->setFrameLimits(frameLimits());
    connect(channel, &Channel::faulted, channel, &Channel::closeWith);
    connect(channel, &Channel::closed, this, [this, slot] { detach(slot); });
}

void SeedViewer::detach(Slot slot)
{
    std::exchange(m_channels[size_t(slot)], nullptr)->deleteLater();
    if (!channels().isEmpty())
        return;
    m_isClosing = true;
    emit finished();
}

QList<Channel *> SeedViewer::channels() const
{
    QList<Channel *> present(m_channels.begin(), m_channels.end());
    present.removeAll(nullptr);
    return present;
}

void SeedViewer::sendBuffer(const stream::Burst &buffer)
{
    Channel *channel = m_channels[size_t(Slot::Chunk)];
    if (!channel || buffer.size() == 0)
        return;
    channel->sendBlob(buffer);
    countMedia(buffer.size());
}

void SeedViewer::sendMessage(Slot slot, const stream::Chunk &message)
{
    Channel *channel = m_channels[size_t(slot)];
    if (channel && channel->writer().send(message) != Delivery::Dropped)
        countMedia(message.size());
}

qsizetype SeedViewer::queuedBytes() const
{
    qsizetype bytes = 0;
    for (const Channel *channel : channels())
        bytes += channel->writer().queuedBytes();
    return bytes;
}

stream::ClientStatus SeedViewer::status(RelayClock::Time now) const
{
    stream::ClientStatus status = basicStatus(now, stream::ClientRole::Viewer);
    status.address = m_identity.address;
    status.port = m_identity.port;
    status.agent = m_identity.agent;
    status.queuedBytes = queuedBytes();
    for (const Channel *channel : channels()) {
        status.droppedChunks += channel->writer().queue().droppedChunks();
        status.isLagging = status.isLagging || channel->writer().queue().isLagging();
    }
    return status;
}

void SeedViewer::tick(RelayClock::Time elapsed)
{
    for (Channel *channel : channels())
        channel->tick(elapsed);
}

void SeedViewer::closeWith(CloseCode code, const QString &reason)
{
    m_isClosing = true;
    for (Channel *channel : channels())
        channel->closeWith(code, reason);
}

void SeedViewer::abort()
{
    for (Channel *channel : channels())
        channel->abort();
}

} // namespace lancast::net
