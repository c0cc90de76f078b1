// How many connections there may be, in all and from one address.
#pragma once

#include "http/http_limits.h"

#include <QHash>
#include <QHostAddress>

#include <memory>

namespace lancast::net {

/// Addresses count one by one, also IPv6 ones: on a LAN all guests share a prefix. Who has many addresses is
/// held by the limit for all.
class ConnectionBudget final
{
public:
    /// \a maxConnections is what the process has descriptors for, see usableConnections().
    ConnectionBudget(int maxConnections, int maxPerAddress, int maxUnupgradedPerAddress);

    /// For who comes from now on; nobody who is in has to go.
    void setLimits(int maxConnections, int maxPerAddress);

    enum class Verdict {
        Welcome,
        AddressIsFull, ///< one of its idle connections would have to go
        Full,          ///< one that speaks HTTP would have to go
    };
    /// \a address as peerIdentity() gives it. This machine itself, with the host's window and perhaps a
    /// browser or two, may speak HTTP on as many as it likes, and has some room over the limit for all.
    [[nodiscard]] Verdict judge(const QHostAddress &address) const;

    /// One admitted connection; it counts until this is gone. May outlive everybody but the budget itself.
    class Ticket final
    {
    public:
        Ticket(std::shared_ptr<ConnectionBudget> budget, const QHostAddress &address);
        ~Ticket();
        Q_DISABLE_COPY_MOVE(Ticket)

        /// It speaks HTTP no more: a WebSocket, or an endless answer.
        void upgrade();

    private:
        std::shared_ptr<ConnectionBudget> m_budget;
        QHostAddress m_address;
        bool m_isUpgraded = false;
    };

    /// Whether \a address has as many as an address may have, whatever they speak.
    [[nodiscard]] bool hasAll(const QHostAddress &address) const
    {
        return m_counts.value(address).all >= m_maxPerAddress;
    }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int maxConnections() const { return m_maxConnections; }
    [[nodiscard]] int maxPerAddress() const { return m_maxPerAddress; }

private:
    struct Count
    {
        int all = 0;
        int unupgraded = 0;
    };

    int m_maxConnections;
    int m_maxPerAddress;
    int m_maxUnupgradedPerAddress;
    int m_connections = 0;
    QHash<QHostAddress, Count> m_counts;
};

/// How many of \a wished connections the process may have: raises its limit of open files as far as it may,
/// and leaves some for everything else. \a open: those that there are already.
[[nodiscard]] int usableConnections(int wished, int open = 0);

} // namespace lancast::net
