#include "tests/support/net_socket.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>

namespace lancast::test {

namespace {

constexpr int deadline = 10'000; // ms; only a failing test waits so long

} // namespace

RawSocket::RawSocket(quint16 port, const QString &from)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        if (!m_isPaused)
            take(m_socket.bytesAvailable());
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        m_isClosed = true;
        take(m_socket.bytesAvailable());
    });
    if (!from.isEmpty() && !m_socket.bind(QHostAddress(from)))
        qFatal("Cannot bind to %s", qPrintable(from));
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, deadline))
        qFatal("No connection to port %d", port);
}

void RawSocket::endSending()
{
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten())
        continue;
    ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

void RawSocket::kill()
{
    const linger reset{1, 0};
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    m_socket.abort();
}

void RawSocket::pause()
{
    m_isPaused = true;
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 64 * 1024);
    m_socket.setReadBufferSize(1); // Qt, too, leaves the rest with the kernel
}

void RawSocket::resume()
{
    m_isPaused = false;
    m_socket.setReadBufferSize(0);
    take(m_socket.bytesAvailable());
}

void RawSocket::readSome(qint64 count)
{
    m_socket.setReadBufferSize(count);
    take(count); // what Qt has got by now; it gets more in the event loop
}

void RawSocket::take(qint64 count)
{
    if (m_socket.isOpen())
        m_received += m_socket.read(count);
    emit arrived();
}

QByteArray HttpAnswer::field(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

HttpAnswer takeAnswer(QByteArray &bytes, bool isHead)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    HttpAnswer answer;
    answer.head = bytes.left(headEnd + 2);
    const qsizetype length = isHead ? 0 : answer.field("Content-Length").toLongLong();
    if (bytes.size() < headEnd + 4 + length)
        return {};
    answer.body = bytes.mid(headEnd + 4, length);
    answer.status = answer.head.mid(9, 3).toInt();
    bytes.remove(0, headEnd + 4 + length);
    return answer;
}

HttpAnswer ask(quint16 port, const QByteArray &request, const QString &from)
{
    RawSocket socket(port, from);
    HttpAnswer answer;
    // QTest::qWaitFor() would sleep 10 ms after each part of a long answer.
    QEventLoop waiting;
    QObject::connect(&socket, &RawSocket::arrived, &waiting, [&] {
        QByteArray bytes = socket.received();
        answer = takeAnswer(bytes, request.startsWith("HEAD "));
        if (answer.status != 0 || socket.isClosed())
            waiting.quit();
    });
    QTimer::singleShot(deadline, &waiting, &QEventLoop::quit);
    socket.send(request);
    waiting.exec();
    return answer;
}

HttpAnswer get(quint16 port, const QByteArray &path, const QByteArray &fields, const QString &from)
{
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n", from);
}

} // namespace lancast::test
