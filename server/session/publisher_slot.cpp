#include "session/publisher_slot.h"

namespace lancast::net {

namespace {

/// Room for a session's own ids of encoder runs, which have 32 bits.
constexpr quint64 runsPerSession = quint64(1) << 32;

} // namespace

PublisherSlot::PublisherSlot(const SessionContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

bool PublisherSlot::admit(ChannelSlot slot, WebSocketConnection *channel)
{
    const QByteArray key = channel->head().queryValue("session");
    // Without a session nobody can prove to be the first one again.
    return admit(slot, channel, key, key.isEmpty() ? ReconnectPolicy::Completes : ReconnectPolicy::Reconnects,
                 {});
}

bool PublisherSlot::admitPlain(ChannelSlot slot, WebSocketConnection *channel, const QByteArray &key,
                               const PacerFactory &makePacer)
{
    return admit(slot, channel, key, ReconnectPolicy::Completes, makePacer);
}

bool PublisherSlot::admit(ChannelSlot slot, WebSocketConnection *channel, const QByteArray &key,
                          ReconnectPolicy sameKey, const PacerFactory &makePacer)
{
    if (!m_lockReason.isEmpty()) {
        refuse(channel, m_lockReason);
        return false;
    }
    const bool isReconnect = m_currentKey == key && sameKey == ReconnectPolicy::Reconnects;
    if (m_current && !isReconnect && (m_currentKey != key || m_current->has(slot))) {
        refuse(channel, QStringLiteral("Another publisher is live. Stop that one first."));
        return false;
    }
    if (m_current && m_current->has(slot))
        m_current->closeWith(CloseCode::AnotherPublisher, QStringLiteral("This publisher connected again."));
    if (!m_current)
        open(key, makePacer);
    m_current->attach(slot, channel);
    emit admitted();
    return true;
}

void PublisherSlot::refuse(WebSocketConnection *channel, const QString &reason)
{
    channel->closeWith(CloseCode::AnotherPublisher, reason);
    connect(channel, &WebSocketConnection::closed, channel, &QObject::deleteLater);
}

void PublisherSlot::open(const QByteArray &key, const PacerFactory &makePacer)
{
    ++m_opened;
    ++m_sessions;
    auto *session = new PublisherSession(m_opened * runsPerSession, makePacer, m_context, this);
    m_current = session;
    m_currentKey = key;
    connect(session, &PublisherSession::begun, this, &PublisherSlot::cutOff);
    connect(session, &PublisherSession::lost, this, [this, session] {
        m_current = nullptr;
        m_draining = session->isDraining() ? session : m_draining;
    });
    connect(session, &PublisherSession::drained, this, [this, session] {
        // One that showed nothing leaves the stream to the one before it.
        if (m_draining && m_draining != session)
            return;
        m_draining = nullptr;
        m_context.ingest.publisherLost(m_context.clock.now());
    });
    connect(session, &PublisherSession::finished, this, [this, session] {
        session->deleteLater();
        if (--m_sessions == 0)
            emit becameEmpty();
    });
}

void PublisherSlot::cutOff()
{
    if (m_draining)
        m_draining->cutOff();
}

qsizetype PublisherSlot::heldBytes() const
{
    qsizetype bytes = 0;
    for (const PublisherSession *session : {m_current, m_draining})
        bytes += session ? session->heldBytes() : 0;
    return bytes;
}

void PublisherSlot::sendState(stream::StreamState state, int viewers)
{
    if (m_current)
        m_current->sendState(state, viewers);
}

void PublisherSlot::requestKeyframe()
{
    if (m_current)
        m_current->requestKeyframe();
}

void PublisherSlot::tick(RelayClock::Time elapsed)
{
    if (m_current)
        m_current->tick(elapsed);
}

void PublisherSlot::closeAll(const QString &reason)
{
    cutOff();
    if (m_current)
        m_current->closeWith(CloseCode::GoingAway, reason);
}

void PublisherSlot::appendTo(QList<ClientStatus> &clients) const
{
    if (m_current)
        clients.append(m_current->status(m_context.clock.now()));
}

} // namespace lancast::net
