#include "websocket/channel.h"

#include "network/socket_input.h"
#include "network/socket_reset.h"
#include "websocket/qwebsocket_adapter.h"
#include "websocket/websocket_frame.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QSslSocket>
#include <QWebSocket>
#include <QtEndian>

#include <sys/socket.h>
#include <utility>

namespace lancast::net {

namespace {

/// Who asks, by a ping or for the time, and does not read gets no further answers. A burst that is on its way
/// is no reason to let it go: it asks again.
constexpr qsizetype maxUnreadBytes = 64 * 1024;

constexpr char pongStart = char(0x8A);

const QByteArray pingFrame("\x89\x00", 2);

/// RFC 6455 section 5.5.1; a control frame has room for 125 bytes.
QByteArray closeFrame(CloseCode code, const QString &reason)
{
    constexpr qsizetype maxReasonBytes = 123;
    const auto number = qToBigEndian(quint16(code));
    QByteArray payload(reinterpret_cast<const char *>(&number), sizeof number);
    payload += reason.toUtf8().left(maxReasonBytes);
    return QByteArray(1, char(0x88)) + char(payload.size()) + payload;
}

CloseCode codeFor(FrameFault fault)
{
    switch (fault) {
    case FrameFault::MessageTooLarge:
        return CloseCode::MessageTooLarge;
    case FrameFault::TooManyControlFrames:
    case FrameFault::TooManyBytes:
    case FrameFault::TooManyMessages:
        return CloseCode::PolicyViolation;
    case FrameFault::TooSlow:
        return CloseCode::TimedOut;
    case FrameFault::None:
    case FrameFault::NotMasked:
    case FrameFault::ReservedBits:
    case FrameFault::UnknownOpcode:
    case FrameFault::BadControlFrame:
    case FrameFault::BadLength:
    case FrameFault::BadFragment:
    case FrameFault::BadClose:
        break;
    }
    return CloseCode::ProtocolError;
}

QString sentenceFor(CloseCode code)
{
    if (code == CloseCode::MessageTooLarge)
        return QStringLiteral("The message is too large.");
    if (code == CloseCode::PolicyViolation)
        return QStringLiteral("Too much came in too short a time.");
    if (code == CloseCode::TimedOut)
        return QStringLiteral("The message was not finished in time.");
    return QStringLiteral("The frame does not follow RFC 6455.");
}

} // namespace

Channel::Channel(const Line &line, RequestHead head, const WebSocketLimits &limits, QObject *parent)
    : QObject(parent)
    , m_webSocket(line.webSocket)
    , m_inlet(line.inlet)
    , m_socket(line.socket)
    , m_head(std::move(head))
    , m_limits(limits)
    , m_pings(limits.pingInterval, limits.pongDeadline)
    , m_progress(limits.progressDeadline)
    , m_writer(line.socket, SocketWriter::Framing::WebSocket, limits.maxQueuedBytesPerViewer, this)
{
    m_webSocket->setParent(this);
    m_socket->setParent(this); // or the relay's end would delete it first
    connect(m_webSocket, &QWebSocket::textMessageReceived, this, &Channel::onText);
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this, &Channel::binaryReceived);
    connect(m_inlet, &QWebSocketAdapter::wantsToSend, this, &Channel::passOn);
    connect(m_inlet, &QWebSocketAdapter::wantsToClose, this, [this] { endAfterQueue(); });
    // Queued, as what comes is: over TLS either may show while something is being sent, to this peer or, in
    // the midst of a loop over all of them, to others.
    connect(m_socket, &QTcpSocket::disconnected, this, &Channel::onDisconnected, Qt::QueuedConnection);
    m_closeDeadline.setSingleShot(true);
    connect(&m_closeDeadline, &QTimer::timeout, this, &Channel::abort);
}

Channel::~Channel()
{
    m_writer.close();
    m_inlet->disconnect(this);
    // A QWebSocket made by a server neither closes nor deletes the socket that it was given.
    disconnect(m_webSocket, nullptr, this, nullptr);
    delete m_webSocket;
    m_socket->disconnect(this);
    m_socket->abort();
}

