#include "crowd.h"

#include "wait.h"

#include <QHostAddress>

#include <algorithm>
#include <array>
#include <sys/epoll.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr quint32 network = 0x7F010001; ///< 127.1.0.1
constexpr std::size_t decrypting = 3;
constexpr std::ptrdiff_t mostHandshakes = 16;
constexpr auto patience = 30s;
/// Between two looks at the sockets: one that slept in epoll_wait() would be woken by each datagram, and the
/// sender would pay for that.
constexpr auto rest = 1ms;
constexpr auto tickInterval = 100ms;

} // namespace

Crowd::Crowd()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    m_reader.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_reader, &QTimer::timeout, &m_reader, [this] { read(); });
    QObject::connect(&m_ticker, &QTimer::timeout, &m_ticker, [this] { tick(); });
    m_reader.start(rest);
    m_ticker.start(tickInterval);
}

Crowd::~Crowd()
{
    ::close(m_epoll);
}

bool Crowd::gather(quint16 port, int count)
{
    const auto waiting = [this] {
        return std::ranges::count_if(m_peers, [](const auto &peer) { return !peer->isConnected(); });
    };
    for (std::size_t index = 0; index < std::size_t(count); ++index) {
        const auto reading = index < decrypting ? UdpPeer::Reading::Decrypts : UdpPeer::Reading::Counts;
        auto peer = std::make_unique<UdpPeer>(network + quint32(index), reading);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = peer.get();
        if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, peer->descriptor(), &event) != 0 || !peer->join(port))
            return false;
        m_peers.push_back(std::move(peer));
        if (waiting() >= mostHandshakes && !waitFor([&] { return waiting() < mostHandshakes / 2; }, patience))
            return false;
    }
    return waitFor([&] { return waiting() == 0; }, patience);
}

QByteArray Crowd::addresses() const
{
    QByteArray lines;
    for (const auto &peer : m_peers)
        lines += QHostAddress(peer->address()).toString().toLatin1() + ' ' +
                 QByteArray::number(peer->port()) + '\n';
    return lines;
}

void Crowd::read()
{
    std::array<epoll_event, 256> events;
    int count = 0;
    do {
        count = ::epoll_wait(m_epoll, events.data(), int(events.size()), 0);
        for (int index = 0; index < count; ++index)
            static_cast<UdpPeer *>(events[std::size_t(index)].data.ptr)->receive();
    } while (count == int(events.size()));
}

void Crowd::tick()
{
    const auto now = std::chrono::steady_clock::now();
    for (const auto &peer : m_peers)
        peer->tick(now);
}

void Crowd::startMeasuring()
{
    read();
    for (const auto &peer : m_peers)
        peer->startMeasuring();
}

UdpPeer::Tally Crowd::tally() const
{
    UdpPeer::Tally all;
    for (const auto &peer : m_peers) {
        const UdpPeer::Tally one = peer->tally();
        all.packets += one.packets;
        all.bytes += one.bytes;
        all.broken += one.broken;
        all.lost += one.lost;
        all.delays.insert(all.delays.end(), one.delays.begin(), one.delays.end());
    }
    return all;
}

} // namespace lancast::bench
