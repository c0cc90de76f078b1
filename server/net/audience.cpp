#include "net/audience.h"

#include "net/control_message.h"
#include "net/http_connection.h"
#include "net/logging.h"

#include <algorithm>

namespace lancast::net {

namespace {

const QString fullReason = QStringLiteral("The host's limit of viewers is reached.");

} // namespace

Audience::Audience(const SessionContext &context, int maxViewers, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_maxViewers(maxViewers)
{
}

void Audience::admit(ViewerSession::Slot slot, Channel *channel)
{
    QByteArray key = channel->head().queryValue("session");
    if (key.isEmpty())
        key = "#" + QByteArray::number(++m_unnamed); // no page can choose this one
    if (!m_viewers.contains(key) && m_maxViewers > 0 && count() >= m_maxViewers) {
        channel->closeWith(CloseCode::Full, fullReason);
        connect(channel, &Channel::closed, channel, &QObject::deleteLater);
        return;
    }
    sessionFor(key, slot)->attach(slot, channel);
}

/// The session that waits for this socket, else a new one: a page that reconnects uses its id again.
ViewerSession *Audience::sessionFor(const QByteArray &key, ViewerSession::Slot slot)
{
    ViewerSession *session = m_viewers.value(key);
    if (session && !session->has(slot))
        return session;
    if (session)
        remove(key, session);
    session = new ViewerSession(m_context, this);
    m_viewers.insert(key, session);
    connect(session, &ViewerSession::joined, this, [this, session] {
        ++m_total;
        session->sendState(m_context.stream.state(), count());
    });
    connect(session, &ViewerSession::finished, this, [this, key, session] { remove(key, session); });
    return session;
}

void Audience::remove(const QByteArray &key, ViewerSession *session)
{
    if (m_viewers.value(key) == session)
        m_viewers.remove(key);
    session->deleteLater();
    if (isEmpty())
        emit becameEmpty();
}

void Audience::admitPlayer(HttpConnection *connection, const RequestHead &head)
{
    if (m_maxViewers > 0 && count() >= m_maxViewers) {
        connection->respond(plainResponse(503, fullReason.toUtf8()));
        return;
    }
    auto *player = new PlayerSession(connection, head, m_context, this);
    m_players.push_back(player);
    ++m_total;
    connect(player, &PlayerSession::finished, this, [this, player] {
        std::erase(m_players, player);
        player->deleteLater();
        if (isEmpty())
            emit becameEmpty();
    });
    player->start();
}

void Audience::setState(relay::StreamState state)
{
    broadcast();
    if (state != relay::StreamState::Ended)
        return;
    for (PlayerSession *player : std::vector(m_players))
        player->end();
}

void Audience::broadcast()
{
    m_toldCount = count();
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->sendState(m_context.stream.state(), m_toldCount);
}

void Audience::tick(RelayClock::Time elapsed)
{
    for (ViewerSession *viewer : m_viewers.values())
        viewer->tick(elapsed);
    for (PlayerSession *player : std::vector(m_players))
        player->tick(elapsed);
    keepMemoryInBounds();
    if (m_toldCount != count())
        broadcast();
}

void Audience::keepMemoryInBounds()
{
    int dropped = 0;
    while (m_context.stream.mediaBytes() > m_context.limits.maxMediaBytes && dropHungriest())
        ++dropped;
    if (dropped > 0)
        qCWarning(relayLog) << "the media in memory was over its limit:" << dropped
                            << "of the slowest viewers were let go";
}

/// Who has most in its queue. False if nobody has anything.
bool Audience::dropHungriest()
{
    ViewerSession *viewer = nullptr;
    PlayerSession *player = nullptr;
    qsizetype most = 0;
    for (ViewerSession *candidate : std::as_const(m_viewers)) {
        if (candidate->queuedBytes() > most) {
            viewer = candidate;
            most = candidate->queuedBytes();
        }
    }
    for (PlayerSession *candidate : m_players) {
        if (candidate->queuedBytes() > most) {
            player = candidate;
            most = candidate->queuedBytes();
        }
    }
    if (player)
        player->abort();
    else if (viewer)
        viewer->abort();
    return most > 0;
}

void Audience::closeAll(const QString &reason)
{
    for (ViewerSession *viewer : m_viewers.values())
        viewer->closeWith(CloseCode::GoingAway, reason);
    for (PlayerSession *player : std::vector(m_players))
        player->end();
}

void Audience::sendAway(const Choice &isMeant, CloseCode code, const QString &reason)
{
    for (ViewerSession *viewer : m_viewers.values()) {
        if (isMeant(viewer->id(), viewer->peer()))
            viewer->closeWith(code, reason);
    }
    for (PlayerSession *player : std::vector(m_players)) {
        if (isMeant(player->id(), player->peer()))
            player->end();
    }
}

QHostAddress Audience::peerOf(quint64 id) const
{
    for (const ViewerSession *viewer : m_viewers) {
        if (viewer->id() == id)
            return viewer->peer();
    }
    const auto player = std::ranges::find(m_players, id, &PlayerSession::id);
    return player == m_players.end() ? QHostAddress() : (*player)->peer();
}

void Audience::tellKey(const QByteArray &viewKey)
{
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->tellKey(viewKey);
}

int Audience::count() const
{
    return int(m_viewers.size()) + int(m_players.size());
}

void Audience::appendTo(QList<relay::ClientStatus> &clients) const
{
    const RelayClock::Time now = m_context.clock.now();
    for (const ViewerSession *viewer : m_viewers)
        clients.append(viewer->status(now));
    for (const PlayerSession *player : m_players)
        clients.append(player->status(now));
}

} // namespace lancast::net
