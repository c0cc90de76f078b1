// The connection to Icecast, in a thread of its own: a slow name server or a slow Icecast holds nobody up.
#pragma once

#include "output/icecast/host_lookup.h"
#include "output/icecast/icecast_limits.h"
#include "output/icecast/icecast_status.h"
#include "output/icecast/icecast_target.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace lancast::icecast {

/// One connection at a time, each with a number that its signals carry. Call everything in its thread;
/// nothing in it waits.
class IcecastConnection final : public QObject
{
    Q_OBJECT

public:
    /// What became of bytes that wait no longer.
    enum class Use { Sent, Forgotten };

    explicit IcecastConnection(const IcecastLimits &limits,
                               HostLookup::Resolve resolve = HostLookup::askSystem);
    ~IcecastConnection() override;

    /// Opens connection \a number in place of the one before.
    void open(int number, const lancast::icecast::IcecastTarget &target);
    /// Whole WebM elements for connection \a number; for an earlier one they are forgotten.
    /// \a countedBytes: what released() gives back for them.
    void send(int number, const QByteArray &header, const QByteArray &body, qsizetype countedBytes);
    void close();

signals:
    /// Icecast takes the stream.
    void opened(int number);
    /// By the other side, or because it broke a deadline; never for close().
    void ended(int number, lancast::icecast::IcecastTrouble trouble, const QString &detail);
    /// So many counted bytes wait no longer.
    void released(qsizetype bytes, lancast::icecast::IcecastConnection::Use use);

private:
    struct Elements
    {
        QByteArray header;
        QByteArray body;
        qsizetype countedBytes = 0;
    };

    void connectToNextAddress();
    void watch();
    void request();
    void receive();
    void judgeAnswer(bool isEnded);
    void judgeWhatFollows();
    void onTaken();
    void pump();
    void fill();
    void onSocketEnded();
    void onDeadline();
    [[nodiscard]] qint64 socketBytes() const;
    void discardSocket();
    void fail(IcecastTrouble trouble, const QString &detail = {});
    [[nodiscard]] IcecastTrouble troubleOfSocket() const;

    const IcecastLimits m_limits;
    QTimer m_deadline;
    QTimer m_fillTimer; ///< runs from the newest element on
    HostLookup m_lookup;
    std::unique_ptr<QSslSocket> m_socket; ///< null: closed, or the host is looked up
    IcecastTarget m_target;
    int m_number = 0;
    int m_attempt = 0;               ///< number of the socket
    QList<QHostAddress> m_addresses; ///< of the target that are still to be tried
    QByteArray m_answer;
    bool m_isOpen = false;  ///< Icecast takes the stream
    bool m_hasSent = false; ///< the stream has begun on this connection
    std::deque<Elements> m_waiting;
};

} // namespace lancast::icecast
