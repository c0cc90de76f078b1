// The other end of a channel that has no network: it reads what the relay sends and checks its form.
#pragma once

#include "net/channel.h"

#include "tests/fuzz/support/require.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QWebSocket>
#include <QtEndian>

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::fuzz {

/// The channel and its sockets belong to the session that they are attached to.
class SocketPeer final
{
public:
    explicit SocketPeer(const net::RelayLimits &limits)
    {
        std::array<int, 2> ends{};
        require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0, "there are sockets");
        m_descriptor = ends[0];
        auto *socket = new QTcpSocket;
        require(socket->setSocketDescriptor(ends[1]), "Qt takes the socket");
        m_webSocket = new QWebSocket;
        m_channel = new net::Channel(m_webSocket, socket, {}, limits.maxQueuedBytesPerViewer, nullptr);
        QObject::connect(m_channel, &QObject::destroyed, m_channel, [this] { m_channel = nullptr; });
    }

    ~SocketPeer() { ::close(m_descriptor); }
    SocketPeer(const SocketPeer &) = delete;
    SocketPeer &operator=(const SocketPeer &) = delete;

    /// Null once its session has let go of it.
    [[nodiscard]] net::Channel *channel() const { return m_channel; }

    /// As QWebSocket tells it.
    void sendText(const QByteArray &utf8)
    {
        if (m_channel)
            emit m_webSocket->textMessageReceived(QString::fromUtf8(utf8));
    }
    void sendBinary(const QByteArray &bytes)
    {
        if (m_channel)
            emit m_webSocket->binaryMessageReceived(bytes);
    }
    void disconnect()
    {
        if (m_channel)
            emit m_webSocket->disconnected();
    }

    void readAll()
    {
        std::array<char, 16 * 1024> buffer{};
        for (ssize_t count = 0; (count = ::read(m_descriptor, buffer.data(), buffer.size())) > 0;)
            m_received.append(buffer.data(), count);
        while (takeFrame()) {
        }
    }

private:
    /// RFC 6455 section 5.2: whole, unmasked frames.
    bool takeFrame()
    {
        if (m_received.size() < 2)
            return false;
        const auto first = quint8(m_received[0]);
        require(first == 0x81 || first == 0x82 || first == 0x88,
                "the relay sends texts, binaries and closes");
        const auto code = quint8(m_received[1]);
        require(code < 128, "a server's frames are not masked");
        const qsizetype lengthBytes = code == 127 ? 8 : code == 126 ? 2 : 0;
        if (m_received.size() < 2 + lengthBytes)
            return false;
        quint64 size = code;
        if (lengthBytes == 2)
            size = qFromBigEndian<quint16>(m_received.constData() + 2);
        else if (lengthBytes == 8)
            size = qFromBigEndian<quint64>(m_received.constData() + 2);
        if (quint64(m_received.size() - 2 - lengthBytes) < size)
            return false;
        const QByteArray payload = m_received.mid(2 + lengthBytes, qsizetype(size));
        m_received.remove(0, 2 + lengthBytes + qsizetype(size));
        require(first != 0x81 || QJsonDocument::fromJson(payload).isObject(), "every text is a JSON object");
        require(first != 0x88 || (payload.size() >= 2 && payload.size() <= 125),
                "a close has a code and fits");
        return true;
    }

    int m_descriptor = -1;
    net::Channel *m_channel = nullptr;
    QWebSocket *m_webSocket = nullptr;
    QByteArray m_received;
};

} // namespace lancast::fuzz
