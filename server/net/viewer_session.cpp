#include "net/viewer_session.h"

#include "net/control_message.h"
#include "net/peer_address.h"
#include "net/plain_text.h"

namespace lancast::net {

namespace {

/// Who asks for the time and does not read gets no further answers. A burst that is on its way is no reason:
/// the page asks again.
constexpr qsizetype maxUnreadAnswers = 64 * 1024;

} // namespace

ViewerSession::ViewerSession(const SessionContext &context, QObject *parent)
    : QObject(parent)
    , m_id(context.ids.next())
    , m_context(context)
    , m_since(context.clock.now())
    , m_progress(context.limits.progressDeadline, m_since)
{
}

ViewerSession::~ViewerSession()
{
    m_context.stream.leave(*this);
}

bool ViewerSession::has(Slot slot) const
{
    return (slot == Slot::Blob ? m_blobChannel : m_chunkChannel) != nullptr;
}

void ViewerSession::attach(Slot slot, Channel *channel)
{
    (slot == Slot::Blob ? m_blobChannel : m_chunkChannel) = channel;
    channel->setParent(this);
    channel->setMaxMessageBytes(quint64(m_context.limits.maxViewerMessageBytes));
    connect(channel, &Channel::textReceived, this,
            [this, channel](const QJsonObject &message) { onText(*channel, message); });
    connect(channel, &Channel::closed, this, &ViewerSession::finish);
    if (!m_blobChannel || !m_chunkChannel)
        return;
    m_isJoined = true;
    emit joined();
    m_context.stream.join(*this);
}

void ViewerSession::sendState(relay::StreamState state, int viewers)
{
    if (m_isJoined)
        m_blobChannel->sendText(stateMessage(state, viewers));
}

void ViewerSession::tellKey(const QByteArray &viewKey)
{
    if (m_blobChannel)
        m_blobChannel->sendText(keyMessage(viewKey));
}

QHostAddress ViewerSession::peer() const
{
    const Channel *channel = anyChannel();
    return channel ? peerIdentity(QHostAddress(channel->peerAddress())) : QHostAddress();
}

void ViewerSession::startBlob(const relay::Blob &blob)
{
    const auto id = qint64(blob.id);
    m_blobChannel->sendText({{QStringLiteral("type"), QStringLiteral("blob")},
                             {QStringLiteral("id"), id},
                             {QStringLiteral("mime"), QString::fromLatin1(blob.mime)},
                             {QStringLiteral("epoch"), m_context.clock.toEpoch(blob.origin)}});
    m_blobChannel->sendBinary(blob.bytes);
    m_chunkChannel->sendText({{QStringLiteral("type"), QStringLiteral("blob")}, {QStringLiteral("id"), id}});
    m_mediaBytes += quint64(blob.bytes.size());
}

relay::Delivery ViewerSession::deliver(const relay::Chunk &chunk)
{
    ChannelWriter &writer = m_chunkChannel->writer();
    // The queue takes a chunk again only when it is empty: what it has dropped by then, the page is told
    // first.
    if (chunk.isSyncPoint && writer.queue().isLagging() && writer.queue().isEmpty()) {
        m_chunkChannel->sendText({{QStringLiteral("type"), QStringLiteral("skip")},
                                  {QStringLiteral("chunks"), qint64(writer.queue().takeDroppedRun())}});
    }
    const relay::Delivery delivery = writer.send(chunk);
    if (delivery != relay::Delivery::Dropped)
        m_mediaBytes += quint64(chunk.payload().size());
    return delivery;
}

void ViewerSession::onText(Channel &channel, const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    if (type == QLatin1String("time")) {
        if (channel.writer().queuedBytes() < maxUnreadAnswers)
            channel.sendText(timeAnswer(message, m_context.clock));
    } else if (type == QLatin1String("report")) {
        m_delayMs = reportedCount(message, QLatin1String("delay"));
        m_stalls = reportedCount(message, QLatin1String("stalls"));
        m_droppedFrames = reportedCount(message, QLatin1String("droppedFrames"));
    }
}

void ViewerSession::closeWith(CloseCode code, const QString &reason)
{
    m_isClosing = true;
    m_context.stream.leave(*this);
    for (Channel *channel : {m_blobChannel, m_chunkChannel}) {
        if (channel)
            channel->closeWith(code, reason, m_context.limits.closeDeadline);
    }
}

void ViewerSession::tick(RelayClock::Time now)
{
    if (m_isClosing)
        return;
    if (!m_isJoined) {
        if (now - m_since > m_context.limits.pairDeadline)
            closeWith(CloseCode::TimedOut, QStringLiteral("The second connection did not come in time."));
        return;
    }
    const quint64 sent = m_blobChannel->writer().sentBytes() + m_chunkChannel->writer().sentBytes();
    const qsizetype queued = m_blobChannel->writer().queuedBytes() + m_chunkChannel->writer().queuedBytes();
    if (m_progress.isStuck(sent, queued, now))
        closeWith(CloseCode::TimedOut, QStringLiteral("Nothing could be delivered for a while."));
}

void ViewerSession::finish()
{
    m_isClosing = true;
    m_isJoined = false;
    m_context.stream.leave(*this);
    emit finished();
}

relay::ClientStatus ViewerSession::status(RelayClock::Time now) const
{
    relay::ClientStatus status;
    status.id = m_id;
    status.role = relay::ClientRole::Viewer;
    if (const Channel *channel = anyChannel()) {
        status.address = channel->peerAddress();
        status.port = channel->peerPort();
        status.agent = plainText(channel->head().field("user-agent"));
    }
    status.connectedFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_since);
    status.bytes = m_mediaBytes;
    for (const Channel *channel : {m_blobChannel, m_chunkChannel})
        status.queuedBytes += channel ? channel->writer().queuedBytes() : 0;
    if (m_chunkChannel) {
        status.droppedChunks = m_chunkChannel->writer().queue().droppedChunks();
        status.isLagging = m_chunkChannel->writer().queue().isLagging();
    }
    status.delayMs = m_delayMs;
    status.stalls = m_stalls;
    status.droppedFrames = m_droppedFrames;
    return status;
}

} // namespace lancast::net
