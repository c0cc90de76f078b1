// Counts each address's wrong guesses, and says how long it has to pause after too many.
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QList>

#include <chrono>

namespace lancast::net {

struct AuthThrottles
{
    int maxPasscodeFailures = 10; ///< of one address within a minute, before it has to pause
    std::chrono::milliseconds passcodePause{60'000}; ///< the first time; doubles each time
    std::chrono::milliseconds longestPasscodePause{900'000};
};

/// Only ever one address pauses, never everybody. Knows no clock: every call brings the time.
class AuthThrottle final
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr qsizetype maxAddresses = 4096;

    explicit AuthThrottle(const AuthThrottles &limits)
        : m_maxFailures(limits.maxPasscodeFailures)
        , m_firstPause(limits.passcodePause)
        , m_longestPause(limits.longestPasscodePause)
    {
    }

    /// How long \a address must not guess; 0: it may.
    [[nodiscard]] std::chrono::milliseconds pauseOf(const QHostAddress &address, Time now) const;
    /// \a guess of \a address was wrong. The same one again within the minute is the same guess: a page shows
    /// it on both its connections.
    void fail(const QHostAddress &address, const QByteArray &guess, Time now);

    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    struct Failure
    {
        Time at;
        size_t guess; ///< its hash
    };
    struct Entry
    {
        QList<Failure> failures; ///< of the last minute
        Time newest{0};
        Time pausedUntil{0};
        std::chrono::milliseconds nextPause{0};
    };

    void makeRoom(Time now);

    int m_maxFailures;
    std::chrono::milliseconds m_firstPause;
    std::chrono::milliseconds m_longestPause;
    QHash<QHostAddress, Entry> m_entries;
};

} // namespace lancast::net
