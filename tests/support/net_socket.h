// A plain TCP client that a test drives byte by byte.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

namespace lancast::test {

/// Collects what comes, unless it is told to stop reading: then the peer feels it.
class RawSocket : public QObject
{
    Q_OBJECT

public:
    /// \a from: the loopback address that it comes from; empty: any.
    explicit RawSocket(quint16 port, const QString &from = {});
    ~RawSocket() override { m_socket.disconnect(this); } // its end is no news any more

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void close() { m_socket.disconnectFromHost(); }
    /// Sends what was given to it, then ends its own direction, and reads on.
    void endSending();
    /// Ends it as a crashed program would: with a reset.
    void kill();

    /// Reads nothing until resume(); what is on its way stays there.
    void pause();
    void resume();
    /// While paused: takes at most \a count bytes.
    void readSome(qint64 count);

    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] qint64 unsentBytes() const { return m_socket.bytesToWrite(); }
    [[nodiscard]] quint16 localPort() const { return m_socket.localPort(); }
    /// Received bytes that a test has dealt with.
    void forget(qsizetype count) { m_received.remove(0, count); }

signals:
    void arrived();

private:
    void take(qint64 count);

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_isPaused = false;
    bool m_isClosed = false;
};

/// One HTTP response as a client sees it.
struct HttpAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray field(const QByteArray &name) const;
};

/// Splits the first response off \a bytes by its Content-Length; status 0 while it is incomplete. For
/// \a isHead there is no body.
[[nodiscard]] HttpAnswer takeAnswer(QByteArray &bytes, bool isHead = false);

/// Sends \a request on a connection of its own and waits for the answer; status 0 if none came.
[[nodiscard]] HttpAnswer ask(quint16 port, const QByteArray &request, const QString &from = {});
/// A GET of \a path with \a fields, each ended by CR LF.
[[nodiscard]] HttpAnswer get(quint16 port, const QByteArray &path, const QByteArray &fields = {},
                             const QString &from = {});

} // namespace lancast::test
