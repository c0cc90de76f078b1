#include "session/viewer_session.h"

#include "session/chunk_message.h"
#include "session/control_message.h"

namespace lancast::net {

ViewerSession::ViewerSession(const SessionContext &context, QObject *parent)
    : Viewer({}, context, parent)
{
}

ViewerSession::~ViewerSession()
{
    context().feed.leave(*this);
}

void ViewerSession::attach(ChannelSlot slot, WebSocketConnection *channel)
{
    if (slot == ChannelSlot::Blob || m_channels.isEmpty())
        setIdentity(identityOf(*channel));
    m_channels.attach(slot, channel);
    channel->setParent(this);
    channel->setFrameLimits(frameLimits());
    connect(channel, &WebSocketConnection::textReceived, this,
            [this, channel](const QJsonObject &message) { onText(*channel, message); });
    connect(channel, &WebSocketConnection::faulted, this, &ViewerSession::closeWith);
    connect(channel, &WebSocketConnection::closed, this, &ViewerSession::finish);
    if (m_channels.isComplete())
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
        m_channels.blob()->sendFrame(message);
}

void ViewerSession::tellKey(const QByteArray &viewKey)
{
    if (WebSocketConnection *channel = m_channels.blob())
        channel->sendText(keyMessage(viewKey));
}

void ViewerSession::tellRewind(const QJsonObject &window)
{
    if (!m_isJoined || window.isEmpty())
        return;
    QJsonObject message = window;
    message.insert(QLatin1String("type"), QStringLiteral("rewind"));
    m_channels.blob()->sendText(message);
}

void ViewerSession::begin(const stream::Burst &burst)
{
    const auto id = qint64(burst.id);
    m_channels.blob()->sendText({{QStringLiteral("type"), QStringLiteral("blob")},
                                 {QStringLiteral("id"), id},
                                 {QStringLiteral("mime"), QString::fromLatin1(burst.mime)},
                                 {QStringLiteral("epoch"), context().clock.toEpoch(burst.origin)}});
    m_channels.blob()->writer().sendBeginning(partsOf(burst));
    m_channels.chunk()->sendText(
        {{QStringLiteral("type"), QStringLiteral("blob")}, {QStringLiteral("id"), id}});
    countMedia(burst.size());
}

void ViewerSession::deliver(const stream::Chunk &chunk)
{
    SocketWriter &writer = m_channels.chunk()->writer();
    // The queue takes a chunk again only when it is empty: what it has dropped by then, the page is told
    // first.
    if (chunk.isSyncPoint && writer.queue().isLagging() && writer.queue().isEmpty()) {
        m_channels.chunk()->sendText({{QStringLiteral("type"), QStringLiteral("skip")},
                                      {QStringLiteral("chunks"), qint64(writer.queue().takeDroppedRun())}});
    }
    if (writer.send(messageOf(chunk)) != Delivery::Dropped)
        countMedia(chunk.size());
}

void ViewerSession::onText(WebSocketConnection &channel, const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    if (type == QLatin1String("time")) {
        channel.answer(timeAnswer(message, context().clock));
    } else if (type == QLatin1String("report")) {
        m_report = clientReport(message);
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
    m_channels.blob()->sendText(marker);
    m_channels.chunk()->sendText(marker);
    context().feed.join(*this);
}

void ViewerSession::closeWith(CloseCode code, const QString &reason)
{
    m_isClosing = true;
    context().feed.leave(*this);
    m_channels.closeWith(code, reason);
}

void ViewerSession::tick(RelayClock::Time elapsed)
{
    m_channels.tick(elapsed);
    if (m_wantsLive && m_isJoined && !m_isClosing)
        returnToLive();
    if (m_isClosing || m_isJoined)
        return;
    m_waitedFor += elapsed;
    if (m_waitedFor > context().limits.pairDeadline)
        closeWith(CloseCode::TimedOut, QStringLiteral("The second connection did not come in time."));
}

void ViewerSession::finish()
{
    m_isClosing = true;
    m_isJoined = false;
    context().feed.leave(*this);
    emit finished();
}

ClientStatus ViewerSession::status(RelayClock::Time now) const
{
    ClientStatus status = basicStatus(now, ClientRole::Viewer);
    static_cast<ClientReport &>(status) = m_report;
    status.queuedBytes = queuedBytes();
    status.droppedChunks = m_channels.droppedChunks();
    status.isLagging = m_channels.isLagging();
    return status;
}

} // namespace lancast::net
