#include "session/http_player_session.h"

#include "http/http_connection.h"
#include "network/socket_reset.h"
#include "session/chunk_message.h"
#include "stream/relayed_tracks.h"
#include "webm/chunk_muxer.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lancast::net {

namespace {

/// Of the shortest steps between frames that come \a rate times a second: times are whole milliseconds.
/// ffmpeg complains of frames that come faster than it was told.
double fastestRate(double rate)
{
    constexpr double second = 1000; // ms
    constexpr double countedTooLittle = 0.05;
    const double shortestStep = std::floor(second / rate + countedTooLittle);
    return shortestStep >= 1 ? second / shortestStep : rate;
}

/// 0 until it has been counted for a second: in its first moments every stream looks like slides, the longer
/// the more frames an encoder with B-frames holds back.
double frameRateOf(const stream::Ingest &ingest, RelayClock::Time now)
{
    constexpr std::chrono::seconds leastCount{1};
    const double counted = ingest.movingFramesPerSecond(now);
    return counted > 0 && ingest.liveFor(now) >= leastCount ? fastestRate(counted) : 0;
}

} // namespace

QByteArray TimestampRebaser::clusterHeader(const stream::Chunk &chunk)
{
    // A new stream has a time of its own. In one response it continues the time of the one before.
    if (!m_zero || (chunk.startsCluster() && chunk.time - *m_zero < m_end))
        m_zero = chunk.time - m_end;
    m_end = std::max(m_end, chunk.endTime - *m_zero);
    return chunk.startsCluster() ? webm::writeClusterHeader(chunk.time - *m_zero) : QByteArray();
}

HttpPlayerSession::HttpPlayerSession(HttpConnection *connection, const RequestHead &head,
                                     const SessionContext &context)
    : Viewer(context.ids.next(), context)
    , m_context(context)
    , m_socket(connection->takeSocketAfterHead())
    , m_writer(m_socket, SocketWriter::Framing::Raw, context.limits.maxQueuedBytesPerViewer, this)
    , m_progress(context.limits.progressDeadline)
    , m_ending(head.isHttp11 ? Ending::Chunked : Ending::Connection)
    , m_sharing(connection->sharing())
    , m_input(*m_socket, [this] { onPeerEnded(); })
{
    m_socket->setParent(this);
    // Queued: over TLS it may show while something is being sent.
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpPlayerSession::finished, Qt::QueuedConnection);
    connect(
        &m_writer, &SocketWriter::drained, m_socket, [this] { m_socket->disconnectFromHost(); },
        Qt::QueuedConnection);
}

HttpPlayerSession::~HttpPlayerSession()
{
    m_context.feeds.main().leave(*this);
    m_writer.close();
}

void HttpPlayerSession::start()
{
    m_writer.send(serializeEndlessHead("video/webm", m_ending, m_sharing));
    m_context.feeds.main().join(*this);
}

void HttpPlayerSession::setStreamState(stream::StreamState state)
{
    if (state == stream::StreamState::Ended)
        end();
}

void HttpPlayerSession::closeWith(CloseCode, const QString &)
{
    end();
}

void HttpPlayerSession::end()
{
    m_context.feeds.main().leave(*this);
    if (m_ending == Ending::Chunked)
        m_writer.send(partLine(0) + "\r\n");
    QTimer::singleShot(m_context.limits.closeDeadline, m_socket,
                       [socket = m_socket] { resetConnection(*socket); });
    m_writer.drain();
}

void HttpPlayerSession::begin(const stream::Burst &burst)
{
    if (m_tracks.empty()) {
        m_tracks = burst.tracks;
        send(burst);
    } else if (stream::canContinue(m_tracks, burst.tracks)) {
        for (const stream::Chunk &chunk : burst.chunks)
            deliver(chunk);
    } else {
        end();
    }
}

void HttpPlayerSession::send(const stream::Burst &burst)
{
    const double frameRate = frameRateOf(m_context.ingest, m_context.clock.now());
    const QByteArray initSegment = webm::writeInitSegment(burst.tracks, {.frameRate = frameRate});
    countMedia(initSegment.size());
    std::vector<OutgoingBytes> parts{{partLine(initSegment.size()) + initSegment}};
    for (const stream::Chunk &chunk : burst.chunks) {
        const QByteArray header = m_time.clusterHeader(chunk);
        const qsizetype size = header.size() + chunk.body.size();
        countMedia(size);
        parts.push_back({partLine(size) + header, chunk.body, chunk.ticket});
    }
    m_writer.sendBeginning(std::move(parts));
}

/// What comes before a part of the body that has \a size bytes; 0 ends the body. Also the end of the part
/// before: so a part that is left out leaves nothing behind.
QByteArray HttpPlayerSession::partLine(qsizetype size)
{
    if (m_ending == Ending::Connection)
        return {};
    return (std::exchange(m_isInBody, true) ? "\r\n" : "") + QByteArray::number(size, 16) + "\r\n";
}

void HttpPlayerSession::deliver(const stream::Chunk &chunk)
{
    const QByteArray header = m_time.clusterHeader(chunk);
    const qsizetype size = header.size() + chunk.body.size();
    const QByteArray head = partLine(size) + header;
    if (m_writer.send({head, chunk.body, chunk.ticket, continuityOf(chunk)}) != Delivery::Dropped)
        countMedia(size);
}

void HttpPlayerSession::onPeerEnded()
{
    m_isPeerEnded = true;
    probe();
}

/// Only what is sent to it tells whether a peer that has ended its direction still listens. Where the stream
/// has nothing to send that is an empty element, which players skip.
void HttpPlayerSession::probe()
{
    const QByteArray nothing("\xEC\x80"); // Void (RFC 8794 section 11.3.2)
    if (mediaBytes() == m_probedAtBytes && !m_tracks.empty() && m_writer.queuedBytes() == 0) {
        m_writer.send(partLine(nothing.size()) + nothing);
        countMedia(nothing.size());
    }
    m_probedAtBytes = mediaBytes();
}

void HttpPlayerSession::tick(RelayClock::Time elapsed)
{
    if (m_isPeerEnded)
        probe();
    if (m_progress.isStuck(m_writer.acknowledgedBytes(), m_writer.queuedBytes(), elapsed))
        abort();
}

void HttpPlayerSession::abort()
{
    m_writer.close();
    resetConnection(*m_socket);
}

ClientFigures HttpPlayerSession::figures() const
{
    ClientFigures figures = Viewer::figures();
    figures.queuedBytes = m_writer.queuedBytes();
    figures.droppedChunks = m_writer.queue().droppedMessages();
    figures.isLagging = m_writer.queue().isLagging();
    return figures;
}

} // namespace lancast::net
