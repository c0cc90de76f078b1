// What QWebSocketServer takes for a socket: it is given a checked handshake, and tells the answer to it.
#pragma once

#include <QTcpSocket>

namespace lancast::net {

/// Qt's server reads and writes its socket by itself. Between it and the real one stands this, so that all
/// that reaches it has been checked, and the channel's writer puts every byte on the line.
class QWebSocketAdapter final : public QTcpSocket
{
    Q_OBJECT

public:
    /// Has the addresses of \a real, and is connected from the start.
    QWebSocketAdapter(const QTcpSocket &real, QObject *parent);

    void receive(const QByteArray &bytes);

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override { close(); }
    void close() override;

signals:
    void wantsToSend(const QByteArray &bytes);
    void wantsToClose();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 readLineData(char *data, qint64 maxSize) override;
    qint64 skipData(qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_received; ///< not read yet
};

} // namespace lancast::net
