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
    const Count count = m_counts.value(address);
    const bool isOwn = isThisMachine(address);
    if (count.all >= m_maxPerAddress || (!isOwn && count.unupgraded >= m_maxUnupgradedPerAddress))
        return Verdict::AddressIsFull;
    return m_connections >= m_maxConnections + (isOwn ? ownRoom : 0) ? Verdict::Full : Verdict::Welcome;
}

ConnectionBudget::Ticket::Ticket(std::shared_ptr<ConnectionBudget> budget, const QHostAddress &address)
    : m_budget(std::move(budget))
    , m_address(address)
{
    Count &count = m_budget->m_counts[m_address];
    ++count.all;
    ++count.unupgraded;
    ++m_budget->m_connections;
}

ConnectionBudget::Ticket::~Ticket()
{
    Count &count = m_budget->m_counts[m_address];
    --count.all;
    count.unupgraded -= m_isUpgraded ? 0 : 1;
    --m_budget->m_connections;
    if (count.all == 0)
        m_budget->m_counts.remove(m_address);
}

void ConnectionBudget::Ticket::upgrade()
{
    if (std::exchange(m_isUpgraded, true))
        return;
    --m_budget->m_counts[m_address].unupgraded;
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
