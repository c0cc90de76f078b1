// Who is given the stream's past, and who gets nothing more of it.
#pragma once

#include "base/relay_clock.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QPointer>

namespace lancast::net {

class HttpConnection;
struct RequestHead;

/// Whose visits the host has ended, so that they get nothing of the past either.
///
/// By the session's id, or whatever else tells one visitor from the others. Knows no clock.
class EndedVisits final
{
public:
    using Time = RelayClock::Time;

    static constexpr qsizetype maxVisits = 1024; ///< beyond it the oldest is forgotten
    static constexpr std::chrono::hours memory{1};

    void add(const QByteArray &visitor, Time now);
    /// It has come again, and was let in.
    void remove(const QByteArray &visitor) { m_endedAt.remove(visitor); }
    [[nodiscard]] bool contains(const QByteArray &visitor, Time now) const;
    [[nodiscard]] qsizetype size() const { return m_endedAt.size(); }

private:
    QHash<QByteArray, Time> m_endedAt;
};

/// Knows clients by their id in the status, and visitors by their session or, without one, their address.
class DvrAccounts final
{
public:
    using Time = RelayClock::Time;

    /// Of one that has no session; no page can choose this one.
    [[nodiscard]] static QByteArray visitorAt(const QHostAddress &peer);

    /// The host has ended the visit of the one that asks.
    [[nodiscard]] bool isEnded(const RequestHead &head, const QHostAddress &peer, Time now) const;
    void count(quint64 client, HttpConnection *connection);
    /// Breaks off what is under way to \a client.
    void breakOff(quint64 client);
    /// \a visitor gets nothing more.
    void end(const QByteArray &visitor, Time now) { m_ended.add(visitor, now); }
    /// \a visitor has come again, and was let in.
    void welcome(const QByteArray &visitor) { m_ended.remove(visitor); }
    /// Forgets what has been sent. Call about twice a second.
    void tick();

private:
    struct Answer
    {
        quint64 client;
        QPointer<HttpConnection> connection;
    };

    EndedVisits m_ended;
    QList<Answer> m_answers; ///< that may still be under way
};

} // namespace lancast::net
