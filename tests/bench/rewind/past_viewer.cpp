#include "past_viewer.h"

#include <QHostAddress>

#include <algorithm>

namespace lancast::bench {

namespace {

QByteArray field(const QByteArray &head, const QByteArray &name)
{
    const qsizetype start = head.indexOf("\r\n" + name + ": ");
    const qsizetype value = start + 4 + name.size();
    return start < 0 ? QByteArray() : head.sliced(value, head.indexOf("\r\n", value) - value);
}

} // namespace

PastViewer::PastViewer(quint16 port, int number, qint64 at)
    : m_at(at)
{
    m_pace.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &PastViewer::ask);
    connect(&m_socket, &QTcpSocket::connected, this, &PastViewer::ask);
    connect(&m_socket, &QTcpSocket::readyRead, this, &PastViewer::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { ++m_failures; });
    m_socket.bind(QHostAddress(0x7f02'0000U + quint32(number) + 1));
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void PastViewer::startMeasuring()
{
    m_firstBytes.clear();
    m_wholeGops.clear();
}

void PastViewer::ask()
{
    m_bytes.clear();
    m_asked.start();
    m_socket.write("GET /rewind/gop?at=" + QByteArray::number(m_at) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
}

void PastViewer::read()
{
    const auto elapsed = [this] { return double(m_asked.nsecsElapsed()) / 1e6; };
    if (m_bytes.isEmpty())
        m_firstBytes.push_back(elapsed());
    m_bytes += m_socket.readAll();
    const qsizetype headEnd = m_bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = m_bytes.first(headEnd + 2);
    if (m_bytes.size() < headEnd + 4 + field(head, "Content-Length").toLongLong())
        return;
    if (!head.startsWith("HTTP/1.1 200 ")) {
        ++m_failures;
        return;
    }
    m_wholeGops.push_back(elapsed());
    ++m_gops;
    const qint64 end = field(head, "Lancast-End").toLongLong();
    m_pace.start(int(std::max<qint64>(0, end - m_at - m_asked.elapsed())));
    m_at = end;
}

} // namespace lancast::bench
