#include "session/rewind_accounts.h"

#include "http/http_connection.h"

namespace lancast::net {

QByteArray RewindAccounts::visitorAt(const QHostAddress &peer)
{
    return '@' + peer.toString().toLatin1();
}

bool RewindAccounts::isEnded(const RequestHead &head, const QHostAddress &peer, Time now) const
{
    return m_ended.contains(head.queryValue("session"), now) || m_ended.contains(visitorAt(peer), now);
}

void RewindAccounts::count(quint64 client, HttpConnection *connection)
{
    m_answers.append({client, connection});
}

void RewindAccounts::breakOff(quint64 client)
{
    for (const Answer &answer : std::as_const(m_answers)) {
        if (answer.client == client && answer.connection && answer.connection->socket())
            answer.connection->abandonBody();
    }
    m_answers.removeIf([client](const Answer &answer) { return answer.client == client; });
}

void RewindAccounts::tick()
{
    m_answers.removeIf(
        [](const Answer &answer) { return !answer.connection || answer.connection->isIdle(); });
}

} // namespace lancast::net
