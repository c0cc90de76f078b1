// How a socket reads from its peer, or does not.
#pragma once

#include <QSocketNotifier>
#include <QTcpSocket>

#include <functional>

namespace lancast::net {

enum class Reading { Paused, On };

/// With Reading::Paused neither bytes nor the end of the peer's direction are looked for, over TLS too. Qt
/// closes a socket as soon as it sees that end, with everything that it still had to send: a client that ends
/// its direction right behind its request would get no answer. Reading from an empty \a socket turns it on.
void setReading(QTcpSocket &socket, Reading reading);

/// What has come. A queued call may come when \a socket is closed already: nothing then, and no warning of
/// Qt's, with which a client could fill the log.
[[nodiscard]] QByteArray takeArrived(QTcpSocket &socket);
/// As takeArrived(), for bytes that nobody wants: at most \a count of them. How many they were.
qint64 skipArrived(QTcpSocket &socket, qint64 count);

/// Throws away what the peer of a socket still sends. The end of the peer's direction does not close the
/// socket: it can get bytes until it is gone.
class DiscardedInput final
{
public:
    /// \a socket outlives it, and is read by nothing else; where the connection is broken it is aborted.
    /// \a onEnd: called once, when the peer has ended its direction.
    DiscardedInput(QTcpSocket &socket, std::function<void()> onEnd);

private:
    void discard();

    QTcpSocket &m_socket;
    std::function<void()> m_onEnd;
    QSocketNotifier m_notifier;
};

} // namespace lancast::net
