#include "host/relay_worker.h"

#include <QTcpServer>

namespace lancast::app {

RelayWorker::RelayWorker(const net::RelayClock &clock)
    : m_clock(clock)
{
}

RelayWorker::~RelayWorker() = default;

void RelayWorker::start(const net::RelayOptions &options)
{
    const bool hasPort = options.port != 0 || !m_server;
    m_options = options;
    // Any port is not another one: guests keep the address that they have.
    if (!hasPort)
        m_options.port = m_told.port;
    if (!m_server)
        create();
    if (m_told.port == 0)
        reopen();
    else
        restart();
}

void RelayWorker::reopen()
{
    m_server->setNetwork(m_options);
    listen();
}

void RelayWorker::restart()
{
    // Still on its way out: goOn() takes the newest options.
    if (!std::exchange(m_isRestarting, true))
        m_server->stop();
}

void RelayWorker::create()
{
    m_server = std::make_unique<net::RelayServer>(m_options, m_clock);
    net::RelayServer *server = m_server.get();
    connect(server, &net::RelayServer::statusChanged, this, &RelayWorker::statusChanged);
    connect(&server->room().access(), &net::Access::publisherAsks, this, &RelayWorker::publisherAsks);
    connect(server, &net::RelayServer::nameRefused, this, &RelayWorker::nameRefused);
    connect(server, &net::RelayServer::recordingFilesRepaired, this, &RelayWorker::recordingFilesRepaired);
    connect(server, &net::RelayServer::addressesChanged, this, &RelayWorker::tellAddressChange);
    // Queued: the relay is still on its way out of what made it stop.
    connect(server, &net::RelayServer::stopped, this, &RelayWorker::goOn, Qt::QueuedConnection);
}

void RelayWorker::listen()
{
    m_told = {};
    m_server->setPort(m_options.port);
    bool isListening = m_server->start();
    if (!isListening && m_server->suggestedPort() != 0) {
        m_server->setPort(m_server->suggestedPort());
        isListening = m_server->start();
    }
    if (!isListening) {
        emit failed(m_server->errorString());
        return;
    }
    m_told = currentAddress();
    emit started(m_told);
}

RelayAddress RelayWorker::currentAddress() const
{
    RelayAddress address;
    address.port = m_server->port();
    address.wishedPort = m_options.port == 0 ? address.port : m_options.port;
    address.bind = m_options.bind;
    address.loopbackUrl = m_server->loopbackUrl();
    address.networkUrls = m_server->networkUrls();
    address.fingerprint = m_server->certificateFingerprint();
    address.keyFingerprint = m_server->certificateKeyFingerprint();
    address.publishToken = m_server->room().access().publishToken();
    address.icecast = m_server->room().icecast().status().listeners.value(0);
    address.viewKey = m_server->room().access().viewKey();
    return address;
}

void RelayWorker::tellAddressChange()
{
    if (m_isRestarting || m_told.port == 0 || m_told == currentAddress())
        return;
    m_told = currentAddress();
    emit addressChanged(m_told);
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
    if (isWishedPortFree())
        restart();
    else
        emit wishedPortStillTaken();
}

void RelayWorker::serveFile(const QString &path)
{
    if (m_server)
        emit fileServed(path, m_server->setSourceFile(path));
}

void RelayWorker::perform(const std::function<void(net::RelayServer &)> &command)
{
    if (!m_server)
        return;
    command(*m_server);
    tellAddressChange();
}

void RelayWorker::stop()
{
    m_isEnding = true;
    if (m_server)
        m_server->stop();
    else
        emit stopped();
}

void RelayWorker::goOn()
{
    if (m_isEnding)
        emit stopped();
    else if (std::exchange(m_isRestarting, false))
        reopen();
}

} // namespace lancast::app
