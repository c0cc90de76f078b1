#include "service/service_notifier.h"

#include <QCoreApplication>

#include <chrono>
#include <cstddef>
#include <cstring>
#include <ctime>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace lancast::service {

namespace {

QByteArray takeVariable(const char *name)
{
    QByteArray value = qgetenv(name);
    qunsetenv(name);
    return value;
}

/// By the clock that systemd compares with.
QByteArray monotonicMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return QByteArray::number(qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1'000);
}

QByteArray statusLine(const QString &status)
{
    return "STATUS=" + status.toUtf8().replace('\n', ' ');
}

} // namespace

ServiceNotifier::ServiceNotifier()
    : m_socketPath(takeVariable("NOTIFY_SOCKET"))
{
    startWatchdog();
}

void ServiceNotifier::startWatchdog()
{
    const QByteArray pid = takeVariable("WATCHDOG_PID");
    const std::chrono::microseconds patience(takeVariable("WATCHDOG_USEC").toLongLong());
    const bool isMeant = pid.isEmpty() || pid.toLongLong() == QCoreApplication::applicationPid();
    if (!isMeant || patience.count() <= 0)
        return;
    QObject::connect(&m_watchdog, &QTimer::timeout, &m_watchdog, [this] { send("WATCHDOG=1"); });
    // Half of its patience, as sd_watchdog_enabled(3) recommends.
    m_watchdog.start(std::chrono::duration_cast<std::chrono::milliseconds>(patience / 2));
}

void ServiceNotifier::ready(const QString &status)
{
    m_status = status;
    send("READY=1\n" + statusLine(status));
}

void ServiceNotifier::reloading()
{
    send("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicroseconds());
}

void ServiceNotifier::stopping()
{
    send("STOPPING=1\nSTATUS=Sending the last bytes");
}

void ServiceNotifier::setStatus(const QString &status)
{
    if (std::exchange(m_status, status) != status)
        send(statusLine(status));
}

void ServiceNotifier::send(const QByteArray &lines) const
{
    sockaddr_un address{};
    if (m_socketPath.isEmpty() || m_socketPath.size() > qsizetype(sizeof address.sun_path))
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socketPath.constData(), std::size_t(m_socketPath.size()));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_socketPath.size()));
    // The service runs just as well if nobody hears it.
    [[maybe_unused]] const ssize_t sent =
        ::sendto(socket, lines.constData(), std::size_t(lines.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
                 reinterpret_cast<const sockaddr *>(&address), size);
    ::close(socket);
}

} // namespace lancast::service
