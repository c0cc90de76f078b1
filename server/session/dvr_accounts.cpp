#include "session/dvr_accounts.h"

#include "http/http_connection.h"

#include <algorithm>

namespace lancast::net {

void EndedVisits::add(const QByteArray &visitor, Time now)
{
    m_endedAt.insert(visitor, now);
    if (m_endedAt.size() > maxVisits)
        m_endedAt.erase(std::min_element(m_endedAt.begin(), m_endedAt.end()));
}

bool EndedVisits::contains(const QByteArray &visitor, Time now) const
{
    const auto endedAt = m_endedAt.constFind(visitor);
    return endedAt != m_endedAt.constEnd() && now - *endedAt < memory;
}

QByteArray DvrAccounts::visitorAt(const QHostAddress &peer)
{
    return '@' + peer.toString().toLatin1();
}

bool DvrAccounts::isEnded(const RequestHead &head, const QHostAddress &peer, Time now) const
{
    return m_ended.contains(head.queryValue("session"), now) || m_ended.contains(visitorAt(peer), now);
}

void DvrAccounts::count(quint64 client, HttpConnection *connection)
{
    m_answers.append({client, connection});
}

void DvrAccounts::breakOff(quint64 client)
{
    for (const Answer &answer : std::as_const(m_answers)) {
        if (answer.client == client && answer.connection && answer.connection->socket())
            answer.connection->abandonBody();
    }
    m_answers.removeIf([client](const Answer &answer) { return answer.client == client; });
}

void DvrAccounts::tick()
{
    m_answers.removeIf(
        [](const Answer &answer) { return !answer.connection || answer.connection->isIdle(); });
}

} // namespace lancast::net
