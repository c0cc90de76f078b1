// Which typed passcode is checked next, and which one gives way when too many wait.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace lancast::net {

/// A typed passcode and the peerIdentity() of the one who typed it.
using PasscodeGuess = std::pair<QHostAddress, QByteArray>;

/// The neighbourhood of \a address, which one machine may have many addresses of: its /24 (IPv4) or /56.
[[nodiscard]] QHostAddress addressGroup(const QHostAddress &address);

/// Groups of addresses take turns, and so do the addresses in each: one that was never served, or not for the
/// longest, goes first. A full queue refuses nobody because of others: a random one of the group with most in
/// it gives way. So no flood keeps a guess out for good, however many addresses it has; one whose addresses
/// are not in the guest's own group hardly delays it. Knows no clock: every call brings the time.
class PasscodeQueue final
{
public:
    using Time = std::chrono::nanoseconds;
    /// A number from 0 up to, and without, the given one.
    using Random = std::function<qsizetype(qsizetype)>;

    static constexpr qsizetype maxWaiting = 64;
    static constexpr qsizetype maxWaitingPerAddress = 4;
    static constexpr qsizetype maxRemembered = 4096; ///< groups, and addresses, with the time of their turn

    explicit PasscodeQueue(Random random);

    /// Adds \a guess; returns the one that gives way for it, which may be \a guess itself.
    [[nodiscard]] std::optional<PasscodeGuess> add(const PasscodeGuess &guess);
    /// Removes the one whose turn it is; nothing if none waits.
    [[nodiscard]] std::optional<PasscodeGuess> takeNext(Time now);

    [[nodiscard]] qsizetype size() const { return m_waiting.size(); }

private:
    using Turns = QHash<QHostAddress, Time>; ///< when each was served last
    using Rank = std::pair<Time, Time>;      ///< of its group, of its address

    [[nodiscard]] Rank rankOf(const PasscodeGuess &guess) const;
    using Choice = std::function<bool(const PasscodeGuess &)>;
    /// Among those that \a isMeant accepts, of which there are some.
    [[nodiscard]] qsizetype indexToGiveWay(const Choice &isMeant) const;
    static void remember(Turns &turns, const QHostAddress &address, Time now);

    const Random m_random;
    QList<PasscodeGuess> m_waiting; ///< in the order of their coming
    Turns m_groups;
    Turns m_addresses;
};

} // namespace lancast::net
