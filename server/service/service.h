// lancast-server as a service: what signals make it do, and what it tells systemd.
#pragma once

#include "base/signal_watcher.h"
#include "relay/relay_server.h"
#include "service/limits_file.h"
#include "service/service_notifier.h"

#include <QObject>

namespace lancast::service {

class Service final : public QObject
{
    Q_OBJECT

public:
    /// \a server is not started yet. \a options: what it was made with; \a limitsFile: empty, or what is read
    /// again at SIGHUP.
    Service(net::RelayServer &server, const net::RelayOptions &options, const QString &limitsFile);

    /// The server listens.
    void ready();
    /// Drains, then the server tells stopped().
    void stop();

private:
    void reload();
    void apply(const Limits &limits);
    [[nodiscard]] QString describe(const net::StatusSnapshot &status) const;

    net::RelayServer &m_server;
    net::RelayOptions m_options; ///< without secrets: what counts where the file names nothing
    const QString m_limitsFile;
    net::SignalWatcher m_signals{net::SignalWatcher::Hangup::Reloads};
    ServiceNotifier m_notifier;
    bool m_isStopping = false;
};

/// \a options with the limits that \a limits names.
[[nodiscard]] net::RelayOptions withLimits(net::RelayOptions options, const Limits &limits);

} // namespace lancast::service
