#include "session/rewind_client.h"

namespace lancast::net {

RewindClient::RewindClient(const ClientIdentity &identity, const SessionContext &context, QObject *parent)
    : Viewer(identity, context, parent)
{
}

void RewindClient::countRequest(const RequestHead &head, const ClientIdentity &identity, qint64 bytes,
                                std::chrono::milliseconds behind)
{
    setIdentity(identity);
    const QByteArray session = head.queryValue("session");
    m_session = m_session.value_or(session) == session ? session : QByteArray();
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

ClientStatus RewindClient::status(RelayClock::Time now) const
{
    ClientStatus status = basicStatus(now, ClientRole::Player);
    status.behindMs = m_behindMs;
    return status;
}

} // namespace lancast::net
