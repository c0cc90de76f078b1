#include "base/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimerEvent>

#include <algorithm>
#include <cerrno>
#include <vector>

#include <sys/eventfd.h>

namespace lancast::net {

using std::chrono::milliseconds;

namespace {

/// What one call takes from the kernel; the rest comes with the next one.
constexpr int mostEvents = 256;

/// Generations of descriptors begin at 1.
constexpr quint32 wakeGeneration = 0;

constexpr std::array<std::pair<QSocketNotifier::Type, quint32>, 3> wishedEvents{{
    {QSocketNotifier::Read, EPOLLIN},
    {QSocketNotifier::Write, EPOLLOUT},
    {QSocketNotifier::Exception, EPOLLPRI},
}};

epoll_event eventFor(quint32 events, int descriptor, quint32 generation)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = (quint64(generation) << 32) | quint32(descriptor);
    return event;
}

} // namespace

EpollDispatcher::EpollDispatcher(const RelayClock &clock, QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_clock(clock)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    epoll_event event = eventFor(EPOLLIN, m_wake.get(), wakeGeneration);
    if (m_epoll.get() < 0 || m_wake.get() < 0 ||
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_wake.get(), &event) != 0)
        qFatal("The system has no descriptors left for an event loop.");
}

EpollDispatcher::~EpollDispatcher() = default;

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false);
    emit awake();
    QCoreApplication::sendPostedEvents();
    if (m_isInterrupted.load())
        return false;
    const bool firesTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    milliseconds timeout{0};
    if (flags.testFlag(QEventLoop::WaitForMoreEvents) && m_readyFiles.empty()) {
        emit aboutToBlock();
        timeout = firesTimers ? longestWait() : milliseconds(-1);
    }
    const bool activatesSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    bool hasHappened = wait(timeout, activatesSockets);
    if (activatesSockets)
        hasHappened |= activateReadyFiles();
    if (firesTimers)
        hasHappened |= activateTimers();
    return hasHappened;
}

/// Until the next timer; -1: none is set.
milliseconds EpollDispatcher::longestWait() const
{
    const auto next = nextDue();
    if (!next)
        return milliseconds(-1);
    return std::max(std::chrono::ceil<milliseconds>(*next - m_clock.now()), milliseconds(0));
}

std::optional<RelayClock::Time> EpollDispatcher::nextDue() const
{
    // One whose handler runs a loop of its own is not due again before it has come back.
    const auto next = std::ranges::find_if(
        m_due, [this](const auto &due) { return !m_timers.constFind(due.second)->isFiring; });
    if (next == m_due.end())
        return std::nullopt;
    return next->first;
}

bool EpollDispatcher::wait(milliseconds timeout, bool activatesSockets)
{
    constexpr milliseconds mostWait{24 * 3600 * 1000};
    std::array<epoll_event, mostEvents> events;
    const int count =
        ::epoll_wait(m_epoll.get(), events.data(), mostEvents, int(std::min(timeout, mostWait).count()));
    for (int i = 0; i < count; ++i) {
        const auto generation = quint32(events[i].data.u64 >> 32);
        const int descriptor = int(quint32(events[i].data.u64));
        if (generation == wakeGeneration) {
            eventfd_t ignored = 0;
            (void)::eventfd_read(m_wake.get(), &ignored);
            m_isWoken.store(false);
        } else if (activatesSockets) {
            activate(descriptor, generation, events[i].events);
        }
    }
    return count > 0;
}

/// What is called may remove or add any notifier.
void EpollDispatcher::activate(int descriptor, quint32 generation, quint32 events)
{
    for (const auto &[type, wished] : wishedEvents) {
        const auto watch = m_watches.constFind(descriptor);
        if (watch == m_watches.cend() || watch->generation != generation)
            return;
        QSocketNotifier *notifier = watch->notifiers[type];
        if (notifier && (events & (wished | EPOLLHUP | EPOLLERR)) != 0) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
        }
    }
}

