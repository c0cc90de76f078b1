#include "net/viewer_session.h"

#include "net/control_message.h"
#include "net/peer_address.h"
#include "net/plain_text.h"

namespace lancast::net {

ViewerSession::ViewerSession(const SessionContext &context, QObject *parent)
    : AudienceMember(context, parent)
{
}

ViewerSession::~ViewerSession()
{
    context().feed.leave(*this);
}

bool ViewerSession::has(Slot slot) const
{
    return (slot == Slot::Blob ? m_blobChannel : m_chunkChannel) != nullptr;
}

QList<Channel *> ViewerSession::channels() const
{
    QList<Channel *> present{m_blobChannel, m_chunkChannel};
    present.removeAll(nullptr);
    return present;
}

void ViewerSession::attach(Slot slot, Channel *channel)
{
    (slot == Slot::Blob ? m_blobChannel : m_chunkChannel) = channel;
    channel->setParent(this);
    channel->setFrameLimits(frameLimits());
    connect(channel, &Channel::textReceived, this,
            [this, channel](const QJsonObject &message) { onText(*channel, message); });
    connect(channel, &Channel::faulted, this, &ViewerSession::closeWith);
    connect(channel, &Channel::closed, this, &ViewerSession::finish);
    if (m_blobChannel && m_chunkChannel)
        emit completed();
}

void ViewerSession::join(const QByteArray &state, const QJsonObject &rewind)
{
    m_isJoined = true;
    sendState(state);
    tellRewind(rewind);
    context().feed.join(*this);
}

void ViewerSession::sendState(const QByteArray &message)
{
    if (m_isJoined)
        m_blobChannel->sendFrame(message);
}

void ViewerSession::tellKey(const QByteArray &viewKey)
{
    if (m_blobChannel)
        m_blobChannel->sendText(keyMessage(viewKey));
}

void ViewerSession::tellRewind(const QJsonObject &window)
{
    if (!m_isJoined || window.isEmpty())
        return;
    QJsonObject message = window;
    message.insert(QLatin1String("type"), QStringLiteral("rewind"));
    m_blobChannel->sendText(message);
}

QHostAddress ViewerSession::peer() const
{
    const Channel *channel = anyChannel();
    return channel ? peerIdentity(QHostAddress(channel->peerAddress())) : QHostAddress();
}

void ViewerSession::begin(const stream::Burst &burst)
{
    const auto id = qint64(burst.id);
    m_blobChannel->sendText({{QStringLiteral("type"), QStringLiteral("blob")},
                             {QStringLiteral("id"), id},
                             {QStringLiteral("mime"), QString::fromLatin1(burst.mime)},
                             {QStringLiteral("epoch"), context().clock.toEpoch(burst.origin)}});
    m_blobChannel->sendBlob(burst);
    m_chunkChannel->sendText({{QStringLiteral("type"), QStringLiteral("blob")}, {QStringLiteral("id"), id}});
    countMedia(burst.size());
}

void ViewerSession::deliver(const stream::Chunk &chunk)
{
    ChannelWriter &writer = m_chunkChannel->writer();
    // The queue takes a chunk again only when it is empty: what it has dropped by then, the page is told
    // first.
    if (chunk.isSyncPoint && writer.queue().isLagging() && writer.queue().isEmpty()) {
        m_chunkChannel->sendText({{QStringLiteral("type"), QStringLiteral("skip")},
                                  {QStringLiteral("chunks"), qint64(writer.queue().takeDroppedRun())}});
    }
    if (writer.send(chunk) != Delivery::Dropped)
        countMedia(chunk.size());
}

void ViewerSession::onText(Channel &channel, const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    if (type == QLatin1String("time")) {
        channel.answer(timeAnswer(message, context().clock));
    } else if (type == QLatin1String("report")) {
        m_delayMs = reportedCount(message, QLatin1String("delay"));
        m_stalls = reportedCount(message, QLatin1String("stalls"));
        m_droppedFrames = reportedCount(message, QLatin1String("droppedFrames"));
        m_behindMs = reportedCount(message, QLatin1String("behind"));
    } else if (type == QLatin1String("watch") && m_isJoined && !m_isClosing) {
        m_wantsLive = message.value(QLatin1String("live")).toBool(true);
        if (m_wantsLive)
            returnToLive();
        else
            leaveLive();
    }
}

void ViewerSession::leaveLive()
{
    m_isAside = true;
    context().feed.leave(*this);
}

/// A blob is never dropped, so that there is only one in a queue, however often a page comes and goes.
void ViewerSession::returnToLive()
{
    if (!m_isAside || queuedBytes() > 0)
        return;
    m_isAside = false;
    m_wantsLive = false;
    // In each channel it tells what was sent before from what belongs to the new beginning.
    const QJsonObject marker{{QStringLiteral("type"), QStringLiteral("watch")},
                             {QStringLiteral("live"), true}};
    m_blobChannel->sendText(marker);
    m_chunkChannel->sendText(marker);
    context().feed.join(*this);
}

void ViewerSession::closeWith(CloseCode code, const QString &reason)
{
    m_isClosing = true;
    context().feed.leave(*this);
    for (Channel *channel : channels())
        channel->closeWith(code, reason);
}

void ViewerSession::tick(RelayClock::Time elapsed)
{
    for (Channel *channel : channels())
        channel->tick(elapsed);
    if (m_wantsLive && m_isJoined && !m_isClosing)
        returnToLive();
    if (m_isClosing || m_isJoined)
        return;
    m_waitedFor += elapsed;
    if (m_waitedFor > context().limits.pairDeadline)
        closeWith(CloseCode::TimedOut, QStringLiteral("The second connection did not come in time."));
}

void ViewerSession::abort()
{
    for (Channel *channel : channels())
        channel->abort();
}

void ViewerSession::finish()
{
    m_isClosing = true;
    m_isJoined = false;
    context().feed.leave(*this);
    emit finished();
}

qsizetype ViewerSession::queuedBytes() const
{
    qsizetype bytes = 0;
    for (Channel *channel : channels())
        bytes += channel->writer().queuedBytes();
    return bytes;
}

qsizetype ViewerSession::heldBytes() const
{
    qsizetype bytes = 0;
    for (const Channel *channel : channels())
        bytes += channel->heldBytes() + channel->writer().queue().overheadBytes();
    return bytes;
}

stream::ClientStatus ViewerSession::status(RelayClock::Time now) const
{
    stream::ClientStatus status = basicStatus(now, stream::ClientRole::Viewer);
    if (const Channel *channel = anyChannel()) {
        status.address = channel->peerAddress();
        status.port = channel->peerPort();
        status.agent = plainText(channel->head().field("user-agent"));
    }
    status.queuedBytes = queuedBytes();
    if (m_chunkChannel) {
        status.droppedChunks = m_chunkChannel->writer().queue().droppedChunks();
        status.isLagging = m_chunkChannel->writer().queue().isLagging();
    }
    status.delayMs = m_delayMs;
    status.behindMs = m_behindMs;
    status.stalls = m_stalls;
    status.droppedFrames = m_droppedFrames;
    return status;
}

} // namespace lancast::net
