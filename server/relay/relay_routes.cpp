#include "relay/relay_routes.h"

#include "http/embedding.h"
#include "http/http_connection.h"
#include "relay/metrics.h"
#include "session/control_message.h"
#include "stream/feed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTcpSocket>

#include <algorithm>

namespace lancast::net {

namespace {

constexpr char publishBlobPath[] = "/publish/blob";
constexpr char publishChunkPath[] = "/publish/chunk";
constexpr char watchBlobPath[] = "/watch/blob";
constexpr char watchChunkPath[] = "/watch/chunk";

bool isPublishPath(const QByteArray &path)
{
    return path == publishBlobPath || path == publishChunkPath;
}

bool isChannelPath(const QByteArray &path)
{
    return isPublishPath(path) || path == watchBlobPath || path == watchChunkPath;
}

/// Empty (a plain client) or 8 to 64 of A-Z a-z 0-9 _ -.
bool isSessionId(const QByteArray &id)
{
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    return id.isEmpty() || (id.size() >= 8 && id.size() <= 64 && std::ranges::all_of(id, isAllowed));
}

HttpResponse sessionRefusal()
{
    return plainResponse(400, "The session id has 8 to 64 characters of A-Z a-z 0-9 _ -.");
}

HttpResponse liveHead()
{
    HttpResponse response = plainResponse(200, {});
    response.contentType = "video/webm";
    response.hasLength = false;
    return response;
}

HttpResponse bytesResponse(const QByteArray &contentType, const QByteArray &body)
{
    HttpResponse response = plainResponse(200, {});
    response.contentType = contentType;
    response.body = body;
    return response;
}

HttpResponse jsonResponse(const QJsonObject &object)
{
    return bytesResponse("application/json", QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// \a challenge: what a 401 asks for (RFC 9110 section 11.6.1).
HttpResponse refusalResponse(const Refusal &refusal, const QByteArray &challenge)
{
    HttpResponse response = plainResponse(refusal.status, refusal.sentence);
    const auto wait = std::chrono::ceil<std::chrono::seconds>(refusal.retryAfter).count();
    if (wait > 0)
        response.extraFields.append("Retry-After: " + QByteArray::number(qint64(wait)));
    if (refusal.code)
        response.extraFields.append("Lancast-Code: " + QByteArray::number(int(*refusal.code)));
    if (refusal.status == 401)
        response.extraFields.append("WWW-Authenticate: " + challenge);
    return response;
}

} // namespace

RelayRoutes::RelayRoutes(Targets targets, const RelayLimits &limits, QObject *parent)
    : QObject(parent)
    , m_targets(targets)
    , m_upgrader(limits, targets.clock)
{
    connect(&m_upgrader, &WebSocketUpgrader::upgraded, this, &RelayRoutes::admit);
}

void RelayRoutes::handle(HttpConnection *connection, const RequestHead &head)
{
    if (WhepRoutes::matches(head.path))
        handleWhep(connection, head);
    else if (head.method != "GET" && head.method != "HEAD")
        connection->respond(
            withField(plainResponse(405, "Only GET and HEAD are understood."), "Allow: GET, HEAD"));
    else if (head.wantsWebSocket())
        handleWebSocket(connection, head);
    else if (isChannelPath(head.path))
        connection->respond(withField(plainResponse(426, "This is a WebSocket."), "Upgrade: websocket"));
    else
        handlePage(connection, head);
}

void RelayRoutes::handleWebSocket(HttpConnection *connection, const RequestHead &head)
{
    if (!isChannelPath(head.path)) {
        connection->respond(plainResponse(404, "There is no such channel."));
    } else if (!isSessionId(head.queryValue("session"))) {
        connection->respond(sessionRefusal());
    } else if (!isPublishPath(head.path)) {
        letWatch(connection, head, "Bearer",
                 [this, head](HttpConnection *admitted) { m_upgrader.upgrade(admitted, head); });
    } else if (const auto refusal =
                   roomOf(head).access().refusalToPublish(connection->visitor(), readCredentials(head))) {
        connection->respond(refusalResponse(*refusal, "Bearer"));
    } else {
        m_upgrader.upgrade(connection, head);
    }
}

void RelayRoutes::handleWhep(HttpConnection *connection, const RequestHead &head)
{
    WhepRoutes &whep = roomOf(head).whep();
    if (!isSessionId(head.queryValue("session")))
        connection->respond(sessionRefusal());
    else if (head.method == "DELETE")
        whep.handleDelete(connection, head);
    else
        letWatch(connection, head, "Bearer",
                 [&whep, head](HttpConnection *admitted) { whep.handle(admitted, head); });
}

void RelayRoutes::handlePage(HttpConnection *connection, const RequestHead &head)
{
    if (head.path == "/healthz") {
        connection->respond(plainResponse(200, "ok"));
    } else if (head.path == "/api/access") {
        connection->respond(
            jsonResponse(roomOf(head).access().describe(connection->visitor(), readCredentials(head))));
    } else if (head.path == "/api/status" || head.path == "/metrics") {
        handleStatus(connection, head);
    } else if (head.path == livePath) {
        letWatch(connection, head, "Basic realm=\"LanCast\", charset=\"UTF-8\"",
                 [this, head](HttpConnection *admitted) { handleLive(admitted, head); });
    } else if (head.path == "/api/icecast") {
        letWatch(connection, head, "Bearer",
                 [this, head](HttpConnection *admitted) { handleIcecast(admitted, head); });
    } else if (DvrRoutes::matches(head.path) && !isSessionId(head.queryValue("session"))) {
        connection->respond(sessionRefusal());
    } else if (DvrRoutes::matches(head.path)) {
        letWatch(connection, head, "Bearer",
                 [this, head](HttpConnection *admitted) { roomOf(head).dvr().handle(admitted, head); });
    } else if (m_targets.sourceFile.matches(head, *connection)) {
        m_targets.sourceFile.respond(*connection, head);
    } else if (m_targets.assets.contains(head.path)) {
        connection->respond(m_targets.assets.response(head));
    } else {
        connection->respond(plainResponse(404, "There is nothing here. The stream is at /."));
    }
}

void RelayRoutes::handleStatus(HttpConnection *connection, const RequestHead &head)
{
    if (const auto refusal =
            roomOf(head).access().refusalOfStatus(connection->visitor(), readCredentials(head)))
        connection->respond(refusalResponse(*refusal, "Bearer"));
    else if (head.path == "/metrics")
        connection->respond(
            bytesResponse(metricsContentType, m_targets.status.metrics(m_targets.clock.now())));
    else
        connection->respond(bytesResponse("application/json", m_targets.status.json(m_targets.clock.now())));
}

void RelayRoutes::handleLive(HttpConnection *connection, const RequestHead &head)
{
    if (!roomOf(head).feeds().main().hasMedia())
        connection->respond(withField(plainResponse(503, "Nothing is live."), "Retry-After: 2"));
    else if (head.method == "HEAD")
        connection->respond(liveHead());
    else
        roomOf(head).viewers().admitPlayer(connection, head);
}

/// What a page needs to play the stream as Icecast's listeners get it.
void RelayRoutes::handleIcecast(HttpConnection *connection, const RequestHead &head)
{
    Room &room = roomOf(head);
    QJsonArray mounts;
    for (const QUrl &url : room.icecast().status().listeners)
        mounts.append(url.toString(QUrl::FullyEncoded));
    if (mounts.isEmpty()) {
        connection->respond(plainResponse(404, "This stream goes to no Icecast."));
        return;
    }
    const stream::Burst burst = room.feeds().main().head();
    const RelayClock &clock = m_targets.clock;
    connection->respond(
        jsonResponse({{QStringLiteral("version"), 1},
                      {QStringLiteral("state"), stream::toString(room.ingest().state())},
                      {QStringLiteral("mime"), QString::fromLatin1(burst.hasStream() ? burst.mime : "")},
                      {QStringLiteral("epoch"), clock.toEpoch(burst.origin)},
                      {QStringLiteral("now"), clock.toEpoch(clock.now())},
                      {QStringLiteral("mounts"), mounts}}));
}

void RelayRoutes::letWatch(HttpConnection *connection, const RequestHead &head, const QByteArray &challenge,
                           const Enter &enter)
{
    const auto answer = [connection = QPointer(connection), challenge,
                         enter](const std::optional<Refusal> &refusal) {
        // While a passcode was checked the peer may have gone.
        if (!connection || connection->socket()->state() != QAbstractSocket::ConnectedState)
            return;
        if (refusal)
            connection->respond(refusalResponse(*refusal, challenge));
        else
            enter(connection);
    };
    roomOf(head).access().askToWatch(connection->visitor(), readCredentials(head), answer);
}

void RelayRoutes::admit(WebSocketConnection *channel)
{
    Room &room = roomOf(channel->head());
    const QByteArray path = channel->head().path;
    if (path == publishBlobPath)
        room.publisher().admit(ChannelSlot::Blob, channel);
    else if (path == publishChunkPath)
        room.publisher().admit(ChannelSlot::Chunk, channel);
    else
        admitViewer(room, path == watchBlobPath ? ChannelSlot::Blob : ChannelSlot::Chunk, channel);
}

void RelayRoutes::admitViewer(Room &room, ChannelSlot slot, WebSocketConnection *channel)
{
    const QByteArray key = room.access().viewKey();
    const bool hasTypedPasscode = readCredentials(channel->head()).passcode.has_value();
    if (slot == ChannelSlot::Blob && hasTypedPasscode && !key.isEmpty())
        channel->sendText(keyMessage(key));
    room.viewers().admit(slot, channel);
}

} // namespace lancast::net
