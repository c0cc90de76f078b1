#include "generator.h"

#include <algorithm>
#include <array>
#include <sys/epoll.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace lancast::bench {

namespace {

constexpr quint32 publisherAddress = 0x7F000001; ///< 127.0.0.1
constexpr quint32 viewersNetwork = 0x7F010001;   ///< 127.1.0.1
constexpr size_t bufferBytes = 256 * 1024;
/// What a container may put before a frame in one message.
constexpr qsizetype mostOverhead = 64;
/// Handshakes under way: fewer than any server's backlog holds.
constexpr size_t mostWaiting = 64;
constexpr auto handshakePatience = 20s;
/// Between two looks at the sockets. One that slept in epoll_wait() would be woken by each message, and the
/// server would pay for that: more, the slower it is itself.
constexpr std::chrono::nanoseconds rest = 1ms;
const QByteArray subprotocol = "Sec-WebSocket-Protocol: lancast.v1\r\n";

} // namespace

Generator::Generator(const StreamShape &shape)
    : m_shape(shape)
    , m_stream(shape)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(bufferBytes)
{
}

Generator::~Generator()
{
    ::close(m_epoll);
}

bool Generator::open(quint32 from, quint16 port, std::optional<size_t> viewer)
{
    m_peers.push_back({Connection(from, port), viewer, std::nullopt});
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = m_peers.size() - 1;
    const Connection &connection = m_peers.back().connection;
    return connection.isOpen() && ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.descriptor(), &event) == 0;
}

bool Generator::openViewers(const ServerAddress &server, int count)
{
    m_viewers.resize(size_t(count));
    for (size_t i = 0; i < m_viewers.size(); ++i) {
        if (server.kind == ServerKind::Relay) {
            if (!openPair(server, i))
                return false;
        } else if (!open(viewersNetwork + quint32(i), server.port, i)) {
            return false;
        } else if (server.kind == ServerKind::Ws) {
            if (!m_peers.back().connection.upgrade("/"))
                return false;
            ++m_waiting;
        }
        if (!passUntilReady(mostWaiting))
            return false;
    }
    return passUntilReady(0);
}

bool Generator::openPair(const ServerAddress &relay, size_t viewer)
{
    const quint32 from = viewersNetwork + quint32(viewer);
    const QByteArray session = "?session=bench-" + QByteArray::number(viewer).rightJustified(6, '0');
    m_waiting += 2;
    if (!open(from, relay.port, std::nullopt))
        return false;
    if (m_viewers[viewer].join)
        m_peers.back().joiner = viewer;
    return m_peers.back().connection.upgrade("/watch/blob" + session, subprotocol) &&
           open(from, relay.port, viewer) &&
           m_peers.back().connection.upgrade("/watch/chunk" + session, subprotocol);
}

bool Generator::join(const ServerAddress &server, int count, std::chrono::nanoseconds span,
                     std::chrono::nanoseconds patience, const std::function<void()> &onTurn)
{
    const Time start = std::chrono::steady_clock::now();
    int opened = 0;
    for (Time now = start; now < start + span + patience; now = std::chrono::steady_clock::now()) {
        publishDue(now);
        for (Time due = start + span * opened / count;
             opened < count && due <= now && m_waiting < mostWaiting; due = start + span * ++opened / count) {
            m_viewers.push_back({});
            m_viewers.back().join = Join{due, std::nullopt};
            if (!openPair(server, m_viewers.size() - 1))
                return false;
        }
        handleEvents(rest);
        onTurn();
        if (opened == count &&
            std::ranges::all_of(m_viewers, [this](const Viewer &viewer) { return isServed(viewer); }))
            break;
    }
    return opened == count;
}

JoinTally Generator::joins() const
{
    JoinTally tally;
    for (const Viewer &viewer : m_viewers) {
        if (!viewer.join || !viewer.join->served)
            continue;
        ++tally.served;
        tally.continued += isContinued(viewer) ? 1 : 0;
        tally.burstBytes += double(viewer.join->burstBytes);
        tally.waits.push_back(
            std::chrono::duration<double, std::milli>(*viewer.join->served - viewer.join->due).count());
    }
    return tally;
}

/// A burst starts at a keyframe, and what a container adds to all of its frames is less than one frame.
bool Generator::isContinued(const Viewer &viewer) const
{
    const auto inBurst = quint64(viewer.join->burstBytes / m_shape.frameBytes);
    return viewer.first && inBurst > 0 && *viewer.first >= inBurst &&
           (*viewer.first - inBurst) % SyntheticStream::framesPerGop == 0;
}

bool Generator::passUntilReady(size_t most)
{
    const Time deadline = std::chrono::steady_clock::now() + handshakePatience;
    while (m_waiting > most && m_connectionsEnded == 0 && std::chrono::steady_clock::now() < deadline)
        handleEvents(10ms);
    return m_waiting <= most && m_connectionsEnded == 0;
}

bool Generator::startPublishing(const ServerAddress &server)
{
    if (server.publisherPort > 0 && !openChannels(server))
        return false;
    m_due = std::chrono::steady_clock::now();
    return true;
}

