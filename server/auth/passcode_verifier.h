// Checks typed passcodes, one at a time and off the relay's thread.
#pragma once

#include "auth/passcode_queue.h"
#include "base/relay_clock.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <utility>

namespace lancast::net {

/// A check takes a tenth of a second and 32 MiB, so that guessing is slow (scrypt, RFC 7914). What is asked
/// twice, as by the two sockets of one page, is checked once.
class PasscodeVerifier final : public QObject
{
    Q_OBJECT

public:
    enum class Verdict {
        Right,
        Wrong,
        Busy, ///< not checked: it gave way to others, and may be asked for again at once
    };
    using Answer = std::function<void(Verdict)>;

    explicit PasscodeVerifier(const RelayClock &clock, QObject *parent = nullptr);
    ~PasscodeVerifier() override;

    /// Whoever waits is measured by the new one.
    void setPasscode(const QString &passcode);
    /// \a address is a peerIdentity(). The answer comes at once or by the event loop.
    void check(const QHostAddress &address, const QByteArray &utf8, const Answer &answer);
    /// What check() has found out of late; Busy if that is nothing.
    [[nodiscard]] Verdict recentVerdict(const QHostAddress &address, const QByteArray &utf8) const;

    [[nodiscard]] int derivations() const { return m_derivations; } ///< how often the price was paid

private:
    struct Recent
    {
        Verdict verdict;
        RelayClock::Time at;
    };

    template<typename Receiver> void derive(const QByteArray &passcode, Receiver receiver);
    void checkNext();
    void judge(const PasscodeGuess &guess, const QByteArray &digest);
    void remember(const PasscodeGuess &guess, Verdict verdict);
    void tell(const PasscodeGuess &guess, Verdict verdict);

    const RelayClock &m_clock;
    const QByteArray m_salt;
    QByteArray m_expected;        ///< digest; empty: nothing is right
    bool m_isExpectedDue = false; ///< it is being made
    int m_generation = 0;         ///< of the passcode
    int m_derivations = 0;
    PasscodeQueue m_queue;
    bool m_isChecking = false; ///< one guess, which is in the queue no more
    /// Its digest came while the one to compare it with was being made.
    std::optional<std::pair<PasscodeGuess, QByteArray>> m_undecided;
    QHash<PasscodeGuess, QList<Answer>> m_answers; ///< to what waits and what is being checked
    QHash<PasscodeGuess, Recent> m_recent;
    QThreadPool m_worker;
};

} // namespace lancast::net
