#include "auth/auth_throttle.h"

#include "network/peer_address.h"

#include <algorithm>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto window = 1min;
constexpr auto memory = 1h;

} // namespace

std::chrono::milliseconds AuthThrottle::pauseOf(const QHostAddress &address, Time now) const
{
    const auto entry = m_entries.constFind(peerIdentity(address));
    if (entry == m_entries.constEnd() || entry->pausedUntil <= now)
        return 0ms;
    return std::chrono::ceil<std::chrono::milliseconds>(entry->pausedUntil - now);
}

void AuthThrottle::fail(const QHostAddress &address, const QByteArray &guess, Time now)
{
    const QHostAddress identity = peerIdentity(address);
    if (!m_entries.contains(identity))
        makeRoom(now);
    Entry &entry = m_entries[identity];
    if (entry.nextPause == 0ms || now - entry.newest >= memory)
        entry = {{}, now, entry.pausedUntil, m_firstPause};
    entry.newest = now;
    entry.failures.removeIf([now](const Failure &failure) { return now - failure.at >= window; });
    const size_t hash = qHash(guess);
    if (std::ranges::find(entry.failures, hash, &Failure::guess) != entry.failures.end())
        return;
    entry.failures.append({now, hash});
    if (entry.failures.size() < m_maxFailures)
        return;
    entry.failures.clear();
    entry.pausedUntil = now + entry.nextPause;
    entry.nextPause = std::min(entry.nextPause * 2, m_longestPause);
}

/// Forgets what is past; with a full table the one that has been quiet for longest, so that a flood of
/// addresses pushes out itself.
void AuthThrottle::makeRoom(Time now)
{
    if (m_entries.size() < maxAddresses)
        return;
    m_entries.removeIf([now](const auto &entry) { return now - entry.value().newest >= memory; });
    if (m_entries.size() < maxAddresses)
        return;
    const auto quietest =
        std::min_element(m_entries.cbegin(), m_entries.cend(),
                         [](const Entry &a, const Entry &b) { return a.newest < b.newest; });
    m_entries.erase(quietest);
}

} // namespace lancast::net
