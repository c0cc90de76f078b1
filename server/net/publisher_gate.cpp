#include "net/publisher_gate.h"

namespace lancast::net {

namespace {

/// Room for a session's own recording ids, which have 32 bits.
constexpr quint64 recordingsPerSession = quint64(1) << 32;

} // namespace

PublisherGate::PublisherGate(const SessionContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void PublisherGate::admit(PublisherSession::Slot slot, Channel *channel)
{
    const QByteArray key = channel->head().queryValue("session");
    if (!m_lockReason.isEmpty()) {
        refuse(channel, m_lockReason);
        return;
    }
    // Without a session nobody can prove to be the first one again.
    const bool isReconnect = !key.isEmpty() && m_currentKey == key;
    if (m_current && !isReconnect && (m_currentKey != key || m_current->has(slot))) {
        refuse(channel, QStringLiteral("Another publisher is live. Stop that one first."));
        return;
    }
    if (m_current && m_current->has(slot))
        m_current->closeWith(CloseCode::AnotherPublisher, QStringLiteral("This publisher connected again."));
    if (!m_current)
        open(key);
    m_current->attach(slot, channel);
    emit admitted();
}

void PublisherGate::refuse(Channel *channel, const QString &reason)
{
    channel->closeWith(CloseCode::AnotherPublisher, reason);
    connect(channel, &Channel::closed, channel, &QObject::deleteLater);
}

void PublisherGate::open(const QByteArray &key)
{
    ++m_opened;
    ++m_sessions;
    auto *session = new PublisherSession(m_opened * recordingsPerSession, m_context, this);
    m_current = session;
    m_currentKey = key;
    connect(session, &PublisherSession::lost, this, [this, session] {
        if (m_current != session)
            return;
        m_current = nullptr;
        m_context.stream.publisherLost(m_context.clock.now());
    });
    connect(session, &PublisherSession::finished, this, [this, session] {
        session->deleteLater();
        if (--m_sessions == 0)
            emit becameEmpty();
    });
}

void PublisherGate::sendState(relay::StreamState state, int viewers)
{
    if (m_current)
        m_current->sendState(state, viewers);
}

void PublisherGate::tick(RelayClock::Time elapsed)
{
    if (m_current)
        m_current->tick(elapsed);
}

void PublisherGate::closeAll(const QString &reason)
{
    if (m_current)
        m_current->closeWith(CloseCode::GoingAway, reason);
}

void PublisherGate::appendTo(QList<relay::ClientStatus> &clients) const
{
    if (m_current)
        clients.append(m_current->status(m_context.clock.now()));
}

} // namespace lancast::net
