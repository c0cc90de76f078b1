#include "relay_worker.h"

#include <QTcpServer>

namespace lancast::app {

RelayWorker::RelayWorker() = default;
RelayWorker::~RelayWorker() = default;

void RelayWorker::start(const net::RelayOptions &options)
{
    m_options = options;
    listen();
}

void RelayWorker::listen()
{
    m_server = std::make_unique<net::RelayServer>(m_options);
    connect(m_server.get(), &net::RelayServer::statusChanged, this, &RelayWorker::statusChanged);
    bool isListening = m_server->start();
    if (!isListening && m_server->suggestedPort() != 0) {
        m_server->setPort(m_server->suggestedPort());
        isListening = m_server->start();
    }
    if (!isListening) {
        emit failed(m_server->errorString());
        return;
    }
    const quint16 wished = m_options.port == 0 ? m_server->port() : m_options.port;
    emit started(
        {m_server->port(), wished, m_server->publishToken(), m_server->loopbackUrl(), m_options.bind});
}

bool RelayWorker::isWishedPortFree() const
{
    QTcpServer probe;
    return probe.listen(m_options.bind, m_options.port);
}

void RelayWorker::tryWishedPort()
{
    if (!m_server || m_server->port() == m_options.port)
        return;
    if (!isWishedPortFree()) {
        emit wishedPortStillTaken();
        return;
    }
    // The token stays, so that nothing that was handed out before becomes worthless.
    m_options.publishToken = m_server->publishToken();
    m_server->disconnect(this);
    connect(m_server.get(), &net::RelayServer::stopped, this, &RelayWorker::listen, Qt::QueuedConnection);
    m_server->stop();
}

void RelayWorker::serveFile(const QString &path)
{
    if (m_server)
        emit fileServed(path, m_server->setSourceFile(path));
}

void RelayWorker::stop()
{
    if (!m_server) {
        emit stopped();
        return;
    }
    m_server->disconnect(this);
    connect(m_server.get(), &net::RelayServer::stopped, this, &RelayWorker::stopped, Qt::QueuedConnection);
    m_server->stop();
}

} // namespace lancast::app
