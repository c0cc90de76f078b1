#include "net/front_door.h"

#include "net/logging.h"

#include <QTimer>

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

/// A hall full of guests opens the page in the same second.
constexpr int listenBacklog = 512;

/// Without descriptors the next try would fail as well, at once and for ever.
constexpr auto acceptPause = 250ms;

} // namespace

FrontDoor::FrontDoor(QObject *parent)
    : QTcpServer(parent)
{
    setListenBacklogSize(listenBacklog);
    connect(this, &QTcpServer::acceptError, this, &FrontDoor::pauseFor);
}

void FrontDoor::pauseFor(QAbstractSocket::SocketError error)
{
    qCWarning(relayLog) << "no connection can be accepted for a moment:" << error;
    pauseAccepting();
    QTimer::singleShot(acceptPause, this, &QTcpServer::resumeAccepting);
}

} // namespace lancast::net
