#include "websocket/websocket_connection.h"

#include "network/socket_buffers.h"
#include "network/socket_input.h"
#include "network/socket_output.h"
#include "network/socket_reset.h"

#include <QJsonDocument>
#include <QTimer>
#include <QtEndian>

#include <sys/socket.h>
#include <utility>

namespace lancast::net {

namespace {

/// Who asks, by a ping or for the time, and does not read gets no further answers. A burst that is on its way
/// is no reason to let it go: it asks again.
constexpr qsizetype maxUnreadBytes = 64 * 1024;

const QByteArray pingFrame("\x89\x00", 2);

/// A server's, unmasked.
QByteArray controlFrame(ClientFrame::Kind kind, const QByteArray &payload)
{
    return QByteArray(1, char(0x80 | quint8(kind))) + char(payload.size()) + payload;
}

/// RFC 6455 section 5.5.1; a control frame has room for 125 bytes.
QByteArray closeFrame(CloseCode code, const QByteArray &reason)
{
    constexpr qsizetype maxReasonBytes = 123;
    const auto number = qToBigEndian(quint16(code));
    const QByteArray payload(reinterpret_cast<const char *>(&number), sizeof number);
    return controlFrame(ClientFrame::Kind::Close, payload + reason.left(maxReasonBytes));
}

/// RFC 6455 section 8.1.
QByteArray notUtf8Frame()
{
    return closeFrame(CloseCode::NotUtf8, "Invalid UTF-8 code encountered.");
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

WebSocketConnection::WebSocketConnection(QTcpSocket *socket, RequestHead head, const WebSocketLimits &limits,
                                         const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_clock(clock)
    , m_peerAddress(socket->peerAddress())
    , m_peerPort(socket->peerPort())
    , m_head(std::move(head))
    , m_maxReadBytes(limits.maxSocketReadBytes)
    , m_closeDeadline(limits.closeDeadline)
    , m_pings(limits.pingInterval, limits.pongDeadline, m_peerPort)
    , m_progress(limits.progressDeadline)
    , m_writer(socket, SocketWriter::Framing::WebSocket, limits.maxQueuedBytesPerViewer, this)
{
    m_socket->setParent(this); // or the relay's end would delete it first
    // Queued, as what comes is: over TLS either may show while something is being sent, to this peer or, in
    // the midst of a loop over all of them, to others.
    connect(m_socket, &QTcpSocket::disconnected, this, &WebSocketConnection::onDisconnected,
            Qt::QueuedConnection);
}

WebSocketConnection::~WebSocketConnection()
{
    m_writer.close();
    m_socket->disconnect(this);
    m_socket->abort();
}

void WebSocketConnection::start()
{
    m_head = {};
    connect(m_socket, &QTcpSocket::readyRead, this, &WebSocketConnection::onArrived, Qt::QueuedConnection);
    m_socket->setReadBufferSize(m_maxReadBytes);
    onArrived();
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        // It left while nobody listened.
        QMetaObject::invokeMethod(this, &WebSocketConnection::onDisconnected, Qt::QueuedConnection);
    }
}

void WebSocketConnection::onDisconnected()
{
    if (std::exchange(m_isDisconnected, true))
        return;
    m_writer.close();
    emit closed();
}

void WebSocketConnection::onArrived()
{
    receive(takeArrived(*m_socket));
    releaseBuffers(*m_socket); // of what came, and of the answer to it
}

void WebSocketConnection::receive(const QByteArray &bytes)
{
    if (m_isClosing) {
        // Read off, so that the end of the connection is seen; but nobody may keep the relay busy with that.
        m_discardedBytes += bytes.size();
        if (m_discardedBytes > maxDiscardedBytes)
            abort();
        return;
    }
    const ValidatedFrames frames = m_validator.take(bytes, m_clock.now());
    for (const ClientFrame &frame : readClientFrames(frames.bytes))
        onFrame(frame);
    if (frames.fault != FrameFault::None)
        closeFor(frames.fault);
}

void WebSocketConnection::onFrame(const ClientFrame &frame)
{
    switch (frame.kind) {
    case ClientFrame::Kind::Text:
        onText(frame.payload);
        break;
    case ClientFrame::Kind::Binary:
        emit binaryReceived(frame.payload);
        break;
    case ClientFrame::Kind::Close:
        onClose(frame.payload);
        break;
    case ClientFrame::Kind::Ping:
        onPing(frame.payload);
        break;
    case ClientFrame::Kind::Pong: // the guard has counted it
        break;
    }
}

void WebSocketConnection::onText(const QByteArray &text)
{
    if (!text.isValidUtf8()) {
        endWith(notUtf8Frame());
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isObject())
        emit textReceived(document.object());
}

void WebSocketConnection::onPing(const QByteArray &payload)
{
    if (m_writer.queuedBytes() < maxUnreadBytes)
        m_writer.send(controlFrame(ClientFrame::Kind::Pong, payload));
}

/// With the peer's own code and reason, which the guard has checked but for its UTF-8.
void WebSocketConnection::onClose(const QByteArray &payload)
{
    if (payload.isEmpty())
        endWith(closeFrame(CloseCode::Normal, {}));
    else if (!QByteArrayView(payload).sliced(sizeof(quint16)).isValidUtf8())
        endWith(notUtf8Frame());
    else
        endWith(controlFrame(ClientFrame::Kind::Close, payload));
}

void WebSocketConnection::sendText(const QJsonObject &message)
{
    sendFrame(textFrame(message));
}

void WebSocketConnection::answer(const QJsonObject &message)
{
    if (m_writer.queuedBytes() < maxUnreadBytes)
        sendText(message);
}

void WebSocketConnection::closeWith(CloseCode code, const QString &reason)
{
    endWith(closeFrame(code, reason.toUtf8()));
}

/// QTcpSocket's own close would not wait for the peer: with bytes of the peer still on their way the kernel
/// would answer with a reset, and the peer would never read the close code. So only our own direction ends
/// here; what still comes is read until the peer ends its own, or the deadline comes.
void WebSocketConnection::endWith(const QByteArray &closeFrame)
{
    if (std::exchange(m_isClosing, true))
        return;
    m_writer.send(closeFrame);
    callAfter(m_closeDeadline, &WebSocketConnection::abort);
    connect(&m_writer, &SocketWriter::drained, this, &WebSocketConnection::endOwnDirection,
            Qt::QueuedConnection);
    m_writer.drain();
}

void WebSocketConnection::endOwnDirection()
{
    if (isEncrypted(*m_socket))
        callAfter(tlsGrace, &WebSocketConnection::disconnectSocket);
    else
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void WebSocketConnection::disconnectSocket()
{
    m_socket->disconnectFromHost();
}

/// By a timer that is a child: QTimer::singleShot() stays in the thread that calls it, also if this
/// connection moves to another one.
void WebSocketConnection::callAfter(std::chrono::milliseconds delay, void (WebSocketConnection::*call)())
{
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, call);
    timer->start(delay);
}

void WebSocketConnection::closeFor(FrameFault fault)
{
    const CloseCode code = codeFor(fault);
    emit faulted(code, sentenceFor(code));
}

void WebSocketConnection::abort()
{
    m_writer.close();
    resetConnection(*m_socket);
}

/// With a thousand viewers that get a stream, pings and their answers would be a twentieth of all work.
void WebSocketConnection::pingUnlessAlive()
{
    const quint64 acknowledged = m_isPingedElsewhere ? m_writer.deliveredBytes() : 0;
    if (std::exchange(m_acknowledgedAtPing, acknowledged) < acknowledged)
        m_pings.onSignOfLife();
    else
        m_writer.send(pingFrame);
}

void WebSocketConnection::tick(RelayClock::Time elapsed)
{
    if (m_isClosing)
        return;
    const quint64 acknowledged = m_writer.acknowledgedBytes();
    // Not while chunks are being sent: they would be needed again at once.
    const bool isQuiet = std::exchange(m_acknowledgedAtTick, acknowledged) == acknowledged;
    if (isQuiet && std::exchange(m_acknowledgedAtRelease, acknowledged) != acknowledged)
        releaseBuffers(*m_socket);
    if (const FrameFault fault = m_validator.tick(elapsed); fault != FrameFault::None) {
        closeFor(fault);
    } else if (m_progress.isStuck(acknowledged, m_writer.queuedBytes(), elapsed)) {
        emit faulted(CloseCode::TimedOut, QStringLiteral("Nothing could be delivered for a while."));
    } else {
        switch (m_pings.tick(elapsed, m_validator.pongs(), m_writer.queuedBytes() == 0)) {
        case Keepalive::Verdict::Wait:
            break;
        case Keepalive::Verdict::Ping:
            pingUnlessAlive();
            break;
        case Keepalive::Verdict::Gone:
            emit faulted(CloseCode::TimedOut, QStringLiteral("No sign of life for a while."));
            break;
        }
    }
}

} // namespace lancast::net
