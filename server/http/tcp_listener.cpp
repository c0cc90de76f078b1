#include "http/tcp_listener.h"

#include "base/logging.h"

#include <QTimer>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

/// A hall full of guests opens the page in the same second.
constexpr int listenBacklog = 512;

/// Without descriptors the next try would fail as well, at once and for ever.
constexpr auto acceptPause = 250ms;

/// The port that is free at the first address may be taken at the next one.
constexpr int mostTries = 20;

OpenedListeners tryToOpen(const QList<QHostAddress> &addresses, quint16 port)
{
    OpenedListeners opened;
    for (const QHostAddress &address : addresses) {
        auto listener = std::make_unique<TcpListener>();
        if (!listener->listen(address, port))
            return {{}, {listener->serverError(), address, port, listener->errorString()}};
        port = listener->serverPort();
        opened.listeners.push_back(std::move(listener));
    }
    return opened;
}

} // namespace

OpenedListeners openListeners(const QList<QHostAddress> &addresses, quint16 port)
{
    OpenedListeners opened = tryToOpen(addresses, port);
    const auto isTaken = [&opened] {
        return opened.listeners.empty() && opened.fault.error == QAbstractSocket::AddressInUseError;
    };
    for (int tries = 1; port == 0 && isTaken() && tries < mostTries; ++tries)
        opened = tryToOpen(addresses, port);
    return opened;
}

TcpListener::TcpListener(QObject *parent)
    : QTcpServer(parent)
{
    setListenBacklogSize(listenBacklog);
    connect(this, &QTcpServer::acceptError, this, &TcpListener::pauseFor);
}

void TcpListener::pauseFor(QAbstractSocket::SocketError error)
{
    qCWarning(relayLog) << "no connection can be accepted for a moment:" << error;
    pauseAccepting();
    QTimer::singleShot(acceptPause, this, &QTcpServer::resumeAccepting);
}

} // namespace lancast::net
