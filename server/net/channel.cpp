#include "net/channel.h"

#include "net/plain_text.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QWebSocket>
#include <QtEndian>

#include <sys/socket.h>

namespace lancast::net {

namespace {

/// A peer that has so many pongs in store pings without ever reading.
constexpr qint64 maxUnreadPongs = 256 * 1024;

/// RFC 6455 section 5.5.1; a control frame has room for 125 bytes.
QByteArray closeFrame(CloseCode code, const QString &reason)
{
    constexpr qsizetype maxReasonBytes = 123;
    const auto number = qToBigEndian(quint16(code));
    QByteArray payload(reinterpret_cast<const char *>(&number), sizeof number);
    payload += reason.toUtf8().left(maxReasonBytes);
    return QByteArray(1, char(0x88)) + char(payload.size()) + payload;
}

} // namespace

Channel::Channel(QWebSocket *webSocket, QTcpSocket *socket, RequestHead head, qsizetype maxQueuedBytes,
                 QObject *parent)
    : QObject(parent)
    , m_webSocket(webSocket)
    , m_socket(socket)
    , m_head(std::move(head))
    , m_writer(socket, ChannelWriter::Framing::WebSocket, maxQueuedBytes, this)
{
    m_webSocket->setParent(this);
    m_socket->setParent(this); // or the relay's end would delete it first
    connect(m_webSocket, &QWebSocket::textMessageReceived, this, &Channel::onText);
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this, &Channel::binaryReceived);
    connect(m_webSocket, &QWebSocket::disconnected, this, [this] {
        m_writer.close();
        emit closed();
    });
    // After QWebSocket's own slot, which answers pings without a limit.
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        if (m_writer.foreignBytes() > maxUnreadPongs)
            abort();
    });
    m_closeDeadline.setSingleShot(true);
    connect(&m_closeDeadline, &QTimer::timeout, this, &Channel::abort);
}

Channel::~Channel()
{
    m_writer.close();
    // A QWebSocket made by a server neither closes nor deletes the socket that it was given.
    disconnect(m_webSocket, nullptr, this, nullptr);
    delete m_webSocket;
    m_socket->disconnect(this);
    m_socket->abort();
}

QString Channel::peerAddress() const
{
    return plainAddress(m_webSocket->peerAddress());
}

quint16 Channel::peerPort() const
{
    return m_webSocket->peerPort();
}

void Channel::setMaxMessageBytes(quint64 bytes)
{
    m_webSocket->setMaxAllowedIncomingMessageSize(bytes);
    m_webSocket->setMaxAllowedIncomingFrameSize(bytes);
}

void Channel::sendText(const QJsonObject &message)
{
    m_writer.send(
        relay::webSocketFrame(relay::FrameKind::Text, QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void Channel::sendBinary(const QByteArray &payload)
{
    m_writer.send(relay::webSocketFrame(relay::FrameKind::Binary, payload));
}

void Channel::closeWith(CloseCode code, const QString &reason, std::chrono::milliseconds deadline)
{
    if (m_closeDeadline.isActive())
        return;
    m_closeDeadline.start(deadline);
    // QWebSocket::close() waits neither for what is unsent nor for the peer: with bytes of the peer still on
    // their way the kernel would answer with a reset, and the peer would never read the code. So only our own
    // direction ends here; what still comes is read until the peer ends its own, or the deadline comes.
    m_writer.send(closeFrame(code, reason));
    connect(
        &m_writer, &ChannelWriter::drained, m_socket,
        [socket = m_socket] { ::shutdown(int(socket->socketDescriptor()), SHUT_WR); }, Qt::QueuedConnection);
    m_writer.drain();
}

void Channel::abort()
{
    m_writer.close();
    m_webSocket->abort();
}

void Channel::onText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isObject())
        emit textReceived(document.object());
}

} // namespace lancast::net
