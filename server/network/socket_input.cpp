#include "network/socket_input.h"

#include <cerrno>
#include <sys/socket.h>

namespace lancast::net {

void setReading(QTcpSocket &socket, Reading reading)
{
    // Qt offers no call for it: the read buffer's limit works only while the buffer is full, and not over
    // TLS.
    for (QSocketNotifier *notifier : socket.findChildren<QSocketNotifier *>()) {
        if (notifier->type() == QSocketNotifier::Read)
            notifier->setEnabled(reading == Reading::On);
    }
}

QByteArray takeArrived(QTcpSocket &socket)
{
    // As much as there is, and not readAll(): Qt then gives away the block of its buffer, if it is the only
    // one, where it would keep 16 KiB for what comes next.
    return socket.isOpen() ? socket.read(socket.bytesAvailable()) : QByteArray();
}

qint64 skipArrived(QTcpSocket &socket, qint64 count)
{
    if (count >= socket.bytesAvailable())
        return takeArrived(socket).size(); // with the block that held it
    return socket.isOpen() ? socket.skip(count) : 0;
}

DiscardedInput::DiscardedInput(QTcpSocket &socket, std::function<void()> onEnd)
    : m_socket(socket)
    , m_onEnd(std::move(onEnd))
    , m_notifier(socket.socketDescriptor(), QSocketNotifier::Read)
{
    setReading(socket, Reading::Paused);
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { discard(); });
    // Its descriptor is closed by then.
    QObject::connect(&socket, &QTcpSocket::disconnected, &m_notifier,
                     [this] { m_notifier.setEnabled(false); });
}

void DiscardedInput::discard()
{
    constexpr size_t mostAtOnce = 1024 * 1024;
    // Of TCP it discards them without a copy (tcp(7)).
    const ssize_t count = ::recv(int(m_notifier.socket()), nullptr, mostAtOnce, MSG_DONTWAIT | MSG_TRUNC);
    if (count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR)))
        return;
    m_notifier.setEnabled(false);
    if (count == 0)
        m_onEnd();
    else
        m_socket.abort();
}

} // namespace lancast::net
