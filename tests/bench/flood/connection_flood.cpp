#include "connection_flood.h"

#include <array>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// 127.8.0.1 on: eight idle connections an address, as many as the relay lets stay.
constexpr quint32 idleNetwork = 0x7F080001;
constexpr quint32 idlePerAddress = 8;
/// 127.16.0.1 on, in turn.
constexpr quint32 knockNetwork = 0x7F100001;
constexpr quint32 knockAddresses = 500;
constexpr quint32 helloAddress = 0x7F180001; // 127.24.0.1
constexpr int ticksPerSecond = 200;
/// Of idle connections that the relay has ended: all of them every 5 s, which is how long one may say
/// nothing.
constexpr int renewalsPerSecond = 200;

} // namespace

ConnectionFlood::ConnectionFlood(const FloodPlan &plan)
    : m_plan(plan)
    , m_poll(::epoll_create1(EPOLL_CLOEXEC))
{
}

ConnectionFlood::~ConnectionFlood()
{
    (void)stop();
    ::close(m_poll);
}

void ConnectionFlood::start()
{
    m_thread = std::thread([this] { run(); });
}

FloodCounts ConnectionFlood::stop()
{
    m_isStopping = true;
    if (m_thread.joinable())
        m_thread.join();
    m_connections.clear();
    return m_counts;
}

void ConnectionFlood::run()
{
    const auto start = Clock::now();
    std::array<epoll_event, 512> events{};
    quint64 idleSum = 0;
    quint64 ticks = 0;
    while (!m_isStopping) {
        const std::chrono::duration<double> elapsed = Clock::now() - start;
        m_counts.seconds = elapsed.count();
        openDue(elapsed);
        idleSum += quint64(m_idleOpen);
        ++ticks;
        const int ready = ::epoll_wait(m_poll, events.data(), int(events.size()), 1000 / ticksPerSecond);
        for (int i = 0; i < ready; ++i)
            onEvent(events[size_t(i)].data.fd, events[size_t(i)].events);
    }
    m_counts.idleOpen = idleSum / qMax<quint64>(ticks, 1);
}

void ConnectionFlood::openDue(std::chrono::duration<double> elapsed)
{
    const double idleDue = m_plan.idle + elapsed.count() * renewalsPerSecond;
    while (m_idleOpen < m_plan.idle && m_nextIdle < idleDue) {
        const quint32 address = idleNetwork + (m_nextIdle / idlePerAddress) % quint32(m_plan.idle);
        ++m_nextIdle;
        const int before = m_idleOpen;
        open(Kind::Idle, address);
        if (m_idleOpen == before)
            break; // out of descriptors: again with the next tick
    }
    while (double(m_counts.asked) < elapsed.count() * m_plan.perSecond) {
        ++m_counts.asked;
        openNext();
    }
}

void ConnectionFlood::openNext()
{
    if (m_plan.hello.isEmpty())
        open(Kind::Knock, knockNetwork + m_nextKnock++ % knockAddresses);
    else
        open(Kind::Hello, helloAddress);
}

void ConnectionFlood::open(Kind kind, quint32 address)
{
    PlainSocket socket = PlainSocket::connecting(m_plan.port, address);
    if (!socket.isOpen()) {
        m_counts.refused += kind != Kind::Idle;
        return;
    }
    const int descriptor = socket.descriptor();
    epoll_event event{};
    event.events = EPOLLOUT | EPOLLIN | EPOLLRDHUP;
    event.data.fd = descriptor;
    ::epoll_ctl(m_poll, EPOLL_CTL_ADD, descriptor, &event);
    m_connections[descriptor] = {std::move(socket), kind};
    m_idleOpen += kind == Kind::Idle;
}

void ConnectionFlood::onEvent(int descriptor, quint32 events)
{
    const auto found = m_connections.find(descriptor);
    if (found == m_connections.end())
        return;
    Connection &connection = found->second;
    if (!connection.isConnected && (events & EPOLLOUT) && connection.socket.isConnected()) {
        onConnected(descriptor, connection);
        if (connection.kind == Kind::Knock)
            return forget(descriptor);
    }
    if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) {
        m_counts.refused += connection.kind != Kind::Idle;
        m_counts.idleRenewed += connection.kind == Kind::Idle;
        forget(descriptor);
    } else if (connection.kind == Kind::Hello && (events & EPOLLIN)) {
        ++m_counts.answered;
        forget(descriptor);
    }
}

void ConnectionFlood::onConnected(int descriptor, Connection &connection)
{
    connection.isConnected = true;
    m_counts.connected += connection.kind != Kind::Idle;
    if (connection.kind == Kind::Hello)
        (void)::send(descriptor, m_plan.hello.constData(), size_t(m_plan.hello.size()), MSG_NOSIGNAL);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.fd = descriptor;
    ::epoll_ctl(m_poll, EPOLL_CTL_MOD, descriptor, &event);
}

void ConnectionFlood::forget(int descriptor)
{
    const auto found = m_connections.find(descriptor);
    m_idleOpen -= found->second.kind == Kind::Idle;
    m_connections.erase(found);
}

} // namespace lancast::bench
