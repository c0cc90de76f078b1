#include "http/http_connection.h"

#include "network/peer_address.h"
#include "network/socket_buffers.h"
#include "network/socket_input.h"
#include "network/socket_output.h"
#include "network/socket_reset.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

/// The content type of a TLS record with a ClientHello (RFC 8446 section 5.1). No HTTP method starts with it.
constexpr char tlsHandshake = 0x16;

constexpr auto handshakeRetry = 100ms;

qsizetype maxRequestBytes(const HttpLimits &limits)
{
    return limits.maxHeadBytes + limits.maxCookieBytes;
}

HttpResponse refusedHead(int status, const HttpLimits &limits)
{
    if (status != 431)
        return plainResponse(status, reasonPhrase(status) + '.');
    const auto kibibytes = [](qsizetype bytes) { return QByteArray::number(bytes / 1024) + " KiB"; };
    return plainResponse(431, "This request is too large: " + kibibytes(limits.maxHeadBytes) + " and " +
                                  kibibytes(limits.maxCookieBytes) +
                                  " of cookies are taken. Delete the cookies of this address in the browser, "
                                  "or open the page in a private window.");
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpLimits &limits, std::optional<TlsEntrance> tls,
                               QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_peer(peerIdentity(socket->peerAddress()))
    , m_visitor{m_peer}
    , m_limits(limits)
    , m_tls(std::move(tls))
    , m_progress(limits.progressDeadline)
{
    m_socket->setParent(this);
    // Nothing needs more than one head; Qt stops reading from the peer beyond this.
    m_socket->setReadBufferSize(maxRequestBytes(m_limits) + 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readHead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    onBytesSent(*m_socket, this, [this](qint64 bytes) { onSent(bytes); });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::giveUp);
    m_deadline.start(m_limits.headDeadline);
    m_progressTimer.setInterval(m_limits.progressDeadline / 8);
    connect(&m_progressTimer, &QTimer::timeout, this, &HttpConnection::checkProgress);
}

bool HttpConnection::isEncrypted() const
{
    return m_socket && net::isEncrypted(*m_socket);
}

void HttpConnection::setVisitor(const Visitor &visitor)
{
    const bool wasForwarded = m_visitor.isForwarded;
    m_visitor = visitor;
    m_visitor.isForwarded = visitor.isForwarded || wasForwarded;
}

bool HttpConnection::isIdle() const
{
    return m_socket && (m_phase == Phase::Idle || m_socket->state() == QAbstractSocket::UnconnectedState);
}

bool HttpConnection::isWaiting() const
{
    return m_socket && (m_phase == Phase::Reading || m_phase == Phase::ReadingBody ||
                        m_phase == Phase::Idle || m_phase == Phase::Closing);
}

qint64 HttpConnection::unsentBytes() const
{
    return net::unsentBytes(*m_socket);
}

/// True once it is clear that plain bytes can be read.
bool HttpConnection::greet()
{
    char first = 0;
    if (!m_tls || m_socket->peek(&first, 1) < 1)
        return !m_tls;
    if (first == tlsHandshake)
        return beginTls();
    m_tls.reset();
    return true;
}

/// False: there is nothing to read yet.
bool HttpConnection::beginTls()
{
    if (m_isHandshakeDue)
        return false;
    if (!m_tls->mayBegin()) {
        m_isHandshakeDue = true;
        QTimer::singleShot(handshakeRetry, this, [this] {
            m_isHandshakeDue = false;
            readHead();
        });
        return false;
    }
    const TlsEntrance entrance = *std::exchange(m_tls, std::nullopt);
    auto *tls = qobject_cast<QSslSocket *>(m_socket);
    tls->setSslConfiguration(entrance.configuration);
    tls->startServerEncryption();
    return false;
}

/// The deadline has come. A client that was sending a request gets an answer.
void HttpConnection::giveUp()
{
    const bool isUnderWay =
        (m_phase == Phase::Reading && m_socket->bytesAvailable() > 0) || m_phase == Phase::ReadingBody;
    if (isUnderWay && !m_isHandshakeDue) {
        refuse(408);
        return;
    }
    m_socket->abort();
    deleteLater();
}

void HttpConnection::reset()
{
    resetConnection(*m_socket);
    deleteLater();
}

/// From a request's first byte on its head has the usual time, however long the pause before was.
void HttpConnection::waitForHead()
{
    if (m_phase == Phase::Idle)
        m_deadline.start(m_limits.headDeadline);
    m_phase = Phase::Reading;
}

void HttpConnection::readHead()
{
    if (m_phase == Phase::Closing)
        discard();
    if (m_phase == Phase::ReadingBody)
        readBody();
    if (!m_socket || (m_phase != Phase::Reading && m_phase != Phase::Idle) || !greet())
        return;
    if (m_socket->bytesAvailable() == 0) {
        setReading(*m_socket, Reading::On);
        return;
    }
    HeadResult result = readRequestHead(m_socket->peek(maxRequestBytes(m_limits) + 1), m_limits);
    if (result.status == HeadStatus::Incomplete) {
        waitForHead();
        setReading(*m_socket, Reading::On);
        return;
    }
    if (result.status == HeadStatus::Refused) {
        refuse(result.refusedStatus);
        return;
    }
    m_head = std::move(result.head);
    m_keepsAlive = m_head.wantsKeepAlive();
    if (m_head.bodySize == 0) {
        startResponding();
        return;
    }
    waitForHead();
    m_phase = Phase::ReadingBody;
    skipArrived(*m_socket, std::exchange(m_head.size, 0));
    // RFC 9110 section 10.1.1: who waits for this word would wait a second, or for ever.
    if (m_head.isHttp11 && m_socket->bytesAvailable() == 0 &&
        m_head.field("expect").toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    readBody();
}

void HttpConnection::readBody()
{
    m_body += m_socket->read(m_head.bodySize - m_body.size());
    if (m_body.size() == m_head.bodySize)
        startResponding();
    else
        setReading(*m_socket, Reading::On);
}

void HttpConnection::startResponding()
{
    m_phase = Phase::Responding;
    m_deadline.stop();
    setReading(*m_socket, Reading::Paused);
    emit requested(this, m_head);
}

void HttpConnection::refuse(int status)
{
    m_keepsAlive = false;
    m_phase = Phase::Responding;
    m_deadline.stop();
    m_head = {}; // not that of the request before
    m_sharing = {};
    m_head.size = m_socket->bytesAvailable();
    setReading(*m_socket, Reading::Paused);
    respond(refusedHead(status, m_limits));
}

void HttpConnection::respond(const HttpResponse &response)
{
    HttpResponse full = response;
    full.sharing = m_sharing;
    full.isHead = m_head.method == "HEAD";
    if (!full.hasLength || full.isLast) // without a length: as the endless answer to GET
        m_keepsAlive = false;
    full.ending = m_head.isHttp11 ? Ending::Chunked : Ending::Connection;
    writeHead(serialize(full, m_keepsAlive ? Persistence::KeepAlive : Persistence::Close));
    finishResponse();
}

bool HttpConnection::beginBody(const HttpResponse &head, qint64 length)
{
    HttpResponse full = head;
    full.sharing = m_sharing;
    full.isHead = true; // the body follows by itself
    writeHead(serialize(full, m_keepsAlive ? Persistence::KeepAlive : Persistence::Close, length));
    if (m_head.method != "HEAD" && length > 0) {
        m_isBodyOpen = true;
        watchProgress();
        return true;
    }
    finishResponse();
    return false;
}

void HttpConnection::writeHead(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

void HttpConnection::writeBody(const QByteArray &bytes)
{
    if (m_isBodyOpen) // an answer of a thread that reads may come behind abandonBody()
        m_socket->write(bytes);
}

void HttpConnection::endBody()
{
    m_isBodyOpen = false;
    finishResponse();
}

void HttpConnection::abandonBody()
{
    m_isBodyOpen = false;
    reset();
}

void HttpConnection::onSent(qint64 bytes)
{
    m_sentBytes += quint64(bytes);
    emit bytesSent();
    if (m_phase == Phase::Delivering && unsentBytes() == 0)
        finishDelivery();
}

void HttpConnection::watchProgress()
{
    if (!m_progressTimer.isActive())
        m_progressTimer.start();
}

void HttpConnection::checkProgress()
{
    const quint64 acknowledged = m_sentBytes - quint64(unacknowledgedBytes(*m_socket));
    if (m_progress.isStuck(acknowledged, unsentBytes() + (m_isBodyOpen ? 1 : 0),
                           m_progressTimer.intervalAsDuration()))
        reset();
}

void HttpConnection::finishResponse()
{
    m_phase = Phase::Delivering;
    m_socket->flush();
    if (unsentBytes() == 0)
        finishDelivery();
    else
        watchProgress();
}

void HttpConnection::finishDelivery()
{
    m_progressTimer.stop();
    skipArrived(*m_socket, std::exchange(m_head.size, 0));
    m_body.clear();
    if (!m_keepsAlive) {
        close();
        return;
    }
    m_phase = Phase::Idle;
    m_deadline.start(m_limits.keepAlive);
    QMetaObject::invokeMethod(this, &HttpConnection::onIdle, Qt::QueuedConnection);
}

void HttpConnection::onIdle()
{
    if (m_phase == Phase::Idle)
        releaseBuffers(*m_socket);
    readHead();
}

/// No further request is read. Over plain TCP our direction ends alone and what still comes is read: the
/// kernel would answer it with a reset, and the client might never read the answer.
void HttpConnection::close()
{
    m_phase = Phase::Closing;
    m_deadline.start(m_limits.closeDeadline);
    setReading(*m_socket, Reading::On);
    const bool isRefused = m_head.method.isEmpty();
    if (!isEncrypted())
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    else if (isRefused)
        QTimer::singleShot(tlsGrace, m_socket, [socket = m_socket] { socket->disconnectFromHost(); });
    else
        m_socket->disconnectFromHost();
    discard();
}

void HttpConnection::discard()
{
    m_discardedBytes += skipArrived(*m_socket, m_socket->bytesAvailable());
    if (m_discardedBytes > maxDiscardedBytes)
        reset();
}

QTcpSocket *HttpConnection::takeSocketAfterHead()
{
    skipArrived(*m_socket, m_head.size);
    setReading(*m_socket, Reading::On);
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    m_deadline.stop();
    m_progressTimer.stop();
    disconnect(socket, nullptr, this, nullptr);
    socket->setParent(nullptr);
    emit taken();
    deleteLater();
    return socket;
}

} // namespace lancast::net
