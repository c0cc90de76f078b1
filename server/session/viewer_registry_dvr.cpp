// Who gets parts of the past: pages that watch, and clients of the DVR alone.
#include "http/http_connection.h"
#include "session/viewer_registry.h"

namespace lancast::net {

namespace {

/// Says by the code of the WebSockets why there is no past for somebody.
HttpResponse dvrRefusal(int status, const QByteArray &sentence, CloseCode code)
{
    HttpResponse response = plainResponse(status, sentence);
    response.extraFields.append("Lancast-Code: " + QByteArray::number(int(code)));
    if (status == 503)
        response.extraFields.append("Retry-After: 5");
    return response;
}

} // namespace

bool ViewerRegistry::admitToDvr(HttpConnection *connection, const RequestHead &head, const DvrPart &part)
{
    const RelayClock::Time now = m_context.clock.now();
    const QHostAddress peer = connection->visitor().address;
    // A page that watches was let in; that somebody else's visit at its address has ended does not count.
    const ViewerEntry *page = m_entries.pageOf(head.queryValue("session"));
    if (!(page && page->phase == Phase::Watching) && m_dvr.isEnded(head, peer, now)) {
        connection->respond(dvrRefusal(403, "The host has ended your visit.", CloseCode::VisitEnded));
        return false;
    }
    const ViewerEntry *reader = dvrReader(*connection, head, part);
    if (!reader) {
        connection->respond(dvrRefusal(503, fullReason, CloseCode::Full));
        return false;
    }
    m_dvr.count(reader->id, connection);
    return true;
}

/// Null if there is no place for another one.
ViewerEntry *ViewerRegistry::dvrReader(const HttpConnection &connection, const RequestHead &head,
                                       const DvrPart &part)
{
    ViewerEntry *page = m_entries.pageOf(head.queryValue("session"));
    if (page && page->phase != Phase::Incomplete) {
        m_shards.at(page->shard).post([id = page->id, bytes = part.bytes](ViewerShard &shard) {
            shard.countMedia(id, bytes);
        });
        return page;
    }
    const ClientIdentity identity = identityOf(connection, head);
    ViewerEntry *client = dvrClient(identity);
    if (client) {
        client->identity = identity;
        client->reader->countRequest(head, part.bytes, part.behind);
    }
    return client;
}

ViewerEntry *ViewerRegistry::dvrClient(const ClientIdentity &identity)
{
    if (ViewerEntry *known = m_entries.readerAt(identity.peer))
        return known;
    if (isFull() || m_entries.readers() >= m_context.limits.maxConnections)
        return nullptr;
    auto client = std::make_unique<DvrClient>(m_context.ids.next(), m_context);
    ViewerEntry &entry = m_entries.add({.id = client->id(),
                                        .role = ClientRole::Player,
                                        .identity = identity,
                                        .since = m_context.clock.now(),
                                        .isCounted = true,
                                        .reader = client.get()});
    ++m_total;
    m_shards.own().add(std::move(client));
    return &entry;
}

/// Also what is under way to \a entry. Where the host has ended the visit no more of it is given.
void ViewerRegistry::endDvrOf(const ViewerEntry &entry, CloseCode code)
{
    m_dvr.breakOff(entry.id);
    if (code != CloseCode::VisitEnded)
        return;
    const RelayClock::Time now = m_context.clock.now();
    if (entry.reader)
        m_dvr.end(DvrAccounts::visitorAt(entry.identity.peer), now);
    if (!entry.session.isEmpty())
        m_dvr.end(entry.session, now);
}

} // namespace lancast::net
