// Tells systemd how the service is, by the protocol of sd_notify(3).
#pragma once

#include <QByteArray>
#include <QString>
#include <QTimer>

namespace lancast::service {

/// The protocol is one datagram of lines to a socket that the environment names; sd_notify(3) promises that
/// it stays, so that libsystemd is not needed for it. Without that socket nothing happens. Never waits.
class ServiceNotifier final
{
public:
    /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, and takes them out of the environment. Where
    /// systemd wants signs of life they come from the event loop: what blocks that stops them.
    ServiceNotifier();

    /// Somebody listens.
    [[nodiscard]] bool isHeard() const { return !m_socketPath.isEmpty(); }
    void ready(const QString &status);
    void reloading();
    void stopping();
    /// One line for people, as systemctl status shows it.
    void setStatus(const QString &status);

private:
    void send(const QByteArray &lines) const;
    void startWatchdog();

    QByteArray m_socketPath; ///< empty: nobody listens; '@' at its beginning: an abstract one
    QString m_status;
    QTimer m_watchdog;
};

} // namespace lancast::service
