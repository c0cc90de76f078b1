#include "output/icecast/icecast_output.h"

#include "stream/relayed_tracks.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace lancast::icecast {

namespace {

Q_LOGGING_CATEGORY(icecastLog, "lancast.icecast")

QString sentenceOf(IcecastTrouble trouble)
{
    switch (trouble) {
    case IcecastTrouble::None:
        return {};
    case IcecastTrouble::NoHost:
        return QStringLiteral("its name is not known here. Check the host in --icecast");
    case IcecastTrouble::Unreachable:
        return QStringLiteral("nobody answers there. Check host and port, and whether Icecast runs");
    case IcecastTrouble::Certificate:
        return QStringLiteral("this machine does not trust its certificate");
    case IcecastTrouble::NoTls:
        return QStringLiteral("it does not speak TLS. Where Icecast speaks plain HTTP write http:// in "
                              "--icecast");
    case IcecastTrouble::WrongPassword:
        return QStringLiteral("it refuses user and password. Check Icecast's <source-password>");
    case IcecastTrouble::Refused:
        return QStringLiteral("it refuses the stream");
    case IcecastTrouble::NoIcecast:
        return QStringLiteral("what answers there is no Icecast");
    case IcecastTrouble::NoAnswer:
        return QStringLiteral("it does not answer");
    case IcecastTrouble::TooSlow:
        return QStringLiteral("it takes nothing any more");
    case IcecastTrouble::Lost:
        return QStringLiteral("it ended the connection");
    }
    Q_UNREACHABLE();
}

} // namespace

IcecastOutput::IcecastOutput(stream::Feed &feed, const net::RelayClock &clock, const IcecastLimits &limits,
                             HostLookup::Resolve resolve)
    : m_feed(feed)
    , m_clock(clock)
    , m_limits(limits)
    , m_resolve(std::move(resolve))
    , m_queue(QStringLiteral("icecast"), m_limits.maxQueuedBytes, [this] { return makeConnection(); })
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        setState(IcecastState::Waiting);
        rejoin();
    });
    m_steady.setSingleShot(true);
    connect(&m_steady, &QTimer::timeout, this, &IcecastOutput::onSteady);
}

IcecastOutput::~IcecastOutput()
{
    m_feed.leave(*this);
    m_queue.finish([](IcecastConnection &connection) { connection.close(); });
}

IcecastConnection *IcecastOutput::makeConnection()
{
    auto *connection = new IcecastConnection(m_limits, m_resolve);
    connect(connection, &IcecastConnection::opened, this, &IcecastOutput::onOpened);
    connect(connection, &IcecastConnection::ended, this, &IcecastOutput::onEnded);
    connect(connection, &IcecastConnection::released, this, &IcecastOutput::onReleased);
    return connection;
}

void IcecastOutput::setOptions(const IcecastOptions &options)
{
    const std::optional<IcecastTarget> &target = options.target;
    m_status.listeners = options.listeners;
    if (!target)
        m_status.listeners.clear();
    else if (m_status.listeners.isEmpty())
        m_status.listeners = {target->address()};
    if (target == m_target)
        return;
    m_feed.leave(*this);
    disconnectFromIcecast();
    m_target = target;
    m_tries = 0;
    m_status.address = target ? target->address() : QUrl();
    m_logged.clear();
    m_status.trouble = IcecastTrouble::None;
    m_status.detail.clear();
    setState(target ? IcecastState::Waiting : IcecastState::Off);
    if (target)
        m_feed.join(*this);
}

/// For begin() with what the stream is now.
void IcecastOutput::rejoin()
{
    m_feed.leave(*this);
    m_feed.join(*this);
}

void IcecastOutput::begin(const stream::Burst &burst)
{
    switch (m_status.state) {
    case IcecastState::Waiting:
        return connectToIcecast();
    case IcecastState::Sending:
        return m_hasHeader ? continueSource(burst) : startSource(burst);
    case IcecastState::Off:
    case IcecastState::Connecting:
    case IcecastState::Retrying:
        return; // joins again once it is connected
    }
}

void IcecastOutput::connectToIcecast()
{
    setState(IcecastState::Connecting);
    m_queue.post([number = ++m_number, target = *m_target](IcecastConnection &connection) {
        connection.open(number, target);
    });
}

void IcecastOutput::disconnectFromIcecast()
{
    m_pause.stop();
    m_steady.stop();
    m_hasHeader = false;
    ++m_number; // what the connection still says is old
    if (m_queue.isStarted())
        m_queue.post([](IcecastConnection &connection) { connection.close(); });
}

void IcecastOutput::onOpened(int number)
{
    if (number != m_number)
        return;
    if (m_logged.isEmpty())
        logTaking();
    m_steady.start(m_limits.steadyTime);
    m_openedAt = m_clock.now();
    ++m_status.connections;
    m_status.trouble = IcecastTrouble::None;
    m_status.detail.clear();
    m_hasHeader = false;
    setState(IcecastState::Sending);
    rejoin();
}

