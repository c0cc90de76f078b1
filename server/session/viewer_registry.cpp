#include "session/viewer_registry.h"

#include "base/logging.h"
#include "http/http_connection.h"
#include "network/peer_address.h"
#include "session/control_message.h"
#include "websocket/websocket_frame.h"

#include <QTcpSocket>

#include <algorithm>

namespace lancast::net {

namespace {

const QString fullReason = QStringLiteral("The host's limit of viewers is reached.");
const QString incompleteReason =
    QStringLiteral("Too many connections of this address wait for their second one.");

/// Says by the code of the WebSockets why there is no past for somebody.
HttpResponse pastRefusal(int status, const QByteArray &sentence, CloseCode code)
{
    HttpResponse response = plainResponse(status, sentence);
    response.extraFields.append("Lancast-Code: " + QByteArray::number(int(code)));
    if (status == 503)
        response.extraFields.append("Retry-After: 5");
    return response;
}

} // namespace

ViewerRegistry::ViewerRegistry(const SessionContext &context, int maxViewers, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_maxViewers(maxViewers)
{
}

void ViewerRegistry::admit(ChannelSlot slot, WebSocketConnection *channel)
{
    QByteArray key = channel->head().queryValue("session");
    if (key.isEmpty())
        key = "#" + QByteArray::number(++m_unnamed); // no page can choose this one
    ViewerSession *session = sessionFor(key, slot);
    if (!session) {
        channel->closeWith(CloseCode::Full, fullReason);
        connect(channel, &WebSocketConnection::closed, channel, &QObject::deleteLater);
        return;
    }
    session->attach(slot, channel);
    limitIncomplete(session->peer());
}

/// The session that waits for this socket, else a new one: a page that reconnects uses its id again. Null if
/// there is no place for another one.
ViewerSession *ViewerRegistry::sessionFor(const QByteArray &key, ChannelSlot slot)
{
    ViewerSession *session = m_viewers.value(key);
    if (session && !session->has(slot))
        return session;
    const Place place = takePlaceOf(key);
    if (place == Place::Free && isFull())
        return nullptr;
    session = new ViewerSession(m_context, this);
    m_viewers.insert(key, session);
    add(session, place);
    connect(session, &ViewerSession::completed, this, [this, key, session] { complete(key, session); });
    return session;
}

/// A page that comes back has the place that it had, also if it has asked for the past meanwhile.
ViewerRegistry::Place ViewerRegistry::takePlaceOf(const QByteArray &key)
{
    Place place = Place::Free;
    for (Viewer *member : std::vector(m_members)) {
        const auto *client = qobject_cast<RewindClient *>(member);
        if (member != m_viewers.value(key) && !(client && client->session() == key))
            continue;
        place = member->isCounted() ? Place::Counted : place;
        remove(member);
    }
    return place;
}

/// One that has only one of its channels takes no place.
void ViewerRegistry::complete(const QByteArray &key, ViewerSession *session)
{
    if (!session->isCounted() && isFull()) {
        session->closeWith(CloseCode::Full, fullReason);
        return;
    }
    session->setCounted(true);
    ++m_total;
    m_past.welcome(key);
    session->join(stateFrame(), m_rewind);
}

/// Of too many that wait for their second channel the oldest of that address goes.
void ViewerRegistry::limitIncomplete(const QHostAddress &peer)
{
    QList<ViewerSession *> waiting;
    for (Viewer *member : m_members) {
        auto *session = qobject_cast<ViewerSession *>(member);
        if (session && session->isIncomplete() && session->peer() == peer)
            waiting.append(session);
    }
    if (waiting.size() > m_context.limits.maxIncompletePerAddress)
        waiting.front()->closeWith(CloseCode::TimedOut, incompleteReason);
}

void ViewerRegistry::add(Viewer *member, Place place)
{
    member->setCounted(place == Place::Counted);
    m_members.push_back(member);
    connect(member, &Viewer::finished, this, [this, member] { remove(member); });
}

void ViewerRegistry::remove(Viewer *member)
{
    if (std::erase(m_members, member) == 0)
        return; // another session has taken its place
    m_droppedByGone += member->status(m_context.clock.now()).droppedChunks;
    m_viewers.removeIf([member](const auto &entry) { return entry.value() == member; });
    member->deleteLater();
    if (isEmpty())
        emit becameEmpty();
}

void ViewerRegistry::admitPlayer(HttpConnection *connection, const RequestHead &head)
{
    if (isFull()) {
        connection->respond(plainResponse(503, fullReason.toUtf8()));
        return;
    }
    auto *player = new HttpPlayerSession(connection, head, m_context, this);
    add(player, Place::Counted);
    ++m_total;
    player->start();
}

bool ViewerRegistry::admitToPast(HttpConnection *connection, const RequestHead &head, const PastPart &part)
{
    const RelayClock::Time now = m_context.clock.now();
    const QHostAddress peer = peerIdentity(connection->socket()->peerAddress());
    // A page that watches was let in; that somebody else's visit at its address has ended does not count.
    const ViewerSession *viewer = m_viewers.value(head.queryValue("session"));
    if (!(viewer && viewer->isWatching()) && m_past.isEnded(head, peer, now)) {
        connection->respond(pastRefusal(403, "The host has ended your visit.", CloseCode::VisitEnded));
        return false;
    }
    const Viewer *reader = pastReader(*connection, head, part);
    if (!reader) {
        connection->respond(pastRefusal(503, fullReason.toUtf8(), CloseCode::Full));
        return false;
    }
    m_past.count(reader->id(), connection);
    return true;
}

/// Null if there is no place for another one.
Viewer *ViewerRegistry::pastReader(const HttpConnection &connection, const RequestHead &head,
                                   const PastPart &part)
{
    ViewerSession *viewer = m_viewers.value(head.queryValue("session"));
    if (viewer && viewer->isJoined()) {
        viewer->countMedia(part.bytes);
        return viewer;
    }
    const ClientIdentity identity = identityOf(connection, head);
    RewindClient *client = rewindClient(identity);
    if (client)
        client->countRequest(head, identity, part.bytes, part.behind);
    return client;
}

RewindClient *ViewerRegistry::rewindClient(const ClientIdentity &identity)
{
    int clients = 0;
    for (Viewer *member : m_members) {
        auto *client = qobject_cast<RewindClient *>(member);
        if (client && client->peer() == identity.peer)
            return client;
        clients += client ? 1 : 0;
    }
    if (isFull() || clients >= m_context.limits.maxConnections)
        return nullptr;
    auto *client = new RewindClient(identity, m_context, this);
    add(client, Place::Counted);
    ++m_total;
    return client;
}

/// Also what is under way to \a member. Where the host has ended the visit no more of it is given.
void ViewerRegistry::endPastOf(const Viewer &member, CloseCode code)
{
    m_past.breakOff(member.id());
    if (code != CloseCode::VisitEnded)
        return;
    const RelayClock::Time now = m_context.clock.now();
    if (qobject_cast<const RewindClient *>(&member))
        m_past.end(RewindAccounts::visitorAt(member.peer()), now);
    for (auto viewer = m_viewers.cbegin(); viewer != m_viewers.cend(); ++viewer) {
        if (viewer.value() == &member)
            m_past.end(viewer.key(), now);
    }
}

void ViewerRegistry::setRecording(bool isRecording)
{
    if (std::exchange(m_isRecording, isRecording) != isRecording)
        broadcastState();
}

bool ViewerRegistry::admitMember(Viewer *member)
{
    if (isFull())
        return false;
    member->setParent(this);
    add(member, Place::Counted);
    ++m_total;
    return true;
}

void ViewerRegistry::broadcastState()
{
    m_toldCount = count();
    const QByteArray frame = stateFrame();
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->sendState(frame);
}

QByteArray ViewerRegistry::stateFrame() const
{
    return textFrame(viewerStateMessage({m_context.ingest.state(), count(), m_isRecording}));
}

void ViewerRegistry::tick(RelayClock::Time elapsed, qsizetype heldElsewhere)
{
    // A copy, here and below: a member that ends leaves the list at once.
    for (Viewer *member : std::vector(m_members))
        member->tick(elapsed);
    keepMemoryInBounds(heldElsewhere);
    m_past.tick();
    if (m_toldCount != count())
        broadcastState();
}

qsizetype ViewerRegistry::heldBytes() const
{
    qsizetype bytes = 0;
    for (const Viewer *member : m_members)
        bytes += member->heldBytes();
    return bytes;
}

/// Counts all that the status counts.
void ViewerRegistry::keepMemoryInBounds(qsizetype heldElsewhere)
{
    int dropped = 0;
    const auto mediaBytes = [this] {
        return m_context.feed.memory().bytes() + m_context.ingest.bufferedBytes() + heldBytes();
    };
    while (mediaBytes() + heldElsewhere > m_context.limits.maxMediaBytes && dropLargestQueue())
        ++dropped;
    if (dropped > 0)
        qCWarning(relayLog) << "the media in memory was over its limit:" << dropped
                            << "of the slowest viewers were let go";
}

/// Who has most in its queue. False if nobody has anything.
bool ViewerRegistry::dropLargestQueue()
{
    const auto largest = std::ranges::max_element(m_members, {}, &Viewer::queuedBytes);
    if (largest == m_members.end() || (*largest)->queuedBytes() == 0)
        return false;
    (*largest)->abort();
    return true;
}

void ViewerRegistry::closeAll(const QString &reason)
{
    for (Viewer *member : std::vector(m_members))
        member->closeWith(CloseCode::GoingAway, reason);
}

void ViewerRegistry::disconnectIf(const Choice &isMeant, CloseCode code, const QString &reason)
{
    for (Viewer *member : std::vector(m_members)) {
        if (!isMeant(member->id(), member->peer()))
            continue;
        endPastOf(*member, code);
        member->closeWith(code, reason);
    }
}

QHostAddress ViewerRegistry::peerOf(quint64 id) const
{
    const auto member = std::ranges::find(m_members, id, &Viewer::id);
    return member == m_members.end() ? QHostAddress() : (*member)->peer();
}

void ViewerRegistry::tellKey(const QByteArray &viewKey)
{
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->tellKey(viewKey);
}

void ViewerRegistry::tellRewind(const QJsonObject &window)
{
    if (m_rewind == window)
        return;
    m_rewind = window;
    for (ViewerSession *viewer : std::as_const(m_viewers))
        viewer->tellRewind(window);
}

void ViewerRegistry::appendTo(StatusSnapshot &status) const
{
    status.viewers = count();
    status.totalViewers = m_total;
    status.totalDroppedChunks = m_droppedByGone;
    const RelayClock::Time now = m_context.clock.now();
    for (const Viewer *member : m_members) {
        if (!member->isCounted())
            continue;
        status.clients.append(member->status(now));
        status.totalDroppedChunks += status.clients.constLast().droppedChunks;
    }
}

} // namespace lancast::net
