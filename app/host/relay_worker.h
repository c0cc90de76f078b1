// The relay's side of the thread boundary: lives in the relay's thread and owns the RelayServer.
#pragma once

#include "host/relay_address.h"
#include "relay/relay_server.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lancast::app {

class RelayWorker final : public QObject
{
    Q_OBJECT

public:
    explicit RelayWorker(const net::RelayClock &clock);
    ~RelayWorker() override;

    /// Listens. While it does already, or after failed(): once more in the ways that \a options say; who may
    /// do what, and the secrets that were handed out, stay as they are.
    void start(const net::RelayOptions &options);
    /// Moves to the wished port if that has become free; who may do what stays as it is.
    void tryWishedPort();
    void serveFile(const QString &path);
    void perform(const std::function<void(net::RelayServer &)> &command);
    void stop();

signals:
    void started(const lancast::app::RelayAddress &address);
    /// Since started(): other networks, another key, another certificate.
    void addressChanged(const lancast::app::RelayAddress &address);
    void failed(const QString &reason);
    void wishedPortStillTaken();
    void fileServed(const QString &path, const QString &urlPath);
    void statusChanged(const lancast::net::StatusSnapshot &status);
    void publisherAsks(const QString &address);
    void nameRefused(const QString &name);
    void recordingFilesRepaired(const QStringList &finished, const QStringList &failed);
    void stopped();

private:
    void create();
    void reopen();
    void restart();
    void listen();
    void goOn();
    void tellAddressChange();
    [[nodiscard]] RelayAddress currentAddress() const;
    [[nodiscard]] bool isWishedPortFree() const;

    const net::RelayClock &m_clock;
    net::RelayOptions m_options;
    std::unique_ptr<net::RelayServer> m_server;
    RelayAddress m_told;         ///< port 0 while nothing listens
    bool m_isRestarting = false; ///< stopped() of the relay is awaited
    bool m_isEnding = false;
};

} // namespace lancast::app
