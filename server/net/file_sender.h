// Sends a part of a file over a socket, a step at a time as the peer reads.
#pragma once

#include <QFile>
#include <QObject>

class QTcpSocket;

namespace lancast::net {

class FileSender final : public QObject
{
    Q_OBJECT

public:
    FileSender(QTcpSocket *socket, const QString &path, qint64 offset, qint64 length, QObject *parent);
    void start();

signals:
    void finished();
    void failed();

private:
    void sendMore();

    QTcpSocket *m_socket;
    QFile m_file;
    qint64 m_offset;
    qint64 m_remaining;
};

} // namespace lancast::net
