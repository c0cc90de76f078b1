// Listens, and hands every accepted connection's descriptor on.
#pragma once

#include <QTcpServer>

namespace lancast::net {

class FrontDoor final : public QTcpServer
{
    Q_OBJECT

public:
    explicit FrontDoor(QObject *parent = nullptr);

signals:
    /// The receiver owns the descriptor.
    void knocked(qintptr descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { emit knocked(descriptor); }

private:
    void pauseFor(QAbstractSocket::SocketError error);
};

} // namespace lancast::net
