#include "session/publisher_session.h"

#include "session/control_message.h"

#include <utility>

namespace lancast::net {

namespace {

FrameLimits frameLimits(const RelayLimits &limits)
{
    return {.maxMessageBytes = limits.maxPublisherMessageBytes,
            .messageDeadline = limits.messageDeadline,
            .maxControlFramesPerSecond = limits.maxControlFramesPerSecond,
            .maxTextBytes = limits.maxPublisherTextBytes};
}

} // namespace

MessagePacer::~MessagePacer() = default;

PublisherSession::PublisherSession(quint64 firstRun, const PacerFactory &makePacer,
                                   const SessionContext &context, QObject *parent)
    : QObject(parent)
    , m_id(context.ids.next())
    , m_context(context)
    , m_since(context.clock.now())
    , m_intake(context.ingest, firstRun)
    , m_pacer(makePacer ? makePacer(m_intake) : nullptr)
{
    if (m_pacer)
        connect(m_pacer.get(), &MessagePacer::emptied, this, &PublisherSession::cutOff);
}

PublisherSession::~PublisherSession() = default;

void PublisherSession::attach(ChannelSlot slot, WebSocketConnection *channel)
{
    if (m_channels.isEmpty())
        m_identity = identityOf(*channel);
    m_channels.attach(slot, channel);
    channel->setParent(this);
    channel->setFrameLimits(frameLimits(m_context.limits));
    if (!m_pacer) {
        connect(channel, &WebSocketConnection::textReceived, this,
                slot == ChannelSlot::Blob ? &PublisherSession::onBlobText : &PublisherSession::onChunkText);
    }
    connect(channel, &WebSocketConnection::binaryReceived, this,
            [this, slot](const QByteArray &message) { onBinary(slot, message); });
    connect(channel, &WebSocketConnection::faulted, this, &PublisherSession::closeWith);
    connect(channel, &WebSocketConnection::closed, this, [this, slot] { onClosed(slot); });
}

void PublisherSession::sendState(stream::StreamState state, int viewers)
{
    if (m_channels.blob() && !m_pacer)
        m_channels.blob()->sendText(stateMessage(state, viewers));
}

void PublisherSession::requestKeyframe()
{
    if (m_channels.blob() && !m_pacer && !m_isLost)
        m_channels.blob()->sendText(keyframeMessage());
}

void PublisherSession::onBlobText(const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    if (m_isLost)
        return;
    if (type == QLatin1String("recording")) {
        const qint64 id = recordingId(message);
        const QJsonValue startedAt = message.value(QLatin1String("startedAt"));
        if (id >= 0)
            m_intake.announce(quint64(id),
                              startedAt.isDouble()
                                  ? std::optional(m_context.clock.fromEpoch(startedAt.toDouble()))
                                  : std::nullopt,
                              stream::LiveTimeline::StartTimeSource::Told, recordingPart(message));
    } else if (type == QLatin1String("state")) {
        setHostState(message.value(QLatin1String("state")).toString());
    } else if (type == QLatin1String("time")) {
        m_channels.blob()->answer(timeAnswer(message, m_context.clock));
    } else if (type == QLatin1String("report")) {
        m_reportedQueuedBytes = reportedCount(message, QLatin1String("queuedBytes")).value_or(0);
        m_report.droppedFrames = reportedCount(message, QLatin1String("droppedFrames"));
    }
}

void PublisherSession::onChunkText(const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    const qint64 id = recordingId(message);
    if (m_isLost || id < 0)
        return;
    if (type == QLatin1String("recording"))
        m_intake.select(quint64(id));
    else if (type == QLatin1String("end"))
        m_intake.end(quint64(id));
}

void PublisherSession::setHostState(const QString &state)
{
    begin();
    if (state == QLatin1String("paused"))
        m_context.ingest.setPaused(true);
    else if (state == QLatin1String("live"))
        m_context.ingest.setPaused(false);
    else if (state == QLatin1String("ended"))
        m_context.ingest.end();
}

void PublisherSession::onBinary(ChannelSlot slot, const QByteArray &message)
{
    if (m_isLost)
        return;
    begin();
    m_mediaBytes += quint64(message.size());
    if (m_pacer) {
        if (slot == ChannelSlot::Blob)
            m_pacer->addBlob(message);
        else
            m_pacer->addChunk(message);
        return;
    }
    const QString refusal = slot == ChannelSlot::Blob ? m_intake.blobMessage(message, m_context.clock.now())
                                                      : m_intake.chunkMessage(message, m_context.clock.now());
    if (!refusal.isEmpty())
        closeWith(CloseCode::BadStream, refusal);
}

void PublisherSession::begin()
{
    if (!std::exchange(m_hasBegun, true))
        emit begun();
}

void PublisherSession::closeWith(CloseCode code, const QString &reason)
{
    goLost(Rest::IsDropped);
    m_channels.closeWith(code, reason);
}

void PublisherSession::tick(RelayClock::Time elapsed)
{
    m_channels.tick(elapsed);
}

qsizetype PublisherSession::heldBytes() const
{
    return m_intake.earlyBytes() + (m_pacer ? m_pacer->heldBytes() : 0) + m_channels.heldBytes();
}

void PublisherSession::onClosed(ChannelSlot slot)
{
    m_channels.detach(slot);
    goLost(Rest::PlaysOut);
    if (!m_channels.isEmpty())
        closeWith(CloseCode::GoingAway, QStringLiteral("The other connection of this publisher is gone."));
    else if (!m_isDraining)
        emit finished();
}

void PublisherSession::goLost(Rest rest)
{
    if (m_isLost)
        return;
    m_isLost = true;
    m_isDraining = rest == Rest::PlaysOut && m_pacer && m_pacer->heldBytes() > 0;
    if (m_pacer && !m_isDraining)
        m_pacer->stop();
    emit lost();
    if (!m_isDraining)
        emit drained();
}

void PublisherSession::cutOff()
{
    if (!std::exchange(m_isDraining, false))
        return;
    m_pacer->stop();
    emit drained();
    if (m_channels.isEmpty())
        emit finished();
}

ClientStatus PublisherSession::status(RelayClock::Time now) const
{
    ClientStatus status;
    static_cast<ClientReport &>(status) = m_report;
    appendTo(status, m_identity);
    status.id = m_id;
    status.role = ClientRole::Publisher;
    status.connectedFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_since);
    status.bytes = m_mediaBytes;
    status.queuedBytes = m_reportedQueuedBytes;
    return status;
}

} // namespace lancast::net
