// One upgraded WebSocket of a publisher or viewer.
#pragma once

#include "net/channel_writer.h"
#include "net/request_head.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>

class QTcpSocket;
class QWebSocket;

namespace lancast::net {

/// RFC 6455 section 7.4, and our own from 4400 on (see PROTOCOL.md).
enum class CloseCode {
    GoingAway = 1001,
    BadStream = 4400,
    LinkChanged = 4401,
    VisitEnded = 4403,
    TimedOut = 4408,
    AnotherPublisher = 4409,
    Full = 4429,
};

/// Incoming messages come from QWebSocket; everything outgoing goes through the writer, in order.
/// After closed() the owner deletes it (deleteLater).
class Channel final : public QObject
{
    Q_OBJECT

public:
    Channel(QWebSocket *webSocket, QTcpSocket *socket, RequestHead head, qsizetype maxQueuedBytes,
            QObject *parent);
    ~Channel() override;

    [[nodiscard]] const RequestHead &head() const { return m_head; }
    [[nodiscard]] ChannelWriter &writer() { return m_writer; }
    [[nodiscard]] const ChannelWriter &writer() const { return m_writer; }
    [[nodiscard]] QString peerAddress() const;
    [[nodiscard]] quint16 peerPort() const;
    void setMaxMessageBytes(quint64 bytes);

    void sendText(const QJsonObject &message);
    void sendBinary(const QByteArray &payload);
    /// Sends what is queued, then the close frame; after \a deadline the connection is aborted.
    void closeWith(CloseCode code, const QString &reason, std::chrono::milliseconds deadline);
    void abort();

signals:
    void textReceived(const QJsonObject &message);
    void binaryReceived(const QByteArray &message);
    void closed();

private:
    void onText(const QString &text);

    QWebSocket *m_webSocket;
    QTcpSocket *m_socket;
    RequestHead m_head;
    ChannelWriter m_writer;
    QTimer m_closeDeadline;
};

} // namespace lancast::net
