// Checks typed passcodes, one at a time and off the relay's thread.
#pragma once

#include "net/relay_clock.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <utility>

namespace lancast::net {

/// A check takes a tenth of a second and 32 MiB, so that guessing is slow (scrypt, RFC 7914). What is asked
/// twice, as by the two sockets of one page, is checked once.
class PasscodeCheck final : public QObject
{
    Q_OBJECT

public:
    enum class Verdict {
        Right,
        Wrong,
        Busy, ///< not checked: too many wait already
    };
    using Answer = std::function<void(Verdict)>;
    enum class Standing {
        Fresh,
        HasFailed, ///< waits behind everybody fresh, and gets no more than half of the room
    };

    static constexpr qsizetype maxWaiting = 64;
    static constexpr int maxWaitingPerAddress = 4;

    explicit PasscodeCheck(const RelayClock &clock, QObject *parent = nullptr);
    ~PasscodeCheck() override;

    /// Whoever waits is measured by the new one.
    void setPasscode(const QString &passcode);
    /// \a address is a peerIdentity(). The answer comes at once or by the event loop.
    void check(const QHostAddress &address, const QByteArray &utf8, Standing standing, const Answer &answer);
    [[nodiscard]] bool isBusyFor(const QHostAddress &address, Standing standing) const;

    [[nodiscard]] int derivations() const { return m_derivations; } ///< how often the price was paid

private:
    using Guess = std::pair<QHostAddress, QByteArray>;
    struct Recent
    {
        Verdict verdict;
        RelayClock::Time at;
    };

    template<typename Receiver> void derive(const QByteArray &passcode, int priority, Receiver receiver);
    void judge(const Guess &guess, const QByteArray &digest);
    void remember(const Guess &guess, Verdict verdict);

    const RelayClock &m_clock;
    const QByteArray m_salt;
    QByteArray m_expected;        ///< digest; empty: nothing is right
    bool m_isExpectedDue = false; ///< it is being made
    int m_generation = 0;         ///< of the passcode
    int m_derivations = 0;
    struct Waiting
    {
        Standing standing;
        QList<Answer> answers;
    };
    QHash<Guess, Waiting> m_waiting;
    QHash<Guess, Recent> m_recent;
    QThreadPool m_worker;
};

} // namespace lancast::net
