// The event loop of a thread that serves thousands of sockets.
#pragma once

#include "base/descriptor.h"
#include "base/relay_clock.h"

#include <QAbstractEventDispatcher>
#include <QHash>

#include <array>
#include <atomic>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

#include <sys/epoll.h>

namespace lancast::net {

/// Qt's own dispatchers hand all descriptors to poll(2) at each turn, and the kernel looks at every one. With
/// epoll(7) a turn costs what happens in it. Set it with QThread::setEventDispatcher(), or with
/// QCoreApplication::setEventDispatcher() before there is an application.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    /// \a clock: tells which timers are due.
    explicit EpollDispatcher(const RelayClock &clock, QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int timerId) override;

    [[nodiscard]] const RelayClock &clock() const { return m_clock; }
    /// When the next timer is due; empty: none is set.
    [[nodiscard]] std::optional<RelayClock::Time> nextDue() const;

    void wakeUp() override;    ///< from any thread
    void interrupt() override; ///< from any thread

private:
    /// One descriptor: a notifier of each type, or none.
    struct Watch
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        quint32 generation = 0;                       ///< tells it from a later one of the same descriptor
        bool isKnown = false;                         ///< to epoll
    };

    struct Timer
    {
        QObject *object = nullptr;
        std::chrono::milliseconds interval{0};
        Qt::TimerType type = Qt::CoarseTimer;
        RelayClock::Time due;
        bool isFiring = false;
    };

    void update(int descriptor);
    [[nodiscard]] std::chrono::milliseconds longestWait() const;
    [[nodiscard]] bool wait(std::chrono::milliseconds timeout, bool activatesSockets);
    void activate(int descriptor, quint32 generation, quint32 events);
    [[nodiscard]] bool activateReadyFiles();
    [[nodiscard]] bool activateTimers();
    [[nodiscard]] bool fire(int timerId, RelayClock::Time now);

    const RelayClock &m_clock;
    Descriptor m_epoll;
    Descriptor m_wake;
    QHash<int, Watch> m_watches;
    quint32 m_generation = 0;
    std::set<int> m_readyFiles;
    QHash<int, Timer> m_timers;
    std::set<std::pair<RelayClock::Time, int>> m_due; ///< of all timers
    std::atomic<bool> m_isWoken{false};
    std::atomic<bool> m_isInterrupted{false};
};

} // namespace lancast::net