bool EpollDispatcher::activateReadyFiles()
{
    for (const int descriptor : std::set(m_readyFiles)) {
        if (const auto watch = m_watches.constFind(descriptor); watch != m_watches.cend())
            activate(descriptor, watch->generation, EPOLLIN | EPOLLOUT);
    }
    return !m_readyFiles.empty();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    Watch &watch = m_watches[descriptor];
    if (watch.generation == wakeGeneration)
        watch.generation = ++m_generation;
    watch.notifiers[notifier->type()] = notifier;
    update(descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto watch = m_watches.find(descriptor);
    if (watch == m_watches.end() || watch->notifiers[notifier->type()] != notifier)
        return;
    watch->notifiers[notifier->type()] = nullptr;
    update(descriptor);
}

/// Tells the kernel what is wished of a descriptor. One that was closed before is no longer known to it.
void EpollDispatcher::update(int descriptor)
{
    Watch &watch = m_watches[descriptor];
    quint32 events = 0;
    for (const auto &[type, wished] : wishedEvents)
        events |= watch.notifiers[type] ? wished : 0;
    epoll_event event = eventFor(events, descriptor, watch.generation);
    if (events == 0) {
        (void)::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, descriptor, &event);
        m_readyFiles.erase(descriptor);
        m_watches.remove(descriptor);
        return;
    }
    if (watch.isKnown && ::epoll_ctl(m_epoll.get(), EPOLL_CTL_MOD, descriptor, &event) == 0)
        return;
    watch.isKnown = ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, descriptor, &event) == 0 ||
                    (errno == EEXIST && ::epoll_ctl(m_epoll.get(), EPOLL_CTL_MOD, descriptor, &event) == 0);
    if (!watch.isKnown && errno == EPERM)
        m_readyFiles.insert(descriptor); // poll(2) says the same of a regular file
    else if (!watch.isKnown)
        qErrnoWarning("The descriptor %d cannot be watched", descriptor);
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    (void)unregisterTimer(timerId);
    const milliseconds span(interval);
    const Timer timer{object, span, timerType, m_clock.now() + span};
    m_timers.insert(timerId, timer);
    m_due.emplace(timer.due, timerId);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    const auto timer = m_timers.constFind(timerId);
    if (timer == m_timers.cend())
        return false;
    m_due.erase({timer->due, timerId});
    m_timers.erase(timer);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    bool hasAny = false;
    for (const TimerInfo &timer : registeredTimers(object))
        hasAny |= unregisterTimer(timer.timerId);
    return hasAny;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> found;
    for (auto timer = m_timers.cbegin(); timer != m_timers.cend(); ++timer) {
        if (timer->object == object)
            found.append(TimerInfo(timer.key(), int(timer->interval.count()), timer->type));
    }
    return found;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto timer = m_timers.constFind(timerId);
    if (timer == m_timers.cend())
        return -1;
    return int(std::max<qint64>(0, std::chrono::ceil<milliseconds>(timer->due - m_clock.now()).count()));
}

/// Each once: one of 0 ms is due again at once, but others come first.
bool EpollDispatcher::activateTimers()
{
    const RelayClock::Time now = m_clock.now();
    std::vector<int> ids;
    for (auto due = m_due.cbegin(); due != m_due.cend() && due->first <= now; ++due)
        ids.push_back(due->second);
    bool hasFired = false;
    for (const int id : ids)
        hasFired |= fire(id, now);
    return hasFired;
}

/// What is called may remove the timer, or begin it again.
bool EpollDispatcher::fire(int timerId, RelayClock::Time now)
{
    const auto timer = m_timers.find(timerId);
    if (timer == m_timers.end() || timer->isFiring || timer->due > now)
        return false;
    m_due.erase({timer->due, timerId});
    timer->due = std::max(timer->due + timer->interval, now);
    m_due.emplace(timer->due, timerId);
    timer->isFiring = true;
    QTimerEvent event(timerId);
    QCoreApplication::sendEvent(timer->object, &event);
    if (const auto after = m_timers.find(timerId); after != m_timers.end())
        after->isFiring = false;
    return true;
}

void EpollDispatcher::wakeUp()
{
    if (!m_isWoken.exchange(true))
        (void)::eventfd_write(m_wake.get(), 1);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true);
    wakeUp();
}

} // namespace lancast::net
