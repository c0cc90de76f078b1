// Says why requests were not meant for this machine, or came from a page of another site.
#pragma once

#include "base/log_limit.h"
#include "base/relay_clock.h"
#include "http/origin_policy.h"

#include <QHash>
#include <QObject>

namespace lancast::net {

class HttpConnection;

class RefusedRequests final : public QObject
{
    Q_OBJECT

public:
    explicit RefusedRequests(const RelayClock &clock, QObject *parent = nullptr);

    /// Answers \a head if \a policy refuses it. True: it has.
    [[nodiscard]] bool answer(HttpConnection *connection, const RequestHead &head,
                              const OriginPolicy &policy);

signals:
    /// A person has asked for this machine by \a name, or an address, that it does not go by: once a minute
    /// for each, and seldom for many of them.
    void nameRefused(const QString &name);

private:
    void offer(const QString &name);
    void log(const RequestHead &head, const Visitor &visitor, int status, const QByteArray &host);

    const RelayClock &m_clock;
    base::LogLimit m_logLimit;
    base::LogLimit m_offerLimit;
    QHash<QString, RelayClock::Time> m_offered; ///< when, of those of the last minute
};

} // namespace lancast::net
