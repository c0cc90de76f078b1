#include "greedy_viewer.h"

#include "gop_answer.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace lancast::bench {

using std::chrono::milliseconds;

namespace {

constexpr quint32 greedyAddress = 0x7f03'0001;
constexpr int patienceMs = 5000;

} // namespace

GreedyViewer::GreedyViewer(quint16 port, int connections, milliseconds begin, milliseconds end)
{
    for (int i = 0; i < connections; ++i)
        m_connections.emplace_back([this, port, begin, end] { pull(port, begin, end); });
}

GreedyViewer::~GreedyViewer()
{
    stop();
}

void GreedyViewer::stop()
{
    m_isStopping = true;
    for (std::thread &connection : m_connections)
        connection.join();
    m_connections.clear();
}

void GreedyViewer::pull(quint16 port, milliseconds begin, milliseconds end)
{
    QTcpSocket socket;
    socket.bind(QHostAddress(greedyAddress));
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    qint64 at = begin.count();
    while (!m_isStopping) {
        socket.write(gopRequest(at));
        GopAnswer answer;
        while (!answer.isWhole() && socket.waitForReadyRead(patienceMs)) {
            const QByteArray bytes = socket.readAll();
            m_bytes += quint64(bytes.size());
            answer.take(bytes);
        }
        if (!answer.isWhole() || !answer.isGop()) {
            ++m_failures;
            return;
        }
        ++m_gops;
        at = answer.end() < end.count() ? answer.end() : begin.count();
    }
}

} // namespace lancast::bench
