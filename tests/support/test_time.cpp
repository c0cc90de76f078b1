#include "tests/support/test_time.h"

#include <algorithm>
#include <semaphore>

#include <sched.h>

namespace lancast::test {

namespace {

/// Some time before now, so that moments before the test's start are no negative ones.
constexpr TestTime::Time firstTime = std::chrono::hours(1);

/// More turns than that at one moment: a timer of 0 ms, or events that cause each other, would never end.
constexpr int mostTurns = 100'000;

/// Returns when \a call is done. The thread sanitizer would not see how Qt waits for that.
template<typename Call> void callInThreadOf(QObject *other, const Call &call)
{
    std::binary_semaphore done(0);
    const auto callAndTell = [&call, &done] {
        call();
        done.release();
    };
    QMetaObject::invokeMethod(other, callAndTell, Qt::QueuedConnection);
    done.acquire();
}

} // namespace

const net::RelayClock &clockOfThread()
{
    static const net::RelayClock systemClock;
    const auto *dispatcher = qobject_cast<net::EpollDispatcher *>(QAbstractEventDispatcher::instance());
    return dispatcher ? dispatcher->clock() : systemClock;
}

TestTime::TestTime()
    : m_now(firstTime)
    , m_clock([this] { return read(); })
    , m_dispatcher(new net::EpollDispatcher(m_clock))
{
    QCoreApplication::setEventDispatcher(m_dispatcher);
}

void TestTime::advance(Time span)
{
    (void)advanceUntil([] { return false; }, span);
}

bool TestTime::advanceUntil(const std::function<bool()> &condition, Time most)
{
    const Time end = now() + most;
    settle();
    while (!condition()) {
        if (now() >= end)
            return false;
        const auto due = nextDue();
        m_now.store(due ? std::clamp(*due, now(), end) : end);
        settle();
    }
    return true;
}

bool TestTime::advanceWithThreadsUntil(const std::function<bool()> &condition, Time most)
{
    constexpr Time step = std::chrono::milliseconds(50);
    const Time end = now() + most;
    while (!QTest::qWaitFor(condition, 1)) {
        if (now() >= end)
            return false;
        advance(std::min(step, end - now()));
    }
    return true;
}

/// A thread whose loop goes by this clock reads it at each turn.
TestTime::Time TestTime::read()
{
    auto *dispatcher = qobject_cast<net::EpollDispatcher *>(QAbstractEventDispatcher::instance());
    if (dispatcher && dispatcher != m_dispatcher) {
        const std::lock_guard lock(m_mutex);
        if (std::ranges::find(m_others, dispatcher) == m_others.end()) {
            m_others.push_back(dispatcher);
            QObject::connect(dispatcher, &QObject::destroyed, dispatcher, [this, dispatcher] {
                const std::lock_guard lockAtEnd(m_mutex);
                std::erase(m_others, dispatcher);
            });
        }
    }
    return m_now.load();
}

std::vector<net::EpollDispatcher *> TestTime::others()
{
    const std::lock_guard lock(m_mutex);
    return m_others;
}

std::optional<TestTime::Time> TestTime::nextDue()
{
    std::optional<Time> earliest = m_dispatcher->nextDue();
    for (net::EpollDispatcher *other : others()) {
        const auto look = [other, &earliest] {
            if (const auto due = other->nextDue())
                earliest = std::min(earliest.value_or(*due), *due);
        };
        callInThreadOf(other, look);
    }
    return earliest;
}

/// Until nothing happens any more. The kernel hands on what is sent by loopback within the call that sends
/// it, or a moment later: hence twice.
void TestTime::settle()
{
    int turns = 0;
    for (int idleTurns = 0; idleTurns < 2; ++turns) {
        if (turns == mostTurns)
            qFatal("The event loop does not come to rest.");
        idleTurns = handleEvents() ? 0 : idleTurns + 1;
        ::sched_yield();
    }
}

/// One turn of each loop.
bool TestTime::handleEvents()
{
    bool hasHappened = m_dispatcher->processEvents(QEventLoop::AllEvents);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (net::EpollDispatcher *other : others()) {
        const auto turn = [other, &hasHappened] {
            hasHappened |= other->processEvents(QEventLoop::AllEvents);
        };
        callInThreadOf(other, turn);
    }
    return hasHappened;
}

} // namespace lancast::test
