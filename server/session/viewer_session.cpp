#include "session/viewer_session.h"

#include "session/chunk_message.h"
#include "session/control_message.h"
#include "session/page_fan_out.h"

#include <utility>

namespace lancast::net {

namespace {

QJsonObject skipMessage(quint64 chunks)
{
    return {{QStringLiteral("type"), QStringLiteral("skip")}, {QStringLiteral("chunks"), qint64(chunks)}};
}

} // namespace

ViewerSession::ViewerSession(quint64 id, const ViewerContext &context)
    : Viewer(id, context)
{
}

ViewerSession::~ViewerSession()
{
    leaveFanOut();
}

void ViewerSession::attach(ChannelSlot slot, WebSocketConnection *channel)
{
    m_channels.attach(slot, channel);
    channel->setParent(this);
    channel->setFrameLimits(frameLimits());
    if (slot == ChannelSlot::Chunk)
        channel->setPingedElsewhere();
    connect(channel, &WebSocketConnection::textReceived, this,
            [this, channel](const QJsonObject &message) { onText(*channel, message); });
    connect(channel, &WebSocketConnection::faulted, this, &ViewerSession::closeWith);
    connect(channel, &WebSocketConnection::closed, this, &ViewerSession::finish);
    if (m_channels.isComplete())
        emit completed();
}

void ViewerSession::welcome(const QByteArrayList &frames)
{
    m_isJoined = true;
    for (const QByteArray &frame : frames)
        sendText(frame, PageChoice::LetIn);
}

void ViewerSession::join(PageFanOut &fanOut, const stream::Burst &burst)
{
    if (!m_isJoined || m_isClosing || m_isTimeShifted || m_fanOut)
        return;
    m_fanOut = &fanOut;
    fanOut.join(*this, burst);
}

void ViewerSession::leaveFanOut()
{
    if (m_fanOut)
        std::exchange(m_fanOut, nullptr)->leave(*this);
}

void ViewerSession::sendText(const QByteArray &frame, PageChoice pages)
{
    if (WebSocketConnection *channel = m_channels.blob();
        channel && (m_isJoined || pages == PageChoice::Connected))
        channel->sendFrame(frame);
}

void ViewerSession::onSkipped(quint64 chunks)
{
    m_skippedChunks += chunks;
    m_channels.chunk()->sendText(skipMessage(chunks));
}

/// For a page they rise, also where it comes to a feed that has begun before its own.
quint64 ViewerSession::blobIdFor(const stream::Burst &burst)
{
    if (burst.feed != m_feed && burst.id + m_blobIdRise <= m_blobId)
        m_blobIdRise = m_blobId + 1 - burst.id;
    m_feed = burst.feed;
    m_blobId = burst.id + m_blobIdRise;
    return m_blobId;
}

void ViewerSession::begin(const stream::Burst &burst)
{
    const auto id = qint64(blobIdFor(burst));
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
    SocketWriter &writer = chunkWriter();
    // The queue takes a chunk again only when it is empty: what it has dropped by then, the page is told
    // first.
    if (chunk.isSyncPoint && writer.queue().isLagging() && writer.queue().isEmpty()) {
        m_channels.chunk()->sendText(skipMessage(writer.queue().takeDroppedRun()));
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

/// The page plays from the stream's past.
void ViewerSession::leaveLive()
{
    m_isTimeShifted = true;
    leaveFanOut();
}

/// A blob is never dropped, so that there is only one in a queue, however often a page comes and goes.
void ViewerSession::returnToLive()
{
    if (!m_isTimeShifted || queuedBytes() > 0)
        return;
    m_isTimeShifted = false;
    m_wantsLive = false;
    // In each channel it tells what was sent before from what belongs to the new beginning.
    const QJsonObject marker{{QStringLiteral("type"), QStringLiteral("watch")},
                             {QStringLiteral("live"), true}};
    m_channels.blob()->sendText(marker);
    m_channels.chunk()->sendText(marker);
    emit wantsLive();
}

void ViewerSession::closeWith(CloseCode code, const QString &reason)
{
    m_isClosing = true;
    leaveFanOut();
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
    m_isFinished = true;
    leaveFanOut();
    emit finished();
}

ClientFigures ViewerSession::figures() const
{
    ClientFigures figures = Viewer::figures();
    static_cast<ClientReport &>(figures) = m_report;
    figures.queuedBytes = queuedBytes();
    figures.droppedChunks = m_channels.droppedChunks() + m_skippedChunks;
    figures.isLagging = m_channels.isLagging();
    return figures;
}

} // namespace lancast::net
