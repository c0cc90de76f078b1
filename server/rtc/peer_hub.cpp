#include "rtc/peer_hub.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>

namespace lancast::rtc {

using namespace std::chrono_literals;

namespace {

constexpr auto tickInterval = 100ms;
/// A browser tries each pair of addresses; who changes the network comes by another one.
constexpr std::size_t maxPaths = 8;

} // namespace

PeerHub::PeerHub(const RtcLimits &limits, const net::RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_clock(clock)
{
    m_endpoint.onReceived([this](QByteArrayView datagram, const UdpPath &path) { receive(datagram, path); });
    connect(&m_endpoint, &UdpEndpoint::writable, this, &PeerHub::sendToAll);
    m_tickTimer.setInterval(tickInterval);
    connect(&m_tickTimer, &QTimer::timeout, this, &PeerHub::tick);
    m_groupTimer.setSingleShot(true);
    m_groupTimer.setTimerType(Qt::PreciseTimer);
    m_groupTimer.setInterval(m_limits.groupInterval);
    connect(&m_groupTimer, &QTimer::timeout, this, &PeerHub::sendToAll);
}

PeerHub::~PeerHub() = default;

bool PeerHub::open(const QHostAddress &bind, quint16 port)
{
    if (m_dtls.fingerprint().isEmpty() && !m_dtls.start()) {
        m_errorString = m_dtls.errorString();
        return false;
    }
    if (!m_endpoint.open(bind, port)) {
        m_errorString = m_endpoint.errorString();
        return false;
    }
    return true;
}

void PeerHub::close()
{
    while (!m_peers.empty())
        remove(m_peers.begin()->first);
    m_endpoint.close();
}

bool PeerHub::hasRoomFor(const QHostAddress &address) const
{
    int ofAddress = 0;
    int handshakesOfAddress = 0;
    for (const auto &[id, entry] : m_peers) {
        const bool isItsOwn = entry.address == address;
        ofAddress += isItsOwn ? 1 : 0;
        handshakesOfAddress += isItsOwn && entry.isHandshake() ? 1 : 0;
    }
    return count() < m_limits.maxPeers && ofAddress < m_limits.maxPeersPerAddress &&
           handshakesOfAddress < m_limits.maxHandshakesPerAddress;
}

bool PeerHub::Entry::isHandshake() const
{
    return peer->state() != Peer::State::Connected;
}

/// Of too many that shake hands the oldest one of the address with most of them goes: who fills all places
/// from many addresses keeps nobody out for longer than a moment.
void PeerHub::makeRoom()
{
    QHash<QHostAddress, int> handshakes;
    int count = 0;
    for (const auto &[id, entry] : m_peers) {
        if (entry.isHandshake()) {
            ++handshakes[entry.address];
            ++count;
        }
    }
    if (count < m_limits.maxHandshakes)
        return;
    const int most = *std::ranges::max_element(handshakes);
    const auto oldest = std::ranges::find_if(m_peers, [&](const auto &one) {
        return one.second.isHandshake() && handshakes.value(one.second.address) == most;
    });
    const PeerId id = oldest->first;
    remove(id);
    emit finished(id, QStringLiteral("Others shake hands in its place."));
}

QByteArray PeerHub::makeName(int length)
{
    static constexpr QByteArrayView letters(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    QByteArray name;
    for (int i = 0; i < length; ++i)
        name.append(letters.at(QRandomGenerator::system()->bounded(int(letters.size()))));
    return name;
}

PeerHub::PeerId PeerHub::add(const PeerSetup &setup, const PacketFeed &feed, const QHostAddress &address)
{
    makeRoom();
    const PeerId id = ++m_lastId;
    PeerSetup numbered = setup;
    numbered.number = quint32(id);
    auto peer = std::make_unique<Peer>(numbered, PeerContext{m_clock, m_limits, m_dtls, feed, m_endpoint});
    m_peers.emplace(id, Entry{std::move(peer), &feed, address, {}});
    m_byName.insert(setup.ufrag, id);
    if (!m_tickTimer.isActive())
        m_tickTimer.start();
    return id;
}

void PeerHub::remove(PeerId id)
{
    const auto entry = m_peers.find(id);
    if (entry == m_peers.end())
        return;
    entry->second.peer->close();
    m_endpoint.flush();
    forget(entry);
}

const Peer *PeerHub::find(PeerId id) const
{
    const auto entry = m_peers.find(id);
    return entry == m_peers.end() ? nullptr : entry->second.peer.get();
}

void PeerHub::forget(std::map<PeerId, Entry>::iterator entry)
{
    m_byName.remove(entry->second.peer->setup().ufrag);
    for (const UdpPath &path : entry->second.paths)
        m_byPath.remove(path);
    m_peers.erase(entry);
    if (m_peers.empty())
        m_tickTimer.stop();
}

void PeerHub::receive(QByteArrayView datagram, const UdpPath &path)
{
    if (isStun(datagram)) {
        receiveStun(datagram, path);
        return;
    }
    const auto id = m_byPath.constFind(path);
    if (id == m_byPath.cend())
        return;
    Peer &peer = *m_peers.at(*id).peer;
    peer.receive(datagram, path);
    followUp(peer);
}

void PeerHub::receiveStun(QByteArrayView datagram, const UdpPath &path)
{
    const std::optional<StunMessage> message = parseStun(datagram);
    if (!message || message->method != stunBinding)
        return;
    if (message->kind != StunClass::Request) {
        receiveAnswer(*message, datagram, path);
        return;
    }
    const auto id = m_byName.constFind(message->username.left(message->username.indexOf(':')));
    if (id != m_byName.cend() && m_peers.at(*id).peer->receiveCheck(*message, datagram, path))
        keepPath(*id, path, Claim::Asked);
}

void PeerHub::receiveAnswer(const StunMessage &message, QByteArrayView datagram, const UdpPath &path)
{
    const PeerId id = qFromBigEndian<quint32>(message.transactionId.constData());
    const auto entry = m_peers.find(id);
    if (entry == m_peers.end() || !entry->second.peer->receiveAnswer(message, datagram, path))
        return;
    keepPath(id, path, Claim::Proved);
    followUp(*entry->second.peer);
}

void PeerHub::followUp(Peer &peer)
{
    if (peer.takeKeyframeWish())
        emit keyframeWanted(&peer.feed());
    if (peer.state() == Peer::State::Over)
        finishOver();
    else if (peer.isBehind() && !m_groupTimer.isActive())
        m_groupTimer.start(); // not at once: who sends much would get its groups without a pause
}

/// An address may have been another peer's: who proves it last has it. Anybody can ask from it.
void PeerHub::keepPath(PeerId id, const UdpPath &path, Claim claim)
{
    const auto known = m_byPath.constFind(path);
    if (known != m_byPath.cend() && (*known == id || claim == Claim::Asked))
        return;
    if (known != m_byPath.cend())
        std::erase(m_peers.at(*known).paths, path);
    std::vector<UdpPath> &paths = m_peers.at(id).paths;
    if (paths.size() == maxPaths) {
        m_byPath.remove(paths.front());
        paths.erase(paths.begin());
    }
    paths.push_back(path);
    m_byPath.insert(path, id);
}

void PeerHub::onFeedChanged(const PacketFeed &feed, FeedChange change)
{
    sendTo([&feed](const Entry &entry) { return entry.feed == &feed; });
    if (change == FeedChange::Tracks) // not at once: who has changed the feed does not expect finished()
        QMetaObject::invokeMethod(this, &PeerHub::closeUnfit, Qt::QueuedConnection);
}

void PeerHub::sendToAll()
{
    sendTo([](const Entry &) { return true; });
}

template<typename Choice> void PeerHub::sendTo(const Choice &isMeant)
{
    bool isBehind = false;
    for (const auto &[id, entry] : m_peers) {
        if (!isMeant(entry))
            continue;
        entry.peer->sendMedia();
        if (entry.peer->takeKeyframeWish())
            emit keyframeWanted(entry.feed);
        isBehind = isBehind || entry.peer->isBehind();
    }
    m_endpoint.flush();
    if (isBehind && !m_groupTimer.isActive())
        m_groupTimer.start();
}

/// Whether there is a stream, and what it has is what was agreed on.
bool PeerHub::isFitting(const Entry &entry) const
{
    const auto isAgreed = [&setup = entry.peer->setup(), feed = entry.feed](MediaStream stream) {
        const auto &media = setup.at(stream);
        const QByteArray &codec = feed->codec(stream);
        return codec.isEmpty() || (media ? codec == media->codec : !setup.mayBeMissed[std::size_t(stream)]);
    };
    return entry.feed->hasMedia() && std::ranges::all_of(mediaStreams, isAgreed);
}

void PeerHub::tick()
{
    for (const auto &[id, entry] : m_peers)
        entry.peer->tick();
    m_endpoint.flush();
    finishOver();
}

void PeerHub::closeUnfit()
{
    for (const auto &[id, entry] : m_peers) {
        if (!isFitting(entry))
            entry.peer->close();
    }
    finishOver();
}

void PeerHub::finishOver()
{
    std::vector<PeerId> over;
    for (const auto &[id, entry] : m_peers) {
        if (entry.peer->state() == Peer::State::Over)
            over.push_back(id);
    }
    m_endpoint.flush();
    for (const PeerId id : over) {
        const auto entry = m_peers.find(id);
        const QString reason = entry->second.peer->errorString();
        forget(entry);
        emit finished(id, reason);
    }
}

} // namespace lancast::rtc
