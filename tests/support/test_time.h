// A time that stands still until a test moves it, for the relay's clock and all timers of the test's thread.
#pragma once

#include "base/epoll_dispatcher.h"
#include "base/relay_clock.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace lancast::test {

/// The clock that the timers of this thread follow: of a TestTime, else of the system.
[[nodiscard]] const net::RelayClock &clockOfThread();

/// QTRY_VERIFY() and the like wait in real time for what comes by sockets or from other threads; no timer of
/// the test's thread is due meanwhile. Of other threads those with an EpollDispatcher by this clock take
/// part; the rest keep the system's time.
class TestTime final
{
public:
    using Time = net::RelayClock::Time;

    /// Before there is a QCoreApplication, whose event loop it provides.
    TestTime();
    Q_DISABLE_COPY_MOVE(TestTime)

    [[nodiscard]] Time now() const { return m_now.load(); }

    /// Goes on by \a span, from one timer that is due to the next. What each of them causes is done before
    /// the next one: events, and what the sockets of this process say to each other.
    void advance(Time span);
    /// As advance(), but no further than \a condition needs. False: it does not hold after \a most.
    [[nodiscard]] bool advanceUntil(const std::function<bool()> &condition, Time most);
    /// As advanceUntil(), where \a condition depends on threads of their own: leaves them a moment of real
    /// time every 50 ms.
    [[nodiscard]] bool advanceWithThreadsUntil(const std::function<bool()> &condition, Time most);

private:
    [[nodiscard]] Time read();
    [[nodiscard]] std::optional<Time> nextDue();
    void settle();
    [[nodiscard]] bool handleEvents();
    [[nodiscard]] std::vector<net::EpollDispatcher *> others();

    std::atomic<Time> m_now;
    const net::RelayClock m_clock;
    net::EpollDispatcher *m_dispatcher; ///< owned by the application
    std::mutex m_mutex;
    std::vector<net::EpollDispatcher *> m_others; ///< of other threads; under the mutex
};

/// As QTEST_GUILESS_MAIN(), in test time, which \a Test gets for its constructor.
template<typename Test> int runInTestTime(int argc, char **argv)
{
    TestTime time;
    const QCoreApplication application(argc, argv);
    Test test(time);
    return QTest::qExec(&test, argc, argv);
}

} // namespace lancast::test
