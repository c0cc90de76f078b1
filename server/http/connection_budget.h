// How many connections there may be, in all and from one address.
#pragma once

#include "http/http_limits.h"

#include <QHash>
#include <QHostAddress>

#include <memory>
#include <mutex>

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
        OwnRoomOnly,   ///< as Welcome, but one that is idle should go
        Full,          ///< one that speaks HTTP would have to go
    };
    /// \a address as peerIdentity() gives it. This machine itself, with the host's window and perhaps a
    /// browser or two, may speak HTTP on as many as it likes, and has some room over the limit for all.
    [[nodiscard]] Verdict judge(const QHostAddress &address) const;
    /// For a trusted proxy, whose connections count for those whom it serves, once they have asked. One on
    /// this machine has this machine's room, too: until it has asked nobody knows whether it is the host.
    [[nodiscard]] Verdict judgeProxy(const QHostAddress &address) const;
    /// Whether the connection of a visitor at \a address, which counts already, is one too many.
    [[nodiscard]] bool isExceededBy(const QHostAddress &address) const;
    /// Whether some use the room that is this machine's own.
    [[nodiscard]] bool isOwnRoomUsed() const { return connections() > m_maxConnections; }

    /// One admitted connection; it counts until this is gone, in whichever thread that happens.
    class Ticket final
    {
    public:
        Ticket(std::shared_ptr<ConnectionBudget> budget, const QHostAddress &address);
        ~Ticket();
        Q_DISABLE_COPY_MOVE(Ticket)

        /// It speaks HTTP no more: a WebSocket, or an endless answer.
        void upgrade();
        /// From now on it counts for \a address.
        void setAddress(const QHostAddress &address);

    private:
        std::shared_ptr<ConnectionBudget> m_budget;
        QHostAddress m_address;
        bool m_isUpgraded = false;
    };

    /// Whether \a address has as many as an address may have, whatever they speak.
    [[nodiscard]] bool hasAll(const QHostAddress &address) const
    {
        return countOf(address).all >= m_maxPerAddress;
    }
    [[nodiscard]] int connections() const { return countOf({}).open; }
    [[nodiscard]] int maxConnections() const { return m_maxConnections; }
    [[nodiscard]] int maxPerAddress() const { return m_maxPerAddress; }

private:
    struct Count
    {
        int all = 0;
        int unupgraded = 0;
        int open = 0; ///< of all addresses
    };

    [[nodiscard]] Count countOf(const QHostAddress &address) const;
    /// Adds to both, and forgets an address that has none.
    void add(const QHostAddress &address, int all, int unupgraded);

    int m_maxConnections;
    int m_maxPerAddress;
    int m_maxUnupgradedPerAddress;
    mutable std::mutex m_mutex; ///< of the two below: sockets end in the threads of their viewers
    int m_connections = 0;
    QHash<QHostAddress, Count> m_counts;
};

/// How many of \a wished connections the process may have: raises its limit of open files as far as it may,
/// and leaves some for everything else. \a open: those that there are already.
[[nodiscard]] int usableConnections(int wished, int open = 0);

} // namespace lancast::net
