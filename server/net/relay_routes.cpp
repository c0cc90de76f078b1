#include "net/relay_routes.h"

#include "net/http_connection.h"
#include "net/random_secret.h"
#include "net/status_json.h"

#include <QJsonDocument>

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

HttpResponse liveHead()
{
    HttpResponse response = plainResponse(200, {});
    response.contentType = "video/webm";
    response.hasLength = false;
    return response;
}

HttpResponse withField(HttpResponse response, const QByteArray &field)
{
    response.extraFields.append(field);
    return response;
}

} // namespace

RelayRoutes::RelayRoutes(Targets targets, QByteArray publishToken, const RelayLimits &limits, QObject *parent)
    : QObject(parent)
    , m_targets(std::move(targets))
    , m_publishToken(std::move(publishToken))
    , m_upgrader(limits)
{
    connect(&m_upgrader, &WebSocketUpgrader::upgraded, this, &RelayRoutes::admit);
}

void RelayRoutes::handle(HttpConnection *connection, const RequestHead &head)
{
    if (head.method != "GET" && head.method != "HEAD")
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
    if (!isChannelPath(head.path))
        connection->respond(plainResponse(404, "There is no such channel."));
    else if (!isSessionId(head.queryValue("session")))
        connection->respond(plainResponse(400, "The session id has 8 to 64 characters of A-Z a-z 0-9 _ -."));
    else if (isPublishPath(head.path) && !mayPublish(head))
        connection->respond(
            withField(plainResponse(401, "Publishing needs the host's token."), "WWW-Authenticate: Bearer"));
    else
        m_upgrader.upgrade(connection, head);
}

void RelayRoutes::handlePage(HttpConnection *connection, const RequestHead &head)
{
    if (head.path == "/healthz") {
        connection->respond(plainResponse(200, "ok"));
    } else if (head.path == "/api/status") {
        HttpResponse response = plainResponse(200, {});
        response.contentType = "application/json";
        response.body = QJsonDocument(toJson(m_targets.status())).toJson(QJsonDocument::Compact);
        connection->respond(response);
    } else if (head.path == "/live.webm") {
        if (m_targets.status().mime.isEmpty())
            connection->respond(withField(plainResponse(503, "Nothing is live."), "Retry-After: 2"));
        else if (head.method == "HEAD")
            connection->respond(liveHead());
        else
            m_targets.audience.admitPlayer(connection, head);
    } else if (m_targets.sourceFile.matches(head, *connection)) {
        m_targets.sourceFile.respond(*connection, head);
    } else if (m_targets.assets.contains(head.path)) {
        connection->respond(m_targets.assets.response(head));
    } else {
        connection->respond(plainResponse(404, "There is nothing here. The stream is at /."));
    }
}

bool RelayRoutes::mayPublish(const RequestHead &head) const
{
    const QByteArray authorization = head.field("authorization");
    if (authorization.startsWith("Bearer "))
        return equalSecrets(authorization.mid(7).trimmed(), m_publishToken);
    return std::ranges::any_of(head.list("sec-websocket-protocol"), [this](const QByteArray &offered) {
        return offered.startsWith("token.") && equalSecrets(offered.mid(6), m_publishToken);
    });
}

void RelayRoutes::admit(Channel *channel)
{
    const QByteArray path = channel->head().path;
    if (path == publishBlobPath)
        m_targets.gate.admit(PublisherSession::Slot::Blob, channel);
    else if (path == publishChunkPath)
        m_targets.gate.admit(PublisherSession::Slot::Chunk, channel);
    else if (path == watchBlobPath)
        m_targets.audience.admit(ViewerSession::Slot::Blob, channel);
    else
        m_targets.audience.admit(ViewerSession::Slot::Chunk, channel);
}

} // namespace lancast::net
