#include "net/rewind_client.h"

#include "net/http_connection.h"
#include "net/peer_address.h"
#include "net/plain_text.h"

#include <QTcpSocket>

namespace lancast::net {

RewindClient::RewindClient(const HttpConnection &connection, const SessionContext &context, QObject *parent)
    : AudienceMember(context, parent)
    , m_peer(peerIdentity(connection.socket()->peerAddress()))
{
    m_identity.address = plainAddress(connection.socket()->peerAddress());
    m_identity.port = connection.socket()->peerPort();
}

void RewindClient::countRequest(const RequestHead &head, qint64 bytes, std::chrono::milliseconds behind)
{
    const QByteArray session = head.queryValue("session");
    m_session = m_session.value_or(session) == session ? session : QByteArray();
    m_identity.agent = plainText(head.field("user-agent"));
    countMedia(bytes);
    m_behindMs = int(behind.count());
    m_silentFor = {};
}

void RewindClient::tick(RelayClock::Time elapsed)
{
    m_silentFor += elapsed;
    if (m_silentFor >= longestSilence)
        emit finished();
}

stream::ClientStatus RewindClient::status(RelayClock::Time now) const
{
    stream::ClientStatus status = basicStatus(now, stream::ClientRole::Player);
    status.address = m_identity.address;
    status.port = m_identity.port;
    status.agent = m_identity.agent;
    status.behindMs = m_behindMs;
    return status;
}

} // namespace lancast::net
