// The relay's side of the thread boundary: lives in the relay's thread and owns the RelayServer.
#pragma once

#include "net/relay_server.h"

#include <QMetaType>
#include <QObject>

#include <memory>

namespace lancast::app {

/// Where the relay listens.
struct RelayAddress
{
    quint16 port = 0;
    quint16 wishedPort = 0; ///< differs from port if it was taken
    QByteArray publishToken;
    QUrl loopbackUrl;
    QHostAddress bind;
};

class RelayWorker final : public QObject
{
    Q_OBJECT

public:
    RelayWorker();
    ~RelayWorker() override;

    void start(const net::RelayOptions &options);
    /// Moves to the wished port if that has become free.
    void tryWishedPort();
    void serveFile(const QString &path);
    void stop();

signals:
    void started(const lancast::app::RelayAddress &address);
    void failed(const QString &reason);
    void wishedPortStillTaken();
    void fileServed(const QString &path, const QString &urlPath);
    void statusChanged(const lancast::relay::StatusSnapshot &status);
    void stopped();

private:
    void listen();
    [[nodiscard]] bool isWishedPortFree() const;

    net::RelayOptions m_options;
    std::unique_ptr<net::RelayServer> m_server;
};

} // namespace lancast::app

Q_DECLARE_METATYPE(lancast::app::RelayAddress)
