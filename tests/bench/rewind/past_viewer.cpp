#include "past_viewer.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace lancast::bench {

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
    m_answer = {};
    m_hasAnswer = false;
    m_asked.start();
    m_socket.write(gopRequest(m_at));
}

void PastViewer::read()
{
    const auto elapsed = [this] { return double(m_asked.nsecsElapsed()) / 1e6; };
    if (!std::exchange(m_hasAnswer, true))
        m_firstBytes.push_back(elapsed());
    m_answer.take(m_socket.readAll());
    if (!m_answer.isWhole())
        return;
    if (!m_answer.isGop()) {
        ++m_failures;
        return;
    }
    m_wholeGops.push_back(elapsed());
    ++m_gops;
    const qint64 end = m_answer.end();
    m_pace.start(int(std::max<qint64>(0, end - m_at - m_asked.elapsed())));
    m_at = end;
}

} // namespace lancast::bench
