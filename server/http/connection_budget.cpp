#include "http/connection_budget.h"

#include "network/peer_address.h"

#include <QDir>

#include <algorithm>
#include <limits>
#include <sys/resource.h>

namespace lancast::net {

namespace {

/// The host's own window: a publisher, and viewers in windows of their own.
constexpr int ownRoom = 16;

/// Files, timers, event loops and what libraries open later.
constexpr int otherDescriptors = 48;

} // namespace

ConnectionBudget::ConnectionBudget(int maxConnections, int maxPerAddress, int maxUnupgradedPerAddress)
    : m_maxConnections(maxConnections)
    , m_maxPerAddress(maxPerAddress)
    , m_maxUnupgradedPerAddress(maxUnupgradedPerAddress)
{
}

void ConnectionBudget::setLimits(int maxConnections, int maxPerAddress)
{
    m_maxConnections = maxConnections;
    m_maxPerAddress = maxPerAddress;
}

ConnectionBudget::Verdict ConnectionBudget::judge(const QHostAddress &address) const
{
    const Count count = countOf(address);
    const bool isOwn = isThisMachine(address);
    if (count.all >= m_maxPerAddress || (!isOwn && count.unupgraded >= m_maxUnupgradedPerAddress))
        return Verdict::AddressIsFull;
    return count.open >= m_maxConnections + (isOwn ? ownRoom : 0) ? Verdict::Full : Verdict::Welcome;
}

ConnectionBudget::Verdict ConnectionBudget::judgeProxy(const QHostAddress &address) const
{
    const int open = connections();
    if (open < m_maxConnections)
        return Verdict::Welcome;
    return isThisMachine(address) && open < m_maxConnections + ownRoom ? Verdict::OwnRoomOnly : Verdict::Full;
}

bool ConnectionBudget::isExceededBy(const QHostAddress &address) const
{
    return countOf(address).all > m_maxPerAddress;
}

ConnectionBudget::Count ConnectionBudget::countOf(const QHostAddress &address) const
{
    const std::lock_guard lock(m_mutex);
    Count count = m_counts.value(address);
    count.open = m_connections;
    return count;
}

void ConnectionBudget::add(const QHostAddress &address, int all, int unupgraded)
{
    const std::lock_guard lock(m_mutex);
    Count &count = m_counts[address];
    count.all += all;
    count.unupgraded += unupgraded;
    m_connections += all;
    if (count.all == 0)
        m_counts.remove(address);
}

ConnectionBudget::Ticket::Ticket(std::shared_ptr<ConnectionBudget> budget, const QHostAddress &address)
    : m_budget(std::move(budget))
    , m_address(address)
{
    m_budget->add(m_address, 1, 1);
}

ConnectionBudget::Ticket::~Ticket()
{
    m_budget->add(m_address, -1, m_isUpgraded ? 0 : -1);
}

void ConnectionBudget::Ticket::upgrade()
{
    if (std::exchange(m_isUpgraded, true))
        return;
    m_budget->add(m_address, 0, -1);
}

void ConnectionBudget::Ticket::setAddress(const QHostAddress &address)
{
    if (address == m_address)
        return;
    const int unupgraded = m_isUpgraded ? 0 : 1;
    m_budget->add(std::exchange(m_address, address), -1, -unupgraded);
    m_budget->add(address, 1, unupgraded);
}

int usableConnections(int wished, int open)
{
    const rlim_t others = rlim_t(QDir(QStringLiteral("/proc/self/fd"))
                                     .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                                     .size()) -
                          rlim_t(open) + otherDescriptors + ownRoom;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wished;
    const rlim_t needed = rlim_t(wished) + others;
    if (limit.rlim_cur < needed && limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{std::min(needed, limit.rlim_max), limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    const rlim_t usable = limit.rlim_cur > others ? limit.rlim_cur - others : 1;
    return int(std::min<rlim_t>(rlim_t(wished), usable));
}

} // namespace lancast::net
