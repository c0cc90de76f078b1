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
    if (!m_viewers.contains(key) && isFull()) {
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
        remove(session);
    session = new ViewerSession(m_context, this);
    m_viewers.insert(key, session);
    add(session);
    connect(session, &ViewerSession::joined, this, [this, session] {
        ++m_total;
        session->sendState(state());
        session->tellRewind(m_rewind);
    });
    return session;
}

void Audience::add(AudienceMember *member)
{
    m_members.push_back(member);
    connect(member, &AudienceMember::finished, this, [this, member] { remove(member); });
}

void Audience::remove(AudienceMember *member)
{
    if (std::erase(m_members, member) == 0)
        return; // another session has taken its place
    m_droppedByGone += member->status(m_context.clock.now()).droppedChunks;
    m_viewers.removeIf([member](const auto &entry) { return entry.value() == member; });
    member->deleteLater();
    if (isEmpty())
        emit becameEmpty();
}

void Audience::admitPlayer(HttpConnection *connection, const RequestHead &head)
{
    if (isFull()) {
        connection->respond(plainResponse(503, fullReason.toUtf8()));
        return;
    }
    auto *player = new PlayerSession(connection, head, m_context, this);
    add(player);
    ++m_total;
    player->start();
}

void Audience::setRecording(bool isRecording)
{
    if (std::exchange(m_isRecording, isRecording) != isRecording)
        tellState();
}

bool Audience::admitMember(AudienceMember *member)
{
    if (isFull())
        return false;
    member->setParent(this);
    add(member);
    ++m_total;
    return true;
}

void Audience::tellState()
{
    m_toldCount = count();
    const AudienceState told = state();
    // Copies, here and below: who ends leaves the list at once.
    for (AudienceMember *member : std::vector(m_members))
        member->sendState(told);
}

void Audience::tick(RelayClock::Time elapsed)
{
    for (AudienceMember *member : std::vector(m_members))
        member->tick(elapsed);
    keepMemoryInBounds();
    if (m_toldCount != count())
        tellState();
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
    const auto hungriest = std::ranges::max_element(m_members, {}, &AudienceMember::queuedBytes);
    if (hungriest == m_members.end() || (*hungriest)->queuedBytes() == 0)
        return false;
    (*hungriest)->abort();
    return true;
}

void Audience::closeAll(const QString &reason)
{
    for (AudienceMember *member : std::vector(m_members))
        member->closeWith(CloseCode::GoingAway, reason);
}

void Audience::sendAway(const Choice &isMeant, CloseCode code, const QString &reason)
{
    for (AudienceMember *member : std::vector(m_members)) {
        if (isMeant(member->id(), member->peer()))
            member->closeWith(code, reason);
    }
}

QHostAddress Audience::peerOf(quint64 id) const
{
    const auto member = std::ranges::find(m_members, id, &AudienceMember::id);
    return member == m_members.end() ? QHostAddress() : (*member)->peer();
}

void Audience::tellKey(const QByteArray &viewKey)
{
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->tellKey(viewKey);
}

void Audience::tellRewind(const QJsonObject &window)
{
    if (m_rewind == window)
        return;
    m_rewind = window;
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->tellRewind(window);
}

void Audience::appendTo(relay::StatusSnapshot &status) const
{
    status.viewers = count();
    status.totalViewers = m_total;
    status.totalDroppedChunks = m_droppedByGone;
    const RelayClock::Time now = m_context.clock.now();
    for (const AudienceMember *member : m_members) {
        status.clients.append(member->status(now));
        status.totalDroppedChunks += status.clients.constLast().droppedChunks;
    }
}

} // namespace lancast::net
