#include "auth/passcode_queue.h"

#include "network/peer_address.h"

#include <algorithm>

namespace lancast::net {

namespace {

constexpr PasscodeQueue::Time never = PasscodeQueue::Time::min();

} // namespace

QHostAddress addressGroup(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = peerIdentity(address).toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4 & 0xFFFFFF00U);
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + 7, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

PasscodeQueue::PasscodeQueue(Random random)
    : m_random(std::move(random))
{
}

std::optional<PasscodeGuess> PasscodeQueue::add(const PasscodeGuess &guess)
{
    m_waiting.append(guess);
    const auto isOfAddress = [&guess](const PasscodeGuess &one) { return one.first == guess.first; };
    if (std::ranges::count_if(m_waiting, isOfAddress) > maxWaitingPerAddress)
        return m_waiting.takeAt(indexToGiveWay(isOfAddress));
    if (m_waiting.size() > maxWaiting)
        return m_waiting.takeAt(indexToGiveWay([](const PasscodeGuess &) { return true; }));
    return std::nullopt;
}

/// A random one, so that what comes late has the same chance as what is there already.
qsizetype PasscodeQueue::indexToGiveWay(const Choice &isMeant) const
{
    QHash<QHostAddress, qsizetype> sizes;
    for (const PasscodeGuess &guess : m_waiting)
        ++sizes[addressGroup(guess.first)];
    const auto claim = [this, &sizes](const PasscodeGuess &guess) {
        return std::pair(sizes.value(addressGroup(guess.first)), rankOf(guess));
    };
    using Claim = std::pair<qsizetype, Rank>;
    std::optional<Claim> most;
    QList<qsizetype> candidates;
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        if (!isMeant(m_waiting[i]))
            continue;
        const Claim own = claim(m_waiting[i]);
        if (!most || own > *most)
            candidates.clear();
        most = std::max(own, most.value_or(own));
        if (own == *most)
            candidates.append(i);
    }
    return candidates[m_random(candidates.size())];
}

std::optional<PasscodeGuess> PasscodeQueue::takeNext(Time now)
{
    const auto rank = [this](const PasscodeGuess &guess) { return rankOf(guess); };
    const auto next = std::ranges::min_element(m_waiting, {}, rank); // the oldest of equals
    if (next == m_waiting.end())
        return std::nullopt;
    const PasscodeGuess guess = m_waiting.takeAt(next - m_waiting.begin());
    remember(m_groups, addressGroup(guess.first), now);
    remember(m_addresses, guess.first, now);
    return guess;
}

PasscodeQueue::Rank PasscodeQueue::rankOf(const PasscodeGuess &guess) const
{
    return {m_groups.value(addressGroup(guess.first), never), m_addresses.value(guess.first, never)};
}

void PasscodeQueue::remember(Turns &turns, const QHostAddress &address, Time now)
{
    turns.insert(address, now);
    if (turns.size() > maxRemembered)
        turns.erase(std::min_element(turns.begin(), turns.end()));
}

} // namespace lancast::net