void IcecastOutput::startSource(const stream::Burst &burst)
{
    m_hasHeader = true;
    m_tracks = burst.tracks;
    m_origin = burst.origin;
    m_hasHole = false;
    m_queue.backlog().awaitSyncPoint();
    send(burst.initSegment, {}, 0);
    for (const stream::Chunk &chunk : burst.chunks)
        deliver(chunk);
}

/// Listeners keep the header that they have, and times may not go back.
void IcecastOutput::continueSource(const stream::Burst &burst)
{
    if (!stream::canContinue(m_tracks, burst.tracks) || burst.origin != m_origin) {
        qCInfo(icecastLog) << "the stream has other tracks: Icecast's listeners have to connect again";
        disconnectFromIcecast();
        connectToIcecast();
        return;
    }
    m_queue.backlog().awaitSyncPoint();
    for (const stream::Chunk &chunk : burst.chunks)
        deliver(chunk);
}

void IcecastOutput::deliver(const stream::Chunk &chunk)
{
    if (m_status.state != IcecastState::Sending || !m_hasHeader)
        return;
    switch (m_queue.backlog().offer(chunk)) {
    case output::Backlog::Offer::Taken:
        m_hasHole = false;
        return send(chunk.header, chunk.body, chunk.size());
    case output::Backlog::Offer::NoRoom:
        m_hasHole = true;
        ++m_status.droppedChunks;
        return;
    case output::Backlog::Offer::AwaitsSyncPoint:
        m_status.droppedChunks += m_hasHole ? 1 : 0;
        return;
    }
}

void IcecastOutput::send(const QByteArray &header, const QByteArray &body, qsizetype countedBytes)
{
    m_queue.post([number = m_number, header, body, countedBytes](IcecastConnection &connection) {
        connection.send(number, header, body, countedBytes);
    });
}

void IcecastOutput::setStreamState(stream::StreamState state)
{
    if (state != stream::StreamState::Ended || m_status.state == IcecastState::Off)
        return;
    disconnectFromIcecast();
    m_tries = 0;
    m_logged.clear();
    setState(IcecastState::Waiting);
}

void IcecastOutput::onReleased(qsizetype bytes, IcecastConnection::Use use)
{
    m_queue.backlog().release(bytes);
    if (use == IcecastConnection::Use::Sent)
        m_status.bytes += quint64(bytes);
}

void IcecastOutput::onEnded(int number, IcecastTrouble trouble, const QString &detail)
{
    if (number != m_number)
        return;
    m_steady.stop();
    logTrouble(trouble, detail);
    m_status.trouble = trouble;
    m_status.detail = detail;
    if (m_status.state == IcecastState::Sending && connectedFor() >= m_limits.workingTime)
        m_tries = 0;
    m_hasHeader = false;
    setState(IcecastState::Retrying);
    m_pause.start(nextPause(trouble));
}

void IcecastOutput::onSteady()
{
    if (!m_logged.isEmpty())
        logTaking();
    m_logged.clear();
}

void IcecastOutput::logTaking() const
{
    qCInfo(icecastLog).noquote() << "Icecast takes the stream at" << m_status.address.toString();
}

/// Once for each trouble, not for each try.
void IcecastOutput::logTrouble(IcecastTrouble trouble, const QString &detail)
{
    if (m_logged.contains(trouble))
        return;
    m_logged.append(trouble);
    const QString words = detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail);
    qCWarning(icecastLog).noquote() << QStringLiteral("Icecast at %1 does not get the stream: %2%3. LanCast "
                                                      "keeps trying; viewers of this relay notice nothing.")
                                           .arg(m_status.address.toString(), sentenceOf(trouble), words);
}

std::chrono::milliseconds IcecastOutput::nextPause(IcecastTrouble trouble)
{
    if (trouble == IcecastTrouble::WrongPassword) {
        ++m_tries;
        return m_limits.refusedPause;
    }
    constexpr int mostDoublings = 10;
    return std::min(m_limits.firstPause * (1 << std::min(m_tries++, mostDoublings)), m_limits.longestPause);
}

net::RelayClock::Time IcecastOutput::connectedFor() const
{
    return m_clock.now() - m_openedAt;
}

void IcecastOutput::setState(IcecastState state)
{
    if (std::exchange(m_status.state, state) != state)
        emit stateChanged();
}

IcecastStatus IcecastOutput::status() const
{
    IcecastStatus status = m_status;
    status.queuedBytes = m_queue.backlog().bytes();
    if (status.state == IcecastState::Sending)
        status.connectedFor = std::chrono::floor<std::chrono::milliseconds>(connectedFor());
    return status;
}

} // namespace lancast::icecast