void Channel::start()
{
    connect(
        m_socket, &QTcpSocket::readyRead, this, [this] { receive(takeArrived(*m_socket)); },
        Qt::QueuedConnection);
    m_socket->setReadBufferSize(m_limits.maxSocketReadBytes);
    receive(takeArrived(*m_socket));
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        // It left while nobody listened.
        QMetaObject::invokeMethod(this, &Channel::onDisconnected, Qt::QueuedConnection);
    }
}

void Channel::onDisconnected()
{
    if (std::exchange(m_isDisconnected, true))
        return;
    m_writer.close();
    emit closed();
}

void Channel::receive(const QByteArray &bytes)
{
    if (m_closeDeadline.isActive()) {
        // Read off, so that the end of the connection is seen; but nobody may keep the relay busy with that.
        m_discardedBytes += bytes.size();
        if (m_discardedBytes > maxDiscardedBytes)
            abort();
        return;
    }
    const GuardedFrames frames = m_guard.take(bytes, RelayClock::now());
    if (!frames.bytes.isEmpty())
        m_inlet->receive(frames.bytes);
    if (frames.fault != FrameFault::None)
        closeFor(frames.fault);
}

/// QWebSocket sends nothing by itself but control frames, and writes the head of one and its payload apart.
void Channel::passOn(const QByteArray &bytes)
{
    m_controlFrame += bytes;
    if (m_controlFrame.size() < 2 || m_controlFrame.size() < 2 + quint8(m_controlFrame[1]))
        return;
    const QByteArray frame = std::exchange(m_controlFrame, {});
    if (!frame.startsWith(pongStart) || m_writer.queuedBytes() < maxUnreadBytes)
        m_writer.send(frame);
}

QHostAddress Channel::peerAddress() const
{
    return m_webSocket->peerAddress();
}

quint16 Channel::peerPort() const
{
    return m_webSocket->peerPort();
}

void Channel::sendText(const QJsonObject &message)
{
    sendFrame(textFrame(message));
}

void Channel::answer(const QJsonObject &message)
{
    if (m_writer.queuedBytes() < maxUnreadBytes)
        sendText(message);
}

void Channel::closeWith(CloseCode code, const QString &reason)
{
    if (m_closeDeadline.isActive())
        return;
    m_writer.send(closeFrame(code, reason));
    endAfterQueue();
}

/// QTcpSocket's own close would not wait for the peer: with bytes of the peer still on their way the kernel
/// would answer with a reset, and the peer would never read the close code. So only our own direction ends
/// here; what still comes is read until the peer ends its own, or the deadline comes.
void Channel::endAfterQueue()
{
    if (m_closeDeadline.isActive())
        return;
    m_closeDeadline.start(m_limits.closeDeadline);
    const auto end = [socket = m_socket] {
        const auto *tls = qobject_cast<QSslSocket *>(socket);
        if (tls && tls->isEncrypted())
            QTimer::singleShot(tlsGrace, socket, [socket] { socket->disconnectFromHost(); });
        else
            ::shutdown(int(socket->socketDescriptor()), SHUT_WR);
    };
    connect(&m_writer, &SocketWriter::drained, m_socket, end, Qt::QueuedConnection);
    m_writer.drain();
}

void Channel::closeFor(FrameFault fault)
{
    const CloseCode code = codeFor(fault);
    emit faulted(code, sentenceFor(code));
}

void Channel::abort()
{
    m_writer.close();
    resetConnection(*m_socket);
}

void Channel::tick(RelayClock::Time elapsed)
{
    if (m_closeDeadline.isActive())
        return;
    if (const FrameFault fault = m_guard.tick(elapsed); fault != FrameFault::None) {
        closeFor(fault);
    } else if (m_progress.isStuck(m_writer.acknowledgedBytes(), m_writer.queuedBytes(), elapsed)) {
        emit faulted(CloseCode::TimedOut, QStringLiteral("Nothing could be delivered for a while."));
    } else {
        switch (m_pings.tick(elapsed, m_guard.pongs(), m_writer.queuedBytes() == 0)) {
        case Keepalive::Verdict::Wait:
            break;
        case Keepalive::Verdict::Ping:
            m_writer.send(pingFrame);
            break;
        case Keepalive::Verdict::Gone:
            emit faulted(CloseCode::TimedOut, QStringLiteral("No sign of life for a while."));
            break;
        }
    }
}

void Channel::onText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isObject())
        emit textReceived(document.object());
}

} // namespace lancast::net
