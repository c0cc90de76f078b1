// A server that behaves as badly as a test wants, and a stream for it.
#pragma once

#include "output/icecast/icecast_output.h"

#include "tests/support/stream_sinks.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace lancast::test {

using namespace std::chrono_literals;

inline const QByteArray accepted = "HTTP/1.1 100 Continue\r\n\r\n";

/// Answers every PUT with the same words; keeps what each source sent.
class FakeIcecast final : public QObject
{
public:
    FakeIcecast()
    {
        connect(&m_server, &QTcpServer::newConnection, this, &FakeIcecast::accept);
        listen();
    }

    /// Again on the same port.
    void listen()
    {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("cannot listen: %s", qPrintable(m_server.errorString()));
        m_port = m_server.serverPort();
    }
    void die()
    {
        m_server.close();
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
            socket->abort();
    }
    /// Reads what sources have sent.
    void resume()
    {
        reads = true;
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>()) {
            socket->setReadBufferSize(0);
            emit socket->readyRead();
        }
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] icecast::IcecastTarget target() const
    {
        return icecast::readTarget(QStringLiteral("http://source:hackme@127.0.0.1:%1/live.webm").arg(m_port))
            .target;
    }
    /// What source \a index sent behind its request.
    [[nodiscard]] QByteArray mediaOf(qsizetype index) const
    {
        const QByteArray sent = received.value(index);
        return sent.sliced(std::min(sent.size(), sent.indexOf("\r\n\r\n") + 4));
    }
    [[nodiscard]] int endedSources() const { return m_endedSources; }

    QByteArray answer = accepted;
    bool answersAnything = false; ///< not only whole requests
    bool reads = true;            ///< what comes behind a request
    bool closes = false;          ///< behind its answer
    QByteArrayList received;      ///< from each source

private:
    void accept()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        const qsizetype index = received.size();
        received.append(QByteArray());
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, index] { receive(socket, index); });
        connect(socket, &QTcpSocket::disconnected, this, [this] { ++m_endedSources; });
    }

    void receive(QTcpSocket *socket, qsizetype index)
    {
        QByteArray &bytes = received[index];
        const auto isAsked = [&] {
            return bytes.contains("\r\n\r\n") || (answersAnything && !bytes.isEmpty());
        };
        const bool wasAsked = isAsked();
        if (wasAsked && !reads)
            return;
        bytes += socket->readAll();
        if (wasAsked || !isAsked())
            return;
        if (!reads)
            socket->setReadBufferSize(1);
        socket->write(answer);
        if (closes)
            socket->disconnectFromHost();
    }

    QTcpServer m_server;
    quint16 m_port = 0;
    int m_endedSources = 0;
};

inline icecast::IcecastLimits quickLimits()
{
    icecast::IcecastLimits limits;
    limits.answerDeadline = 300ms;
    limits.stallDeadline = 300ms;
    limits.fillInterval = 50ms;
    limits.firstPause = 10ms;
    limits.longestPause = 40ms;
    limits.refusedPause = 60ms;
    limits.steadyTime = 200ms;
    return limits;
}

/// Publishes a run of three seconds that follows run \a run without a gap. Returns what is wrong.
inline QString publishRun(LiveStream &stream, quint64 &run, const char *name)
{
    const auto start = 10s + 3s * ++run;
    PacedPublisher publisher(stream, run, recording(name), start);
    const QString fault = publisher.publishAll();
    stream.endRun(run);
    stream.tick(start + 3s);
    return fault;
}

} // namespace lancast::test
