#include "net/http_connection.h"

#include "net/file_sender.h"

#include <QSslSocket>

namespace lancast::net {

namespace {

/// The content type of a TLS record with a ClientHello (RFC 8446 section 5.1). No HTTP method starts with it.
constexpr char tlsHandshake = 0x16;

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const RelayLimits &limits,
                               const std::optional<QSslConfiguration> &tls, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_limits(limits)
    , m_tls(tls)
{
    m_socket->setParent(this);
    // Nothing needs more than one head; Qt stops reading from the peer beyond this.
    m_socket->setReadBufferSize(m_limits.maxHeadBytes + 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readHead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::readHead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::giveUp);
    m_deadline.start(m_limits.headDeadline);
}

bool HttpConnection::isEncrypted() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return tls && tls->isEncrypted();
}

/// True once it is clear that plain bytes can be read.
bool HttpConnection::greet()
{
    char first = 0;
    if (!m_tls || m_socket->peek(&first, 1) < 1)
        return !m_tls;
    const QSslConfiguration configuration = *std::exchange(m_tls, std::nullopt);
    if (first != tlsHandshake)
        return true;
    auto *tls = qobject_cast<QSslSocket *>(m_socket);
    tls->setSslConfiguration(configuration);
    tls->startServerEncryption();
    return false;
}

/// The deadline has come. Who was saying something is told.
void HttpConnection::giveUp()
{
    if (m_isResponding || m_isIdle || m_socket->bytesAvailable() == 0) {
        m_socket->abort();
        deleteLater();
        return;
    }
    refuse(408);
}

/// From a request's first byte on its head has the usual time, however long the pause before was.
void HttpConnection::waitForHead()
{
    if (std::exchange(m_isIdle, false))
        m_deadline.start(m_limits.headDeadline);
}

void HttpConnection::readHead()
{
    if (m_isResponding || !m_socket || !greet() || m_socket->bytesAvailable() == 0)
        return;
    if (m_socket->bytesToWrite() > 0)
        return; // one answer at a time, or who never reads them fills the memory
    HeadResult result = readRequestHead(m_socket->peek(m_limits.maxHeadBytes + 1), m_limits);
    if (result.status == HeadStatus::Incomplete) {
        waitForHead();
        return;
    }
    if (result.status == HeadStatus::Refused) {
        refuse(result.refusedStatus);
        return;
    }
    m_head = std::move(result.head);
    m_isResponding = true;
    m_keepsAlive = m_head.wantsKeepAlive();
    m_isIdle = false;
    m_deadline.stop();
    emit requested(this, m_head);
}

void HttpConnection::refuse(int status)
{
    m_keepsAlive = false;
    m_isResponding = true;
    m_head = {}; // not that of the request before
    m_head.size = m_socket->bytesAvailable();
    respond(plainResponse(status, reasonPhrase(status) + '.'));
}

void HttpConnection::respond(const HttpResponse &response)
{
    HttpResponse full = response;
    full.isHead = m_head.method == "HEAD";
    m_socket->skip(m_head.size);
    m_socket->write(serialize(full, m_keepsAlive ? Persistence::KeepAlive : Persistence::Close));
    finishResponse();
}

bool HttpConnection::beginBody(const HttpResponse &head, qint64 length)
{
    HttpResponse full = head;
    full.isHead = true; // the body follows by itself
    m_socket->skip(m_head.size);
    m_socket->write(serialize(full, m_keepsAlive ? Persistence::KeepAlive : Persistence::Close, length));
    if (m_head.method != "HEAD" && length > 0)
        return true;
    finishResponse();
    return false;
}

void HttpConnection::endBody()
{
    finishResponse();
}

void HttpConnection::abandonBody()
{
    m_socket->abort();
    deleteLater();
}

void HttpConnection::respondWithFile(const HttpResponse &head, const QString &path, qint64 offset,
                                     qint64 length)
{
    if (!beginBody(head, length))
        return;
    auto *sender = new FileSender(m_socket, path, offset, length, this);
    connect(sender, &FileSender::finished, this, [this, sender] {
        sender->deleteLater();
        endBody();
    });
    connect(sender, &FileSender::failed, this, &HttpConnection::abandonBody);
    sender->start();
}

void HttpConnection::finishResponse()
{
    m_isResponding = false;
    if (!m_keepsAlive) {
        // No further request is read; the deadline ends a peer that does not take its answer.
        disconnect(m_socket, &QTcpSocket::readyRead, this, nullptr);
        disconnect(m_socket, &QTcpSocket::bytesWritten, this, nullptr);
        m_deadline.start(m_limits.headDeadline);
        m_socket->disconnectFromHost();
        return;
    }
    m_isIdle = true;
    m_deadline.start(m_limits.keepAlive);
    QMetaObject::invokeMethod(this, &HttpConnection::readHead, Qt::QueuedConnection);
}

QTcpSocket *HttpConnection::takeSocket()
{
    QTcpSocket *socket = m_socket;
    m_socket = nullptr;
    m_deadline.stop();
    disconnect(socket, nullptr, this, nullptr);
    socket->setParent(nullptr);
    socket->setReadBufferSize(0);
    emit taken();
    deleteLater();
    return socket;
}

QTcpSocket *HttpConnection::takeSocketAfterHead()
{
    m_socket->skip(m_head.size);
    return takeSocket();
}

} // namespace lancast::net