bool Generator::openChannels(const ServerAddress &server)
{
    const bool isRelay = server.kind == ServerKind::Relay;
    const QByteArray credentials = subprotocol + "Authorization: Bearer " + server.publishToken + "\r\n";
    const QList<QByteArray> targets = isRelay ? QList<QByteArray>{"/publish/blob?session=bench-publisher",
                                                                  "/publish/chunk?session=bench-publisher"}
                                              : QList<QByteArray>{"/"};
    const size_t first = m_peers.size();
    for (const QByteArray &target : targets) {
        if (!open(publisherAddress, server.publisherPort, std::nullopt) ||
            !m_peers.back().connection.upgrade(target, isRelay ? credentials : QByteArray()))
            return false;
        ++m_waiting;
    }
    if (!passUntilReady(0))
        return false;
    m_channel = m_peers.size() - 1;
    m_hasPublisher = true;
    if (!isRelay)
        return true;
    Connection &blob = m_peers[first].connection;
    const QByteArray run = R"({"type":"recording","id":1})";
    return blob.sendFrame(Opcode::Text, run) && blob.sendFrame(Opcode::Binary, m_stream.initSegment()) &&
           m_peers[*m_channel].connection.sendFrame(Opcode::Text, run);
}

void Generator::publishDue(Time now)
{
    const auto interval = std::chrono::nanoseconds(1s) / m_shape.framesPerSecond;
    for (; m_channel && m_due <= now; m_due += interval) {
        if (!m_peers[*m_channel].connection.sendFrame(Opcode::Binary, m_stream.nextFrame()))
            m_channel.reset();
    }
}

void Generator::pass(std::chrono::nanoseconds span)
{
    const Time end = std::chrono::steady_clock::now() + span;
    for (Time now = std::chrono::steady_clock::now(); now < end; now = std::chrono::steady_clock::now()) {
        publishDue(now);
        handleEvents((m_channel ? std::min(m_due, end) : end) - now);
    }
}

void Generator::passUntilBetweenTicks()
{
    const auto interval = std::chrono::nanoseconds(1s) / m_shape.framesPerSecond;
    for (const Time end = std::chrono::steady_clock::now() + 2 * interval;
         std::chrono::steady_clock::now() < end;) {
        const auto age = m_newestAge + (std::chrono::steady_clock::now() - m_newestSeen);
        if (age > interval / 2 && age < interval * 9 / 10)
            return;
        pass(1ms);
    }
}

void Generator::passUntilBeforeGopEnd(std::chrono::nanoseconds span)
{
    const auto frames = quint64(m_shape.framesPerSecond * span / 1s);
    const quint64 gop = SyntheticStream::framesPerGop;
    while (m_channel && m_stream.frames() % gop != gop - std::min(frames, gop))
        pass(1ms);
}

void Generator::passUntilDelivered(std::chrono::nanoseconds patience)
{
    const auto isBehind = [this](const Viewer &viewer) { return viewer.newest != newest(); };
    for (const Time end = std::chrono::steady_clock::now() + patience;
         std::chrono::steady_clock::now() < end;) {
        pass(20ms);
        if (std::ranges::none_of(m_viewers, isBehind))
            return;
    }
}

void Generator::startMeasuring()
{
    m_tally = {};
}

std::optional<quint64> Generator::newest() const
{
    if (m_hasPublisher)
        return m_stream.frames() - 1;
    return std::ranges::max(m_viewers, {}, &Viewer::newest).newest;
}

quint64 Generator::bytesLost() const
{
    quint64 frames = 0;
    for (const Viewer &viewer : m_viewers)
        frames += newest().value_or(0) + 1 - viewer.first.value_or(0) - viewer.whole;
    return frames * quint64(m_shape.frameBytes);
}

void Generator::handleEvents(std::chrono::nanoseconds patience)
{
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), 0);
    for (int i = 0; i < count; ++i)
        read(m_peers[events[size_t(i)].data.u64]);
    if (count < int(events.size()))
        std::this_thread::sleep_for(std::clamp(patience, 0ns, rest));
}

void Generator::read(Peer &peer)
{
    const bool wasReady = peer.connection.isReady();
    std::optional<QByteArrayView> received = peer.connection.receive(m_buffer);
    if (!received) {
        peer.connection.close();
        ++m_connectionsEnded;
        return;
    }
    if (!wasReady && peer.connection.isReady())
        --m_waiting;
    while (const auto message = peer.connection.frames().next(*received))
        onMessage(peer, *message);
}

void Generator::onMessage(Peer &peer, const Message &message)
{
    if (message.opcode == quint8(Opcode::Ping))
        (void)peer.connection.sendFrame(Opcode::Pong, message.head.toByteArray());
    else if (message.opcode == quint8(Opcode::Binary) && peer.viewer)
        onFrame(m_viewers[*peer.viewer], message);
    else if (message.opcode == quint8(Opcode::Binary) && peer.joiner)
        m_viewers[*peer.joiner].join = {m_viewers[*peer.joiner].join->due, std::chrono::steady_clock::now(),
                                        message.bytes};
}

/// A frame that was cut has its stamp elsewhere: the number does not continue.
void Generator::onFrame(Viewer &viewer, const Message &message)
{
    const qsizetype overhead = message.bytes - m_shape.frameBytes;
    if (overhead < 0 || overhead > mostOverhead)
        return;
    const char *stamp = message.head.data() + overhead;
    const quint64 number = SyntheticStream::numberOf(stamp);
    if (number <= viewer.newest || (m_hasPublisher && number >= m_stream.frames()))
        return;
    if (!viewer.first)
        viewer.first = number;
    viewer.newest = number;
    ++viewer.whole;
    m_newestSeen = std::chrono::steady_clock::now();
    m_newestAge = SyntheticStream::ageOf(stamp);
    if (viewer.join)
        return;
    ++m_tally.messages;
    m_tally.delays.push_back(std::chrono::duration<double, std::milli>(m_newestAge).count());
}

} // namespace lancast::bench
