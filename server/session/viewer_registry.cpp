#include "session/viewer_registry.h"

#include "base/logging.h"
#include "http/http_connection.h"
#include "network/peer_address.h"
#include "session/control_message.h"
#include "session/http_player_session.h"
#include "websocket/websocket_frame.h"

#include <QTcpSocket>

#include <algorithm>

namespace lancast::net {

namespace {

const QString incompleteReason =
    QStringLiteral("Too many connections of this address wait for their second one.");

} // namespace

ViewerRegistry::ViewerRegistry(const SessionContext &context, int maxViewers,
                               const std::vector<QThread *> &threads)
    : m_context(context)
    , m_shards(threads, context.limits.maxQueuedBytesPerShard)
    , m_maxViewers(maxViewers)
{
    connect(&m_shards, &ViewerShards::viewerFinished, this, &ViewerRegistry::onFinished);
    connect(&m_shards, &ViewerShards::wantsLive, this,
            [this](std::size_t shard, quint64 page) { m_shards.join(shard, page, burstFor(page)); });
    connect(&m_shards, &ViewerShards::reported, this, &ViewerRegistry::keepMemoryInBounds);
    m_context.feeds.joinAll(m_shards);
}

ViewerRegistry::~ViewerRegistry()
{
    m_context.feeds.leaveAll(m_shards);
}

void ViewerRegistry::admit(ChannelSlot slot, WebSocketConnection *channel)
{
    QByteArray session = channel->head().queryValue("session");
    if (session.isEmpty())
        session = "#" + QByteArray::number(++m_unnamed); // no page can choose this one
    ViewerEntry *entry = entryFor(session, slot);
    if (!entry) {
        channel->closeWith(CloseCode::Full, QString::fromLatin1(fullReason));
        connect(channel, &WebSocketConnection::closed, channel, &QObject::deleteLater);
        return;
    }
    if (slot == ChannelSlot::Blob || entry->identity.peer.isNull())
        entry->identity = identityOf(*channel);
    const QHostAddress peer = entry->identity.peer;
    entry->page->attach(slot, channel);
    limitIncomplete(peer);
}

/// The page that waits for this socket, else a new one: a page that reconnects uses its session again. Null
/// if there is no place for another one.
ViewerEntry *ViewerRegistry::entryFor(const QByteArray &session, ChannelSlot slot)
{
    ViewerEntry *waiting = m_entries.pageOf(session);
    if (waiting && waiting->phase == Phase::Incomplete && waiting->page->isOpen() &&
        !waiting->page->has(slot))
        return waiting;
    const Place place = replaceVisitsOf(session);
    if (place == Place::Free && isFull())
        return nullptr;
    auto page = std::make_unique<ViewerSession>(m_context.ids.next(), m_context);
    ViewerEntry &entry = m_entries.add({.id = page->id(),
                                        .since = m_context.clock.now(),
                                        .phase = Phase::Incomplete,
                                        .isCounted = place == Place::Counted,
                                        .session = session,
                                        .page = page.get()});
    connect(page.get(), &ViewerSession::completed, this, [this, id = entry.id] { complete(id); });
    m_shards.own().addPage(std::move(page));
    return &entry;
}

/// A page that comes back has the place that it had, also if it has asked for the past meanwhile. What it had
/// before ends at once, without a word.
ViewerRegistry::Place ViewerRegistry::replaceVisitsOf(const QByteArray &session)
{
    Place place = Place::Free;
    for (const quint64 id : m_entries.visitsOf(session)) {
        ViewerEntry &entry = *m_entries.find(id);
        place = entry.isCounted ? Place::Counted : place;
        m_entries.setPhase(entry, Phase::Leaving);
        m_entries.setCounted(entry, false);
        m_entries.releaseSession(entry);
        m_shards.at(entry.shard).post([id](ViewerShard &shard) { shard.drop(id); });
    }
    return place;
}

/// One that has only one of its connections takes no place.
void ViewerRegistry::complete(quint64 id)
{
    ViewerEntry &entry = *m_entries.find(id);
    if (!entry.isCounted && isFull()) {
        entry.page->closeWith(CloseCode::Full, QString::fromLatin1(fullReason));
        return;
    }
    m_entries.setCounted(entry, true);
    m_entries.setPhase(entry, Phase::Watching);
    ++m_total;
    m_dvr.welcome(entry.session);
    QByteArrayList frames{stateFrame()};
    if (!m_dvrWindow.isEmpty())
        frames.append(dvrWindowFrame());
    entry.page->welcome(frames);
    // Its second connection is still being opened.
    QMetaObject::invokeMethod(
        this, [this, id] { placePage(id); }, Qt::QueuedConnection);
}

void ViewerRegistry::placePage(quint64 id)
{
    ViewerEntry *entry = m_entries.find(id);
    if (!entry || entry->phase != Phase::Watching || !entry->page->isOpen())
        return; // it ends where it is
    entry->shard = m_shards.place(std::exchange(entry->page, nullptr), burstFor(id));
    entry->isPlaced = true;
}

stream::Burst ViewerRegistry::burstFor(quint64 page) const
{
    const ViewerEntry *entry = m_entries.find(page);
    return m_context.feeds.find(entry ? entry->feed : stream::FeedId())->burst();
}

bool ViewerRegistry::moveTo(stream::FeedId feed, quint64 page)
{
    ViewerEntry *entry = m_entries.find(page);
    const stream::Feed *to = m_context.feeds.find(feed);
    if (!entry || entry->session.isEmpty() || !to)
        return false;
    entry->feed = feed;
    if (entry->isPlaced)
        m_shards.at(entry->shard).post([page, head = to->head()](ViewerShard &shard) {
            shard.moveTo(page, head);
        });
    return true;
}

/// Of too many that wait for their second connection the oldest of that address goes.
void ViewerRegistry::limitIncomplete(const QHostAddress &peer)
{
    std::vector<ViewerSession *> waiting = m_entries.incompleteOf(peer);
    std::erase_if(waiting, [](const ViewerSession *page) { return !page->isOpen(); });
    if (std::ssize(waiting) > m_context.limits.maxIncompletePerAddress)
        waiting.front()->closeWith(CloseCode::TimedOut, incompleteReason);
}

void ViewerRegistry::onFinished(quint64 id, const ClientFigures &figures)
{
    m_droppedByGone += figures.droppedChunks;
    m_sentToGone += figures.bytes;
    if (const ViewerEntry *entry = m_entries.find(id); entry && entry->isPlaced)
        m_shards.leave(entry->shard);
    m_entries.remove(id);
    emit left(id);
    if (isEmpty())
        emit becameEmpty();
}

void ViewerRegistry::admitPlayer(HttpConnection *connection, const RequestHead &head)
{
    if (isFull()) {
        connection->respond(plainResponse(503, fullReason));
        return;
    }
    const ClientIdentity identity = identityOf(*connection, head);
    auto made = std::make_unique<HttpPlayerSession>(connection, head, m_context);
    HttpPlayerSession *player = made.get();
    m_entries.add({.id = player->id(),
                   .role = ClientRole::Player,
                   .identity = identity,
                   .since = m_context.clock.now(),
                   .isCounted = true});
    ++m_total;
    m_shards.own().add(std::move(made));
    player->start();
}

bool ViewerRegistry::admitOther(std::unique_ptr<Viewer> viewer, const ClientIdentity &identity,
                                ClientRole role)
{
    if (isFull())
        return false;
    m_entries.add({.id = viewer->id(),
                   .role = role,
                   .identity = identity,
                   .since = m_context.clock.now(),
                   .isCounted = true});
    ++m_total;
    m_shards.own().add(std::move(viewer));
    return true;
}

std::optional<quint64> ViewerRegistry::watchingPage(const QByteArray &session)
{
    const ViewerEntry *page = m_entries.pageOf(session);
    return page && page->phase == Phase::Watching ? std::optional(page->id) : std::nullopt;
}

void ViewerRegistry::countMedia(quint64 viewer, qint64 bytes)
{
    if (const ViewerEntry *entry = m_entries.find(viewer); entry && bytes > 0)
        m_shards.at(entry->shard).post([viewer, bytes](ViewerShard &shard) {
            shard.countMedia(viewer, bytes);
        });
}

void ViewerRegistry::setRecording(bool isRecording)
{
    if (std::exchange(m_isRecording, isRecording) != isRecording)
        broadcastState();
}

void ViewerRegistry::broadcastState()
{
    m_toldCount = count();
    m_shards.postToAll(
        [frame = stateFrame()](ViewerShard &shard) { shard.sendText(frame, PageChoice::LetIn); });
}

QByteArray ViewerRegistry::stateFrame() const
{
    return textFrame(viewerStateMessage({m_context.ingest.state(), count(), m_isRecording}));
}

void ViewerRegistry::broadcastKey(const QByteArray &viewKey)
{
    m_shards.postToAll([frame = textFrame(keyMessage(viewKey))](ViewerShard &shard) {
        shard.sendText(frame, PageChoice::Connected);
    });
}

void ViewerRegistry::setDvrWindow(const QJsonObject &window)
{
    if (m_dvrWindow == window)
        return;
    m_dvrWindow = window;
    if (!m_dvrWindow.isEmpty())
        m_shards.postToAll(
            [frame = dvrWindowFrame()](ViewerShard &shard) { shard.sendText(frame, PageChoice::LetIn); });
}

QByteArray ViewerRegistry::dvrWindowFrame() const
{
    QJsonObject message = m_dvrWindow;
    message.insert(QLatin1String("type"), QStringLiteral("rewind"));
    return textFrame(message);
}

void ViewerRegistry::tick(RelayClock::Time elapsed, qsizetype heldElsewhere)
{
    m_heldElsewhere = heldElsewhere;
    m_shards.tick(elapsed);
    keepMemoryInBounds();
    m_dvr.tick();
    if (m_toldCount != count())
        broadcastState();
}

/// Counts all that the status counts. What another thread lets go shows in its next report.
void ViewerRegistry::keepMemoryInBounds()
{
    const auto mediaBytes = [this] {
        return m_context.feeds.heldBytes() + m_context.ingest.bufferedBytes() + heldBytes();
    };
    while (mediaBytes() + m_heldElsewhere > m_context.limits.maxMediaBytes && m_shards.abortLargestQueue())
        ++m_letGo;
    if (m_letGo > 0 && !m_shards.awaitsAbort())
        qCWarning(relayLog) << "the media in memory was over its limit:" << std::exchange(m_letGo, 0)
                            << "of the slowest viewers were let go";
}

void ViewerRegistry::closeAll(const QString &reason)
{
    m_shards.postToAll([reason](ViewerShard &shard) { shard.closeAll(CloseCode::GoingAway, reason); });
}

void ViewerRegistry::disconnectIf(const Choice &isMeant, CloseCode code, const QString &reason)
{
    std::vector<quint64> meant;
    for (const auto &[id, entry] : m_entries.all()) {
        if (isMeant(id, entry.identity.peer))
            meant.push_back(id);
    }
    for (const quint64 id : meant) {
        ViewerEntry &entry = *m_entries.find(id);
        endDvrOf(entry, code);
        m_entries.setPhase(entry, Phase::Leaving);
        m_shards.at(entry.shard).post([id, code, reason](ViewerShard &shard) {
            shard.closeWith(id, code, reason);
        });
    }
}

QHostAddress ViewerRegistry::peerOf(quint64 id) const
{
    const ViewerEntry *entry = m_entries.find(id);
    return entry ? entry->identity.peer : QHostAddress();
}

void ViewerRegistry::appendTo(StatusSnapshot &status) const
{
    std::vector<ShardReport> reports;
    reports.reserve(m_shards.count());
    for (std::size_t shard = 0; shard < m_shards.count(); ++shard)
        reports.push_back(m_shards.report(shard));
    status.viewers = count();
    status.totalViewers = m_total;
    status.totalDroppedChunks = m_droppedByGone;
    const RelayClock::Time now = m_context.clock.now();
    for (const auto &[id, entry] : m_entries.all()) {
        ClientStatus client;
        static_cast<ClientFigures &>(client) = reports[entry.shard].viewers.value(id);
        status.totalDroppedChunks += client.droppedChunks;
        if (!entry.isCounted)
            continue;
        net::appendTo(client, entry.identity);
        client.id = id;
        client.role = entry.role;
        client.connectedFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - entry.since);
        status.clients.append(client);
    }
}

} // namespace lancast::net
