#include "net/channel.h"

#include "net/plain_text.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QWebSocket>

namespace lancast::net {

Channel::Channel(QWebSocket *webSocket, QTcpSocket *socket, RequestHead head, qsizetype maxQueuedBytes,
                 QObject *parent)
    : QObject(parent)
    , m_webSocket(webSocket)
    , m_socket(socket)
    , m_head(std::move(head))
    , m_writer(socket, ChannelWriter::Framing::WebSocket, maxQueuedBytes, this)
{
    m_webSocket->setParent(this);
    connect(m_webSocket, &QWebSocket::textMessageReceived, this, &Channel::onText);
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this, &Channel::binaryReceived);
    connect(m_webSocket, &QWebSocket::disconnected, this, [this] {
        m_writer.close();
        emit closed();
    });
    m_closeDeadline.setSingleShot(true);
    connect(&m_closeDeadline, &QTimer::timeout, this, &Channel::abort);
}

Channel::~Channel()
{
    m_writer.close();
    // A QWebSocket made by a server neither closes nor deletes the socket that it was given.
    QTcpSocket *socket = m_socket;
    disconnect(m_webSocket, nullptr, this, nullptr);
    delete m_webSocket;
    socket->abort();
    socket->deleteLater();
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
    // QWebSocket::close() does not wait for what is unsent: it comes last.
    connect(
        &m_writer, &ChannelWriter::drained, m_webSocket,
        [webSocket = m_webSocket, code, reason] {
            webSocket->close(QWebSocketProtocol::CloseCode(int(code)), reason);
        },
        Qt::QueuedConnection);
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
